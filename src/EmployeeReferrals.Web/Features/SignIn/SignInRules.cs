using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Configuration;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Everything that is wrong about the settings of sign-in, each naming its setting.</summary>
internal sealed class SignInRules(IHostEnvironment environment, IOptions<PortalOptions> portal, bool companyIsEmpty)
    : IValidateOptions<SignInOptions>
{
    public ValidateOptionsResult Validate(string? name, SignInOptions options)
    {
        var problems = Problems(options).ToList();
        return problems.Count > 0 ? ValidateOptionsResult.Fail(problems) : ValidateOptionsResult.Success;
    }

    public static bool HasNoFirstAdministrator(IConfiguration configuration) =>
        string.IsNullOrWhiteSpace(configuration["SignIn:FirstAdministrator"])
        && !string.Equals(
            configuration["SignIn:Mode"] ?? nameof(SignInMode.Demo),
            nameof(SignInMode.Demo),
            StringComparison.OrdinalIgnoreCase
        );

    private IEnumerable<string> Problems(SignInOptions options)
    {
        if (options.Mode == SignInMode.Demo)
        {
            if (!environment.AllowsDemo())
                yield return $"SignIn:Mode is Demo, which lets anybody in and is refused in the environment {environment.EnvironmentName}. "
                    + "Set it to Entra or OpenId, for the company's own sign-in. To try the portal out, "
                    + "set ASPNETCORE_ENVIRONMENT to Development.";
            yield break;
        }
        var section = options.Mode == SignInMode.Entra ? "SignIn:Entra" : "SignIn:OpenId";
        if (options.FirstAdministrator.Length > 0 && EmailAddress.Parse(options.FirstAdministrator) is null)
            yield return "SignIn:FirstAdministrator must be an e-mail address.";
        if (options.FirstAdministrator.Length == 0 && companyIsEmpty)
            yield return "SignIn:FirstAdministrator is needed at the first start: the work e-mail of who may sign in first and let the "
                + "others in.";
        if (!SafeAddress(PortalAddress()))
            yield return $"Portal:Address must be https when people sign in by {options.Mode} (http only for localhost): "
                + "they come back to it with a code.";
        if (string.IsNullOrWhiteSpace(options.RolesClaim))
            yield return "SignIn:RolesClaim must name a claim, such as roles.";
        foreach (var role in options.Roles.Keys.Where(r => !Enum.GetNames<Roles>().Skip(1).Contains(r, StringComparer.OrdinalIgnoreCase)))
            yield return $"SignIn:Roles:{role} is no role of the portal. They are {string.Join(", ", Enum.GetNames<Roles>().Skip(1))}.";
        if (string.IsNullOrWhiteSpace(options.Client.ClientId))
            yield return $"{section}:ClientId is needed: the id of this portal at the provider.";
        foreach (var problem in options.Mode == SignInMode.Entra ? Entra(options.Entra) : OpenId(options.OpenId))
            yield return problem;
        if (options.Client.ClientSecret.Length > 0 && options.Client.CertificateFile.Length > 0)
            yield return $"{section}:ClientSecret and {section}:CertificateFile are both set. Leave one out.";
        if (CertificateProblem(options.Client) is { } wrong)
            yield return $"{section}:CertificateFile {wrong}";
    }

    private static IEnumerable<string> Entra(EntraOptions entra)
    {
        if (!Uri.TryCreate(entra.Instance, UriKind.Absolute, out var instance) || instance.Scheme != Uri.UriSchemeHttps)
            yield return "SignIn:Entra:Instance must be an https address, such as https://login.microsoftonline.com/.";
        if (entra.Tenants.Count == 0)
            yield return "SignIn:Entra:TenantId is needed: the id of the company's tenant, or several separated by commas.";
        foreach (var tenant in entra.Tenants.Where(t => !Guid.TryParseExact(t, "D", out _)))
            yield return $"SignIn:Entra:TenantId holds {tenant}, which is no tenant id. It is the Directory (tenant) ID of the app "
                + "registration, 36 characters.";
        if (entra is { ClientSecret: "", CertificateFile: "" })
            yield return "SignIn:Entra:ClientSecret or SignIn:Entra:CertificateFile is needed.";
    }

    private static IEnumerable<string> OpenId(OpenIdOptions openId)
    {
        if (!SafeAddress(openId.Authority))
            yield return "SignIn:OpenId:Authority must be the provider's https address (http only for localhost).";
        else if (openId.Authority.Length > Identity.LongestIssuer)
            yield return $"SignIn:OpenId:Authority may have {Identity.LongestIssuer} characters.";
    }

    private string PortalAddress()
    {
        try
        {
            return portal.Value.Address;
        }
        catch (OptionsValidationException)
        {
            return "https://named-by-its-own-rule";
        }
    }

    private static bool SafeAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri)
        && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback));

    private static string? CertificateProblem(ClientOptions client)
    {
        try
        {
            using var certificate = client.Certificate();
            return certificate is null || (certificate.HasPrivateKey && certificate.GetRSAPrivateKey() is not null)
                ? null
                : "has no private RSA key.";
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException)
        {
            return $"cannot be read: {failure.Message}";
        }
    }
}

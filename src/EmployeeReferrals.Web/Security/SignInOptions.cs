using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EmployeeReferrals.Domain.People;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web;

public enum SignInMode
{
    Demo,
    Entra,
    OpenId,
}

/// <summary>How people sign in, and what their provider may say about them.</summary>
public sealed class SignInOptions
{
    public SignInMode Mode { get; set; }

    /// <summary>The work e-mail of who may sign in first: added as Administrator and HR while the company has nobody.</summary>
    public string FirstAdministrator { get; set; } = "";

    /// <summary>Being employed is not enough: a role must come from the provider or from the People page.</summary>
    public bool NeedsRole { get; set; }

    /// <summary>The claim that lists a person's roles at the provider.</summary>
    public string RolesClaim { get; set; } = "roles";

    /// <summary>By role of the portal: the values of the claim that give it, separated by commas. What is not named gives
    /// nothing.</summary>
    public Dictionary<string, string> Roles { get; } = [];

    /// <summary>The claim with the employee number, where one can be trusted. Empty: people are recognised by their e-mail alone.</summary>
    public string NumberClaim { get; set; } = "";
    public EntraOptions Entra { get; } = new();
    public OpenIdOptions OpenId { get; } = new();

    /// <summary>The client at the provider, whichever it is.</summary>
    public ClientOptions Client => Mode == SignInMode.Entra ? Entra : OpenId;

    public Roles RolesOf(IEnumerable<string> claimed)
    {
        var given = claimed.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Roles
            .Where(r => Listed(r.Value).Any(given.Contains))
            .Aggregate(Domain.People.Roles.None, (all, r) => all | Enum.Parse<Roles>(r.Key, ignoreCase: true));
    }

    internal static string[] Listed(string value) =>
        value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}

/// <summary>How the portal proves to the provider who it is: by a secret or by a certificate.</summary>
public abstract class ClientOptions
{
    public string ClientId { get; set; } = "";
    public string ClientSecret { get; set; } = "";

    /// <summary>A PKCS #12 file (.pfx) with its private key, or a PEM file with both.</summary>
    public string CertificateFile { get; set; } = "";
    public string CertificatePassword { get; set; } = "";

    public X509Certificate2? Certificate() =>
        CertificateFile.Length == 0 ? null
        : Path.GetExtension(CertificateFile).Equals(".pem", StringComparison.OrdinalIgnoreCase)
            ? X509Certificate2.CreateFromPemFile(CertificateFile)
        : X509CertificateLoader.LoadPkcs12FromFile(CertificateFile, CertificatePassword);
}

public sealed class EntraOptions : ClientOptions
{
    public string Instance { get; set; } = "https://login.microsoftonline.com/";

    /// <summary>The tenant's id, or several separated by commas.</summary>
    public string TenantId { get; set; } = "";

    public IReadOnlyList<string> Tenants => SignInOptions.Listed(TenantId);

    /// <summary>Where to sign in: the one tenant, or any organisation's; then the token's tenant must be one of the list.</summary>
    public string SignInTenant => Tenants.Count == 1 ? Tenants[0] : "organizations";
}

public sealed class OpenIdOptions : ClientOptions
{
    /// <summary>The issuer. Its discovery document lies below, at /.well-known/openid-configuration.</summary>
    public string Authority { get; set; } = "";

    /// <summary>Beyond openid, profile and email, separated by spaces: where roles or an employee number need their own.</summary>
    public string Scopes { get; set; } = "";

    /// <summary>Take the e-mail of a provider that does not say whether it is verified. Only where nobody chooses their own.</summary>
    public bool TrustEmail { get; set; }
}

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

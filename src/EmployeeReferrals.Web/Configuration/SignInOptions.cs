using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EmployeeReferrals.Domain;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Configuration;

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

    public Domain.Roles RolesOf(IEnumerable<string> claimed)
    {
        var given = claimed.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return Roles
            .Where(r => Listed(r.Value).Any(given.Contains))
            .Aggregate(Domain.Roles.None, (all, r) => all | Enum.Parse<Domain.Roles>(r.Key, ignoreCase: true));
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

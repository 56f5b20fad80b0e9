using System.Security.Claims;
using System.Text.RegularExpressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Configuration;

namespace EmployeeReferrals.Web.Security;

/// <summary>What a provider says about who has just signed in there, after its token was checked.</summary>
/// <param name="Issuer">The tenant's id at Entra, the issuer elsewhere.</param>
/// <param name="Subject">The object id at Entra, the subject elsewhere: they never change and are never given to somebody else.</param>
/// <param name="Emails">Addresses that the provider vouches for.</param>
/// <param name="Shown">What the person knows their account by, to tell them which one they came with.</param>
/// <param name="Browser">In plain words.</param>
/// <param name="Renews">The session whose roles were asked for; null: this is a sign-in.</param>
public sealed partial record ProviderAccount(
    string Issuer,
    string Subject,
    IReadOnlyList<EmailAddress> Emails,
    string? Number,
    Roles Claimed,
    string? Shown,
    string Browser = "A browser",
    Guid? Renews = null
)
{
    /// <summary>Rejected: a token without what identifies, or of a tenant that is not the company's.</summary>
    public static Result<ProviderAccount> Read(ClaimsPrincipal principal, SignInOptions options)
    {
        var entra = options.Mode == SignInMode.Entra;
        var issuer = principal.FindFirstValue(entra ? "tid" : "iss");
        var subject = principal.FindFirstValue(entra ? "oid" : "sub");
        if (issuer is not { Length: > 0 and <= Identity.LongestIssuer } || subject is not { Length: > 0 and <= Identity.LongestSubject })
            return Refuse(TurnedAway.Failed);
        if (entra && !options.Entra.Tenants.Contains(issuer, StringComparer.OrdinalIgnoreCase))
            return Refuse(TurnedAway.Tenant);
        var number = options.NumberClaim.Length == 0 ? null : Text.Clean(principal.FindFirstValue(options.NumberClaim));
        var shown = Text.Clean(principal.FindFirstValue("preferred_username") ?? principal.FindFirstValue("email"));
        return new ProviderAccount(
            entra ? issuer.ToLowerInvariant() : issuer,
            entra ? subject.ToLowerInvariant() : subject,
            [.. Vouched(principal, options)],
            number,
            options.RolesOf(principal.FindAll(options.RolesClaim).Select(c => c.Value)),
            shown is { Length: <= Text.Email } ? shown : null
        );
    }

    private static IEnumerable<EmailAddress> Vouched(ClaimsPrincipal principal, SignInOptions options)
    {
        if (options.Mode == SignInMode.Entra)
        {
            // A member's user name lies in a domain that the tenant has proved to own. A guest's belongs to somewhere else, and an
            // e-mail attribute is whatever was typed into it, unless Entra says that the domain's owner stands behind it.
            if (principal.FindFirstValue("acct") != "1" && Parsed("preferred_username") is { } name)
                yield return name;
            if (IsTrue("xms_edov") && Parsed("email") is { } email)
                yield return email;
        }
        else if ((options.OpenId.TrustEmail || IsTrue("email_verified")) && Parsed("email") is { } email)
            yield return email;

        EmailAddress? Parsed(string claim) => EmailAddress.Parse(principal.FindFirstValue(claim));
        bool IsTrue(string claim) => principal.FindFirstValue(claim) is { } value && Yes().IsMatch(value);
    }

    private static Result<ProviderAccount> Refuse(string code) =>
        Result<ProviderAccount>.From(Result.Rejected(code, TurnedAway.Of(code).Text));

    [GeneratedRegex("^(true|1)$", RegexOptions.IgnoreCase)]
    private static partial Regex Yes();
}

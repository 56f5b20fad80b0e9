using System.Security.Cryptography;
using System.Text;

namespace EmployeeReferrals.Domain.People;

/// <summary>Who a person is at a provider of sign-in: tenant and object id at Entra, issuer and subject elsewhere.</summary>
public sealed class Identity
{
    /// <summary>OpenID Connect Core, section 2: at most 255 characters.</summary>
    public const int LongestSubject = 255;
    public const int LongestIssuer = 200;

    private Identity() { }

    internal Identity(Guid id, Guid personId, string issuer, string subject, DateTimeOffset at)
    {
        (Id, PersonId, Issuer, Subject, LinkedAt) = (id, personId, issuer, subject, at);
        Key = KeyOf(issuer, subject);
    }

    public Guid Id { get; private init; }
    public Guid PersonId { get; private init; }
    public string Issuer { get; private init; } = "";

    [PersonalData]
    public string Subject { get; private init; } = "";

    /// <summary>What is looked up. A subject tells capitals from small letters, which a database may not.</summary>
    public string Key { get; private init; } = "";
    public DateTimeOffset LinkedAt { get; private init; }

    public static string KeyOf(string issuer, string subject) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(issuer + "\n" + subject)));
}

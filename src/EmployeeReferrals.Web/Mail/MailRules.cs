using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EmployeeReferrals.Web.Configuration;

namespace EmployeeReferrals.Web.Mail;

/// <summary>What the settings of mail must be, checked at start; each sentence names its setting.</summary>
internal static class MailRules
{
    public static Func<MailOptions, string?>[] All { get; } =
    [
        o =>
            Domain.People.EmailAddress.Parse(o.From) is null && !o.From.EndsWith("@localhost", StringComparison.Ordinal)
                ? "Mail:From must be an e-mail address."
                : null,
        o =>
            o.ReplyTo.Length > 0 && Domain.People.EmailAddress.Parse(o.ReplyTo) is null
                ? "Mail:ReplyTo must be an e-mail address, or empty: answers then go to Mail:From."
                : null,
        o =>
            Smtp(o) && o.From.EndsWith("@localhost", StringComparison.Ordinal)
                ? "Mail:From is needed when Mail:Delivery is Smtp: the address that mails come from."
                : null,
        o => o.Port is < 1 or > 65535 ? "Mail:Port must lie between 1 and 65535." : null,
        o => o.Timeout is < 1 or > 60 ? "Mail:Timeout must lie between 1 and 60 seconds." : null,
        o => !Smtp(o) || !string.IsNullOrWhiteSpace(o.Host) ? null : "Mail:Host is needed when Mail:Delivery is Smtp.",
        o =>
            !Smtp(o) || o.TrustedCertificate.Length == 0 || Certificates(o.TrustedCertificate) is not null
                ? null
                : "Mail:TrustedCertificate must name a PEM file with at least one certificate.",
        o =>
            !Smtp(o)
            || o.Authentication != MailAuthentication.None
            || (o.User.Length == 0 && o.Password.Length == 0 && o.ClientId.Length == 0)
                ? null
                : "Mail:Authentication is None, but Mail:User, Mail:Password or Mail:ClientId is set. Choose Password or OAuth2, "
                    + "or leave them empty.",
        o =>
            !Smtp(o) || o.Authentication == MailAuthentication.None || o.Security != MailSecurity.None || IsLoopback(o.Host)
                ? null
                : "Mail:Security is None, so whoever listens on the line could read the sign-in. Use StartTls or Tls.",
        o => Needed(o, MailAuthentication.Password, o.User, "Mail:User"),
        o => Needed(o, MailAuthentication.Password, o.Password, "Mail:Password"),
        o => Needed(o, MailAuthentication.OAuth2, o.User, "Mail:User (the mailbox that sends)"),
        o => Needed(o, MailAuthentication.OAuth2, o.ClientId, "Mail:ClientId"),
        o => Needed(o, MailAuthentication.OAuth2, o.ClientSecret, "Mail:ClientSecret"),
        o => Needed(o, MailAuthentication.OAuth2, o.Scope, "Mail:Scope"),
        o =>
            !OAuth2(o) || (o.TenantId.Length > 0) != (o.TokenAddress.Length > 0)
                ? null
                : "Set one of Mail:TenantId (Microsoft Entra) and Mail:TokenAddress (any other provider) when Mail:Authentication "
                    + "is OAuth2.",
        o =>
            !OAuth2(o)
            || o.TokenAddress.Length == 0
            || (
                Uri.TryCreate(o.TokenAddress, UriKind.Absolute, out var uri)
                && (uri.Scheme == "https" || (uri.Scheme == "http" && uri.IsLoopback))
            )
                ? null
                : "Mail:TokenAddress must be an absolute https address.",
    ];

    /// <summary>Null: not a file with certificates.</summary>
    public static X509Certificate2Collection? Certificates(string path)
    {
        try
        {
            var found = new X509Certificate2Collection();
            found.ImportFromPemFile(path);
            return found.Count > 0 ? found : null;
        }
        catch (Exception wrong) when (wrong is IOException or CryptographicException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static bool Smtp(MailOptions o) => o.Delivery == MailDelivery.Smtp;

    private static bool OAuth2(MailOptions o) => Smtp(o) && o.Authentication == MailAuthentication.OAuth2;

    private static string? Needed(MailOptions o, MailAuthentication by, string value, string setting) =>
        Smtp(o) && o.Authentication == by && string.IsNullOrWhiteSpace(value)
            ? $"{setting} is needed when Mail:Authentication is {by}."
            : null;

    private static bool IsLoopback(string host) =>
        host == "localhost" || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}

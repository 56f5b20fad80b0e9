using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using EmployeeReferrals.Web.Configuration;
using MailKit;
using MailKit.Net.Smtp;
using MimeKit;

namespace EmployeeReferrals.Web.Mail;

/// <summary>MailKit's client, which also trusts the company's own authority, sends to those of a mail's recipients whom the server takes,
/// and knows whether a mail was handed over whole.</summary>
internal sealed class SmtpConnection : SmtpClient
{
    private readonly Wire _wire;
    private readonly X509Certificate2Collection? _trusted;

    public SmtpConnection(MailOptions mail)
        : this(mail, new Wire()) { }

    private SmtpConnection(MailOptions mail, Wire wire)
        : base(wire)
    {
        _wire = wire;
        _trusted = mail.TrustedCertificate.Length > 0 ? MailRules.Certificates(mail.TrustedCertificate) : null;
        Timeout = mail.Timeout * 1000;
        ServerCertificateValidationCallback = (_, certificate, chain, errors) =>
        {
            var trusts =
                errors == SslPolicyErrors.None
                || (errors == SslPolicyErrors.RemoteCertificateChainErrors && IsOfOurAuthority(certificate, chain));
            DistrustsCertificate = !trusts;
            return trusts;
        };
    }

    public bool DistrustsCertificate { get; private set; }

    /// <summary>Recipients of the mail at hand whom the server will never take.</summary>
    public int Refused { get; set; }

    /// <summary>The end of a mail went out, and nothing came back: it may have been taken.</summary>
    public bool HasHandedOver => _wire.EndsWithMail;

    protected override void OnRecipientNotAccepted(MimeMessage message, MailboxAddress mailbox, SmtpResponse response)
    {
        if ((int)response.StatusCode >= 500)
            Refused++;
        else
            base.OnRecipientNotAccepted(message, mailbox, response);
    }

    protected override void OnNoRecipientsAccepted(MimeMessage message) =>
        throw new SmtpCommandException(SmtpErrorCode.RecipientNotAccepted, SmtpStatusCode.MailboxUnavailable, "");

    private bool IsOfOurAuthority(X509Certificate? certificate, X509Chain? sent)
    {
        if (_trusted is null || certificate is not X509Certificate2 server)
            return false;
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.AddRange(_trusted);
        if (sent is not null)
            foreach (var element in sent.ChainElements)
                chain.ChainPolicy.ExtraStore.Add(element.Certificate);
        chain.ChainPolicy.ApplicationPolicy.Add(new System.Security.Cryptography.Oid("1.3.6.1.5.5.7.3.1"));
        // A company's own authority seldom publishes what it has revoked.
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        return chain.Build(server);
    }

    /// <summary>Listens to the line and keeps nothing of it but whether the end of a mail was the last that went out.</summary>
    private sealed class Wire : IProtocolLogger
    {
        private static readonly byte[] End = "\r\n.\r\n"u8.ToArray();
        private readonly byte[] _last = new byte[End.Length];

        public IAuthenticationSecretDetector? AuthenticationSecretDetector { get; set; }
        public bool EndsWithMail => _last.AsSpan().SequenceEqual(End);

        public void LogConnect(Uri uri) => Array.Clear(_last);

        public void LogServer(byte[] buffer, int offset, int count) => Array.Clear(_last);

        public void LogClient(byte[] buffer, int offset, int count)
        {
            var sent = buffer.AsSpan(offset, count);
            if (sent.Length < _last.Length)
            {
                _last.AsSpan(sent.Length).CopyTo(_last);
                sent.CopyTo(_last.AsSpan(_last.Length - sent.Length));
            }
            else
                sent[^_last.Length..].CopyTo(_last);
        }

        public void Dispose() { }
    }
}

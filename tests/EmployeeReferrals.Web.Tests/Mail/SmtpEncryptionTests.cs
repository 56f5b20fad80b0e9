using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Mail;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>Mail over the line: encrypted, and by a server that is who it says it is.</summary>
public sealed class SmtpEncryptionTests(Certificates certificates) : SmtpSending, IClassFixture<Certificates>
{
    private Task<MailServer> Encrypted(string mode, bool wrongName = false) =>
        MailServer.Start(
            new
            {
                mode,
                key = certificates.Key,
                cert = wrongName ? certificates.OtherName : certificates.Server,
            }
        );

    [Fact]
    public async Task Delivery_in_the_clear_arrives()
    {
        await using var server = await MailServer.Start();
        await Send(Delivery(To(server)));
        await MailServer.Until(() => server.Mails.Count > 0);
        Assert.Equal(["one@company.example"], server.Mails);
    }

    [Theory]
    [InlineData("starttls", MailSecurity.StartTls)]
    [InlineData("tls", MailSecurity.Tls)]
    public async Task Delivery_encrypted_arrives_where_the_authority_is_trusted_and_nowhere_else(string mode, MailSecurity security)
    {
        await using var server = await Encrypted(mode);
        Assert.Equal(MailProblem.CertificateNotTrusted, await Fails(Delivery(To(server, security))));
        var mail = To(server, security);
        mail.TrustedCertificate = certificates.Authority;
        await Send(Delivery(mail));
        mail.TrustedCertificate = certificates.OtherAuthority;
        Assert.Equal(MailProblem.CertificateNotTrusted, await Fails(Delivery(mail)));
        await MailServer.Until(() => server.Mails.Count > 0);
        Assert.Equal(["one@company.example"], server.Mails);
    }

    [Fact]
    public async Task Delivery_to_a_certificate_of_another_name_is_refused_though_its_authority_is_trusted()
    {
        await using var server = await Encrypted("starttls", wrongName: true);
        var mail = To(server, MailSecurity.StartTls);
        mail.TrustedCertificate = certificates.Authority;
        Assert.Equal(MailProblem.CertificateNotTrusted, await Fails(Delivery(mail)));
    }

    [Fact]
    public async Task Delivery_never_falls_back_to_the_clear()
    {
        await using var server = await MailServer.Start();
        Assert.Equal(MailProblem.NotEncrypted, await Fails(Delivery(To(server, MailSecurity.StartTls))));
        Assert.Equal(MailProblem.EncryptionFailed, await Fails(Delivery(To(server, MailSecurity.Tls))));
        Assert.Empty(server.Mails);
    }
}

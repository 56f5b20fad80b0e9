using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>Hands one mail over to a real server.</summary>
public abstract class SmtpSending
{
    protected FakeTimeProvider Clock { get; } = new(Portal.Monday);

    protected static MailOptions To(MailServer server, MailSecurity security = MailSecurity.None) =>
        new()
        {
            Delivery = MailDelivery.Smtp,
            From = "referrals@company.example",
            Host = "127.0.0.1",
            Port = server.Port,
            Security = security,
            Timeout = 10,
        };

    protected SmtpDelivery Delivery(MailOptions mail) =>
        new(Options.Create(mail), new MailToken(Options.Create(mail), Clock), NullLogger<SmtpDelivery>.Instance);

    protected static async Task Send(SmtpDelivery delivery, string to = "cleo@mail.example", string text = "Text")
    {
        var message = new MimeMessage
        {
            Subject = "Test",
            Body = new TextPart("plain") { Text = text },
            MessageId = "one@company.example",
        };
        message.From.Add(new MailboxAddress("", "referrals@company.example"));
        message.To.Add(new MailboxAddress("", to));
        await using var session = await delivery.Open(TestContext.Current.CancellationToken);
        await session.Send(Guid.Empty, message, TestContext.Current.CancellationToken);
    }

    /// <summary>Fails by its kind, and says nothing else.</summary>
    protected static async Task<string> Fails(SmtpDelivery delivery)
    {
        var failed = await Assert.ThrowsAsync<DeliveryFailed>(() => Send(delivery));
        Assert.Equal((Means.LineDown, null, failed.Code), (failed.Means, failed.InnerException, failed.Message));
        return failed.Code;
    }
}

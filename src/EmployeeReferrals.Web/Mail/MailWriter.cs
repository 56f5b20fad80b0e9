using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Outbox;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Options;
using MimeKit;

namespace EmployeeReferrals.Web.Mail;

/// <summary>Makes a mail when it is sent: names, addresses and signed links are looked up now, and the text is not kept.</summary>
public sealed class MailWriter(
    Programme programme,
    PortalKey key,
    IOptions<MailOptions> mail,
    IOptions<PortalOptions> portal,
    IServiceProvider services,
    ILoggerFactory logs,
    TimeProvider clock
)
{
    private const int MostGreeted = 3;

    /// <summary>Null: nobody is left to write to, or nothing to say.</summary>
    public async Task<MimeMessage?> Write(AppDbContext db, IReadOnlyList<OutboxMessage> together, CancellationToken cancellation)
    {
        var first = together[0];
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var context = new MailContext(db, settings, settings.Calendar.DayOf(now), portal.Value.Address.TrimEnd('/'), key);
        var to = await Recipients.Of(first, context, cancellation);
        if (to.Count == 0 || MailKinds.Find(first.Kind) is not { } kind)
            return null;
        if (await kind.Write(together, context, cancellation) is not { } said)
            return null;

        var answers = mail.Value.ReplyTo.Length > 0 ? mail.Value.ReplyTo : mail.Value.From;
        var text = said with
        {
            Blocks = [new Paragraph(MailNames.Greeting(Greeted(first, to))), .. said.Blocks],
            Footer = $"{said.Footer} It was sent by {settings.Name}; an answer goes to {answers}.",
        };
        var message = new MimeMessage
        {
            Subject = text.Subject.Replace('\u00a0', ' '),
            MessageId = MessageId(first.Id),
            Date = now,
        };
        message.From.Add(new MailboxAddress(mail.Value.FromName.Length > 0 ? mail.Value.FromName : settings.Name, mail.Value.From));
        message.ReplyTo.Add(MailboxAddress.Parse(answers));
        foreach (var (name, address) in to)
            message.To.Add(new MailboxAddress(MailNames.Of(name) ?? "", address));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Body = new BodyBuilder { TextBody = PlainText.Of(text), HtmlBody = await Html(text, settings.Name) }.ToMessageBody();
        return message;
    }

    /// <summary>A candidate by the whole name, colleagues by the first; a crowd by none.</summary>
    private static IReadOnlyList<string> Greeted(OutboxMessage message, List<(string Name, string Address)> to) =>
        message.To == RecipientKind.Candidate ? [to[0].Name]
        : to.Count > MostGreeted ? []
        : to.ConvertAll(one => one.Name.Split(' ', 2)[0]);

    /// <summary>Made from the outbox row: a copy after a crash carries the same one.</summary>
    public string MessageId(Guid outboxId) => $"{outboxId:N}@{mail.Value.From.Split('@')[^1]}";

    private async Task<string> Html(MailText text, string company)
    {
        await using var renderer = new HtmlRenderer(services, logs);
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (
                await renderer.RenderComponentAsync<MailPage>(
                    ParameterView.FromDictionary(new Dictionary<string, object?> { ["Mail"] = text, ["Company"] = company })
                )
            ).ToHtmlString()
        );
    }
}

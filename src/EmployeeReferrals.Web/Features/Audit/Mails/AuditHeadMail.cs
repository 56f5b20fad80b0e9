using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit.Mails;

/// <summary>To every auditor each month: how far the audit is signed. Kept in a mailbox, it is out of reach of whoever has the
/// database.</summary>
public sealed class AuditHeadMail : MailKind
{
    public const string Kind = "AuditHead";

    public sealed record Facts(DateOnly Day);

    public override string Name => Kind;
    public override string Label => "The audit's head of the month";

    public static OutboxMessage Of(DateOnly today, string key) =>
        new()
        {
            Kind = Kind,
            To = RecipientKind.Auditors,
            Key = key,
            Facts = MailFacts.Write(new Facts(today)),
        };

    /// <summary>Read when it is sent and only if its seal holds: a row of the outbox can be written by whoever has the database.</summary>
    public override async Task<MailText?> Write(IReadOnlyList<OutboxMessage> together, MailContext context, CancellationToken cancellation)
    {
        var head = await context.Db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(cancellation);
        var footer = $"You get this mail because you audit at {context.Settings.Name}.";
        var look = new Button("Look at the audit", context.Address("/audit"));
        if (head is null || new AuditChain(context.Key).MadeWith(head) is null)
            return new(
                "The audit's end cannot be vouched for",
                [
                    new Paragraph(
                        "The record of how far the audit is signed "
                            + $"{(head is null ? "is gone" : "is not one that the portal wrote")}. "
                            + "Ask whoever looks after the portal to run verify-audit, with the head of your last mail."
                    ),
                    look,
                ],
                footer
            );
        var day = MailFacts.Read<Facts>(together[0].Facts).Day;
        if (head.ChainNumber == 0)
            return new(
                $"The audit's head, {day.ToString("MMMM yyyy", MailContext.English)}",
                [new Paragraph("Nothing has been signed yet, so there is no head to keep. The next mail brings one."), look],
                footer
            );
        var kept = new HeadMark(head.ChainNumber, head.Hash);
        return new(
            $"The audit's head, {day.ToString("MMMM yyyy", MailContext.English)}",
            [
                new Paragraph("Keep this mail. It shows how far the audit was signed, out of reach of whoever has the database."),
                new Table([
                    ("Day", Format.Day(day)),
                    ("Signed entries", Format.Number(head.ChainNumber, MailContext.English)),
                    ("Head", kept.ToString()),
                ]),
                new Paragraph(
                    "Whenever you want to know whether anything was cut off since, have whoever looks after the portal run: "
                        + $"verify-audit --expect-head {kept}"
                ),
                look,
            ],
            footer
        );
    }
}

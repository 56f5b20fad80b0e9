using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>How far the audit is signed, each month to every auditor: kept in a mailbox, it is out of reach of whoever has the
/// database.</summary>
internal static class AuditHeadMail
{
    public static async Task<int> Ask(
        IDbContextFactory<AppDbContext> databases,
        CompanySettings settings,
        DateTimeOffset now,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var today = settings.Calendar.DayOf(now);
        var key = string.Create(CultureInfo.InvariantCulture, $"audit-head:{today:yyyy-MM}");
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Outbox.AnyAsync(m => m.Key == key, cancellation))
            return 0;
        var auditors = db.People.Where(p =>
            (p.Roles & Roles.Auditor) != 0 && p.WorkEmail != null && (p.LastDay == null || p.LastDay >= today)
        );
        if (!await auditors.AnyAsync(cancellation))
            return 0;
        db.Outbox.Add(
            new OutboxMessage
            {
                Kind = MailKind.AuditHead,
                To = RecipientKind.Auditors,
                Key = key,
                Facts = new() { Day = today },
            }
        );
        return (await db.Commit(actor, now, cancellation)).IsOk ? 1 : 0;
    }

    /// <summary>Read when it is sent and only if its seal holds: a row of the outbox can be written by whoever has the database.</summary>
    public static async Task<MailText?> Write(
        AppDbContext db,
        AuditChain chain,
        MailFacts facts,
        CompanySettings settings,
        Func<string, string> address,
        CancellationToken cancellation
    )
    {
        var head = await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(cancellation);
        var footer = $"You get this mail because you audit at {settings.Name}.";
        var look = new Button("Look at the audit", address("/audit"));
        if (head is null || chain.MadeWith(head) is null)
        {
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
        }
        var kept = new VerifyAudit.Head(head.ChainNumber, head.Hash);
        return new(
            $"The audit's head, {facts.Day!.Value.ToString("MMMM yyyy", CultureInfo.GetCultureInfo("en-GB"))}",
            [
                new Paragraph("Keep this mail. It shows how far the audit was signed, out of reach of whoever has the database."),
                new Facts([
                    ("Day", Format.Day(facts.Day!.Value)),
                    ("Signed entries", Format.Number(head.ChainNumber, CultureInfo.GetCultureInfo("en-GB"))),
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

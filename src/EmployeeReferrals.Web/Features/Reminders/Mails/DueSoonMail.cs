using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reminders.Mails;

/// <summary>To HR: what falls due in the days to come, so that a last day is known before it.</summary>
public sealed class DueSoonMail : MailKind
{
    public const string Kind = "DueSoon";
    private const int Most = 100;

    /// <param name="From">The first day it tells of.</param>
    /// <param name="Day">The last.</param>
    public sealed record Facts(DateOnly? From, DateOnly Day);

    public override string Name => Kind;
    public override string Label => "Payouts due soon";

    public static OutboxMessage Of(DateOnly from, DateOnly until) =>
        new()
        {
            Kind = Kind,
            To = RecipientKind.Hr,
            Key = $"due-soon:{until:yyyy-MM-dd}",
            Facts = MailFacts.Write(new Facts(from, until)),
        };

    public static Facts FactsOf(OutboxMessage message) => MailFacts.Read<Facts>(message.Facts);

    public override async Task<MailText?> Write(IReadOnlyList<OutboxMessage> together, MailContext context, CancellationToken cancellation)
    {
        var (db, facts) = (context.Db, FactsOf(together[0]));
        var due = await db
            .Payouts.AsNoTracking()
            .Where(p => p.State == PayoutState.Scheduled && p.DueOn >= facts.From && p.DueOn <= facts.Day)
            .OrderBy(p => p.DueOn)
            .ThenBy(p => p.Id)
            .Take(Most)
            .Select(p => new
            {
                p.Amount,
                p.Currency,
                p.DueOn,
                p.Id,
                Referrer = db.People.Where(x => x.Id == p.RecipientId).Select(x => x.Name).FirstOrDefault(),
                Hire = db
                    .Referrals.Where(r => r.Id == p.HireId)
                    .Select(r => db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault())
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        if (due.Count == 0)
            return null;
        var payouts = Format.Count(due.Count, "payout", MailContext.English);
        return new(
            $"{payouts} {(due.Count == 1 ? "falls" : "fall")} due by {Format.Day(facts.Day)}",
            [
                new Paragraph("Tell us if anybody has left: record the last day before the due date."),
                new Links([
                    .. due.Select(p =>
                        (
                            $"{p.Referrer}: {MailContext.Money(p.Amount, p.Currency)}",
                            $"for {p.Hire ?? "an erased person"}, due {Format.Day(p.DueOn!.Value)}",
                            context.Address($"/payouts?payout={p.Id}")
                        )
                    ),
                ]),
            ],
            $"You get this mail because you work in HR at {context.Settings.Name}."
        );
    }
}

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Mail;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>What a referrer gets and when, as mails say it.</summary>
internal static class BonusTold
{
    /// <summary>Before a hire: the promise of the day the referral was made, and its condition.</summary>
    public static IEnumerable<MailBlock> Promised(Referral referral)
    {
        var terms = referral.Terms;
        if (referral.OpeningId is null)
            yield return new Paragraph("The bonus is that of the role they are hired for.");
        else
            yield return new Table([
                .. terms.Schedule.Select(
                    (part, i) =>
                        (
                            $"Part {i + 1} of {terms.Schedule.Count}",
                            MailContext.Money(part.Amount, terms.Currency) + AfterStart(part.DaysAfterStart)
                        )
                ),
            ]);
        yield return new Paragraph(
            $"It counts when they are hired by {Format.Day(terms.WindowEnds(referral.MadeOn))}. Before tax, "
                + "paid with payroll, if you and they are still employed here then."
        );
    }

    /// <summary>After it: each part that stands, with its day as soon as there is one.</summary>
    public static async Task<List<MailBlock>> Expected(MailContext context, Referral referral, CancellationToken cancellation)
    {
        if (await InQuestion.Cases(context.Db, referral).AnyAsync(c => c.ClosedAt == null, cancellation))
            return [new Paragraph(CreditRules.WaitsForHr)];
        if (referral.Override != true && await InQuestion.Candidates(context.Db).ContainsAsync(referral.CandidateId, cancellation))
            return [new Paragraph(CreditRules.IfNotKnown)];
        var payouts = await context
            .Db.Payouts.AsNoTracking()
            .Where(p =>
                p.ReferralId == referral.Id
                && p.Side == RecipientSide.Referrer
                && p.State != PayoutState.Cancelled
                && p.State != PayoutState.Forfeited
                && p.State != PayoutState.Declined
            )
            .OrderBy(p => p.Number)
            .ToListAsync(cancellation);
        if (payouts.Count == 0)
            return [];
        return
        [
            new Paragraph(
                payouts.Exists(p => p.DueOn is not null)
                    ? "Your bonus, if you and they are still employed here then:"
                    : "Your bonus, with dates as soon as the start date is known:"
            ),
            new Table([
                .. payouts.Select(p =>
                    ($"Part {p.Number} of {p.Parts}, before tax, paid with payroll", MailContext.Money(p.Amount, p.Currency) + When(p))
                ),
            ]),
        ];
    }

    private static string When(Payout payout) =>
        payout.State switch
        {
            PayoutState.Released or PayoutState.Exported => ", handed to payroll",
            PayoutState.Paid => ", paid",
            PayoutState.Planned
            or PayoutState.Scheduled
            or PayoutState.AwaitingApproval
            or PayoutState.Deferred
            or PayoutState.Forfeited
            or PayoutState.Declined
            or PayoutState.Cancelled => payout.DueOn is { } due ? $", expected {Format.Day(due)}" : AfterStart(payout.DaysAfterStart),
        };

    private static string AfterStart(int days) => days == 0 ? ", on the start date" : $", {days} days after the start";
}

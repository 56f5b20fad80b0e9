using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Simulator;

/// <summary>Which hires no rule of a plan can tell again.</summary>
public sealed partial class Simulation
{
    private SetApart? ApartOf(PastCandidate past, Referral hire, IReadOnlyDictionary<Guid, Employment> people)
    {
        if (
            past.Referrals.Any(r =>
                r.Override is not null || r.Decisions.Any(d => d.Moment is CreditMoment.Overridden or CreditMoment.OverrideUndone)
            )
        )
            return SetApart.Overridden;
        if (past.Referrals.Any(r => r.Decisions.Any(d => d.Moment == CreditMoment.MergedOrCorrected)))
            return SetApart.Merged;
        if (
            past.Payouts.Any(p =>
                p.State == PayoutState.Declined
                || p.IsClosed
                || p.HeldUntil is not null
                || p.Reason
                    is PayoutReason.DeferredByHr
                        or PayoutReason.ForfeitedByHr
                        or PayoutReason.CancelledByHr
                        or PayoutReason.ReinstatedByHr
            )
        )
            return SetApart.DecidedByHand;
        if (
            past.Payouts.Any(p =>
                p.Recovery != RecoveryState.None || (p.IsOutOfHand && past.Referrals.All(r => r.Id != p.HireId || r.Stage != Stage.Hired))
            )
        )
            return SetApart.Recovery;
        var start = hire.StartedOn ?? hire.PlannedStart;
        return
            Credited(past, hire) is { } credited
            && past.Payouts.Any(p =>
                p.HireId == hire.Id
                && p.ReferralId == credited.Id
                && p.IsOutOfHand
                && (start?.AddDays(p.DaysAfterStart) is not { } due || p.DueOn != due || due > _today || WorkingTimeSince(p, due))
            )
            ? SetApart.PaidBeforeCorrection
            : null;

        bool WorkingTimeSince(Payout payout, DateOnly due)
        {
            var facts = FactsOf(hire, credited, hire.HireTerms ?? credited.Terms, people).For(payout.Side);
            var day = PayoutRules.DayOf(due, facts, _today);
            return PayoutRules.Decide(day, facts).Verdict != DueVerdict.Release
                || PayoutRules.Owed(payout.FullAmount, payout.Currency, day, facts) != payout.Amount;
        }
    }
}

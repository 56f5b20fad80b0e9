using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>Payouts that an earlier version left where the rules of today would not. They are found and told to HR, and change by HR's word
/// alone (docs/rules.md §6).</summary>
public static class EarlierRules
{
    /// <returns>Null: it is where today's rules put it.</returns>
    public static EarlierRule? Of(Payout payout, Judgement with, DateOnly today)
    {
        var facts = with.Facts with { Undecided = false };
        if (payout.IsOutOfHand)
        {
            var hasGround = payout.RecoveryGround(facts, today) is not null;
            if (!hasGround && payout.Recovery == RecoveryState.ToReview)
                return EarlierRule.RecoveryWithoutGround;
            return hasGround && payout.Recovery == RecoveryState.None ? EarlierRule.RecoveryMissed : null;
        }
        if (!with.Hired)
            return payout.State.IsFinal() ? null : EarlierRule.HireUndone;
        var left = payout is { State: PayoutState.Forfeited, Reason: PayoutReason.ReferrerLeft or PayoutReason.HireLeft };
        var owed = payout.DueOn is { } due && PayoutRules.Decide(due, facts, today).Verdict is DueVerdict.Release or DueVerdict.Defer;
        return left && owed ? EarlierRule.ForfeitedWrongly : null;
    }

    /// <summary>An opening's own amount of which earlier versions did not keep who set it.</summary>
    public static bool SetByNobodyKnown(Snapshot? terms) => terms is { IsOpeningsAmount: true, SetBy.Count: 0 };

    /// <summary>HR said: as the rules say today.</summary>
    /// <exception cref="InvalidOperationException">The case is not about a payout.</exception>
    public static void Follow(Payout payout, EarlierRule rule, Act act)
    {
        switch (rule)
        {
            case EarlierRule.HireUndone:
                payout.MoveTo(PayoutState.Cancelled, PayoutReason.DecidedAnew, act);
                break;
            case EarlierRule.RecoveryWithoutGround:
                payout.Recover(RecoveryState.None, PayoutReason.DecidedAnew, act);
                break;
            case EarlierRule.RecoveryMissed:
                payout.Recover(RecoveryState.ToReview, PayoutReason.DecidedAnew, act);
                break;
            case EarlierRule.ForfeitedWrongly:
                payout.Restore(act);
                break;
            case EarlierRule.AmountByRecruiter or EarlierRule.LinkedWithoutAddress:
                throw new InvalidOperationException("This is not about a payout");
        }
    }
}

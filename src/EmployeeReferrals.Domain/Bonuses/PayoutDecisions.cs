using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>What people decide about a payout: HR by hand, and the recipient which reward. Employment and credit are checked again
/// (docs/rules.md §6).</summary>
public sealed partial class Payout
{
    /// <summary>Rejected: where the table does not allow it, a day that makes no sense, and a reinstatement that the rules would undo at
    /// once.</summary>
    /// <param name="until">For <see cref="PayoutVerdict.Defer"/>: the day on which it is judged again.</param>
    public Result Decide(PayoutVerdict verdict, DateOnly? until, Judgement with, Act act)
    {
        if (!verdict.Allows(State, Recovery))
            return Result.Rejected("payout_move", $"A payout that is {State.Word().ToLowerInvariant()} cannot be {verdict.Word()}.");
        return verdict switch
        {
            PayoutVerdict.Approve => Approve(with, act),
            PayoutVerdict.Decline => Move(PayoutState.Declined, PayoutReason.DeclinedByHr),
            PayoutVerdict.Forfeit => Move(PayoutState.Forfeited, PayoutReason.ForfeitedByHr),
            PayoutVerdict.Cancel => Move(PayoutState.Cancelled, PayoutReason.CancelledByHr),
            PayoutVerdict.Defer => DeferByHr(until, act),
            PayoutVerdict.Reinstate => ReinstateByHr(with, act),
            PayoutVerdict.WaiveRecovery => Review(RecoveryState.Waived, PayoutReason.RecoveryWaived),
            PayoutVerdict.Recovered => Review(RecoveryState.Recovered, PayoutReason.Recovered),
        };

        Result Move(PayoutState to, PayoutReason why)
        {
            MoveTo(to, why, act);
            return Result.Ok;
        }

        Result Review(RecoveryState to, PayoutReason why)
        {
            Recover(to, why, act);
            return Result.Ok;
        }
    }

    private Result DeferByHr(DateOnly? until, Act act)
    {
        if (until is not { } day || day <= act.Day)
            return Result.Rejected("defer_until", "Choose a day after today.", "Until");
        if (day <= DueOn)
            return Result.Rejected("defer_before_due", "Choose a day after the due date: before it nothing is released anyway.", "Until");
        if (day > act.Day.AddYears(2))
            return Result.Rejected("defer_far", "Choose a day within two years.", "Until");
        Hold(day, act);
        return Result.Ok;
    }

    // What changed since it fell due counts: an approval of what is no longer owed ends it instead, and says so.
    private Result Approve(Judgement with, Act act)
    {
        var facts = with.Facts;
        Reassess(facts, act);
        if (State != PayoutState.AwaitingApproval)
            return Result.Ok;
        var day = PayoutRules.DayOf(DueOn!.Value, facts, act.Day);
        if (DueOn > act.Day || PayoutRules.Decide(day, facts).Verdict != DueVerdict.Release)
        {
            if (ApprovedAmount != Amount)
                ApproveAhead(act);
            return Result.Ok;
        }
        ApprovedAmount = Amount;
        Release(Amount, with.LegalEntity, with.EmployeeNumber, PayoutReason.Approved, facts.Seen(day), act);
        return Result.Ok;
    }

    private Result ReinstateByHr(Judgement with, Act act)
    {
        var facts = with.Facts;
        if (!with.Hired)
            return Result.Rejected("reinstate_no_hire", "The hire was undone. Hire again first: its payouts come back with it.");
        if (!facts.CreditStands)
            return Result.Rejected("reinstate_no_credit", "The credit does not stand. Decide the credit first.");
        var dueOn = facts.Start?.AddDays(DaysAfterStart);
        if (dueOn is { } day && PayoutRules.Decide(day, facts, act.Day) is { Verdict: DueVerdict.Forfeit } decision)
            return Result.Rejected(
                "reinstate_rule",
                $"The rules would forfeit it again: {decision.Reason.Word().ToLowerInvariant()}. Correct that first."
            );
        (DueOn, DeferredUntil, HeldUntil) = (dueOn, null, null);
        MoveTo(dueOn is null ? PayoutState.Planned : PayoutState.Scheduled, PayoutReason.ReinstatedByHr, act);
        return Result.Ok;
    }

    /// <summary>Another reward for what is not released yet. Rejected: what the plan does not offer.</summary>
    public Result Choose(RewardKind kind, string? charity, Snapshot terms, Act act)
    {
        if (State is not (PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred or PayoutState.AwaitingApproval))
            return Result.Rejected("reward_late", "This part has been handed to payroll already.");
        if (terms.Rewards.Choose(kind, charity, Amount) is not { } reward)
            return Result.Rejected("reward_choice", "Choose from the list.", "Kind");
        if ((Kind, RewardName) != (reward.Kind, reward.Name))
            Take(reward, act);
        return Result.Ok;
    }
}

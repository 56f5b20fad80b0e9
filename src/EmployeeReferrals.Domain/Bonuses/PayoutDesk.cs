using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>What HR may decide about a payout by hand.</summary>
public enum PayoutVerdict
{
    Approve,
    Decline,
    Defer,
    Forfeit,
    Cancel,
    Reinstate,
    WaiveRecovery,
    Recovered,
}

/// <summary>HR's word on single payouts. The table of docs/rules.md §6 decides what is possible; employment and credit are checked again
/// (docs/rules.md §6).</summary>
public static class PayoutDesk
{
    /// <summary>Whether the table lets a payout be decided in this way.</summary>
    public static bool Allows(PayoutVerdict verdict, PayoutState state, RecoveryState recovery) =>
        verdict switch
        {
            PayoutVerdict.Approve or PayoutVerdict.Decline => state == PayoutState.AwaitingApproval,
            PayoutVerdict.Defer => state != PayoutState.Exported && PayoutTable.Allows(state, PayoutState.Deferred),
            PayoutVerdict.Forfeit => state != PayoutState.Exported && PayoutTable.Allows(state, PayoutState.Forfeited),
            PayoutVerdict.Cancel => state != PayoutState.Exported && PayoutTable.Allows(state, PayoutState.Cancelled),
            PayoutVerdict.Reinstate => state is PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled,
            // What is exported may still come back: only what is paid can be paid back.
            PayoutVerdict.WaiveRecovery or PayoutVerdict.Recovered => recovery == RecoveryState.ToReview && state == PayoutState.Paid,
        };

    /// <summary>Rejected: where the table does not allow it, a day that makes no sense, and a reinstatement that the rules would undo at
    /// once.</summary>
    /// <param name="until">For <see cref="PayoutVerdict.Defer"/>: the day on which it is judged again.</param>
    public static Result Decide(Payout payout, PayoutVerdict verdict, DateOnly? until, Judgement with, Act act)
    {
        if (!Allows(verdict, payout.State, payout.Recovery))
            return Result.Rejected("payout_move", $"A payout that is {payout.State.Word().ToLowerInvariant()} cannot be {Word(verdict)}.");
        return verdict switch
        {
            PayoutVerdict.Approve => Approve(payout, with, act),
            PayoutVerdict.Decline => Move(PayoutState.Declined, PayoutReason.DeclinedByHr),
            PayoutVerdict.Forfeit => Move(PayoutState.Forfeited, PayoutReason.ForfeitedByHr),
            PayoutVerdict.Cancel => Move(PayoutState.Cancelled, PayoutReason.CancelledByHr),
            PayoutVerdict.Defer => Defer(payout, until, act),
            PayoutVerdict.Reinstate => Reinstate(payout, with, act),
            PayoutVerdict.WaiveRecovery => Recover(RecoveryState.Waived, PayoutReason.RecoveryWaived),
            PayoutVerdict.Recovered => Recover(RecoveryState.Recovered, PayoutReason.Recovered),
        };

        Result Move(PayoutState to, PayoutReason why)
        {
            payout.MoveTo(to, why, act);
            return Result.Ok;
        }

        Result Recover(RecoveryState to, PayoutReason why)
        {
            payout.Recover(to, why, act);
            return Result.Ok;
        }
    }

    private static Result Defer(Payout payout, DateOnly? until, Act act)
    {
        if (until is not { } day || day <= act.Day)
            return Result.Rejected("defer_until", "Choose a day after today.", "Until");
        if (day <= payout.DueOn)
            return Result.Rejected("defer_before_due", "Choose a day after the due date: before it nothing is released anyway.", "Until");
        if (day > act.Day.AddYears(2))
            return Result.Rejected("defer_far", "Choose a day within two years.", "Until");
        payout.Hold(day, act);
        return Result.Ok;
    }

    // What changed since it fell due counts: an approval of what is no longer owed ends it instead, and says so.
    private static Result Approve(Payout payout, Judgement with, Act act)
    {
        var facts = with.Facts;
        PayoutBook.Reassess(payout, facts, act);
        if (payout.State != PayoutState.AwaitingApproval)
            return Result.Ok;
        var day = PayoutRules.DayOf(payout.DueOn!.Value, facts, act.Day);
        if (payout.DueOn > act.Day || PayoutRules.Decide(day, facts).Verdict != DueVerdict.Release)
        {
            if (payout.ApprovedAmount != payout.Amount)
                payout.ApproveAhead(act);
            return Result.Ok;
        }
        payout.Approve();
        payout.Release(payout.Amount, with.LegalEntity, with.EmployeeNumber, PayoutReason.Approved, facts.Seen(day), act);
        return Result.Ok;
    }

    private static Result Reinstate(Payout payout, Judgement with, Act act)
    {
        var facts = with.Facts;
        if (!with.Hired)
            return Result.Rejected("reinstate_no_hire", "The hire was undone. Hire again first: its payouts come back with it.");
        if (!facts.CreditStands)
            return Result.Rejected("reinstate_no_credit", "The credit does not stand. Decide the credit first.");
        var dueOn = facts.Start?.AddDays(payout.DaysAfterStart);
        if (dueOn is { } day && PayoutRules.Decide(day, facts, act.Day) is { Verdict: DueVerdict.Forfeit } decision)
            return Result.Rejected(
                "reinstate_rule",
                $"The rules would forfeit it again: {decision.Reason.Word().ToLowerInvariant()}. Correct that first."
            );
        payout.Reinstate(dueOn, act);
        return Result.Ok;
    }

    /// <summary>Another reward for what is not released yet. Rejected: what the plan does not offer.</summary>
    public static Result Choose(Payout payout, RewardKind kind, string? charity, Snapshot terms, Act act)
    {
        if (payout.State is not (PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred or PayoutState.AwaitingApproval))
            return Result.Rejected("reward_late", "This part has been handed to payroll already.");
        if (terms.Rewards.Choose(kind, charity, payout.Amount) is not { } reward)
            return Result.Rejected("reward_choice", "Choose from the list.", "Kind");
        if ((payout.Kind, payout.RewardName) != (reward.Kind, reward.Name))
            payout.Take(reward, act);
        return Result.Ok;
    }

    private static string Word(PayoutVerdict verdict) =>
        verdict switch
        {
            PayoutVerdict.Approve => "approved",
            PayoutVerdict.Decline => "declined",
            PayoutVerdict.Defer => "deferred",
            PayoutVerdict.Forfeit => "forfeited",
            PayoutVerdict.Cancel => "cancelled",
            PayoutVerdict.Reinstate => "reinstated",
            PayoutVerdict.WaiveRecovery or PayoutVerdict.Recovered => "reviewed: there is no recovery to review",
        };
}

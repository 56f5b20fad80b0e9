namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>What becomes of a payout by the rules: on its day, after a fact was corrected, and when it comes back from payroll. All but
/// <see cref="Return"/>, which follows one answer of payroll's, may be asked again at any time: a second time changes nothing.</summary>
public sealed partial class Payout
{
    /// <summary>The daily run: releases what is due up to today, asks for approval where the plan wants it, or defers or forfeits it with
    /// its reason. What is not due stays.</summary>
    public void JudgeDue(Judgement with, Act act)
    {
        var facts = with.Facts;
        if (State == PayoutState.Deferred && Waited(facts, act.Day))
            Resume(DeferredUntil == HeldUntil ? null : DeferredUntil, Resumed(Reason), act);
        if (DueOn is not { } due)
            return;
        if (State == PayoutState.Scheduled && due > act.Day)
            AskAhead(due, facts, act);
        // What waits for a yes follows the facts meanwhile: somebody may leave before the day.
        if (State == PayoutState.AwaitingApproval)
            Reassess(facts, act);
        if (due > act.Day || State is not (PayoutState.Scheduled or PayoutState.AwaitingApproval))
            return;
        if (State == PayoutState.AwaitingApproval && ApprovedAmount != Amount)
            return;
        Judge(PayoutRules.Decide(due, facts, act.Day), with, PayoutReason.DueAndChecked, act);
    }

    // Whoever has to say yes has a fortnight for it, so that nothing is late for want of an answer.
    private void AskAhead(DateOnly due, DueFacts facts, Act act)
    {
        if (
            !NeedsApproval
            || due > act.Day.AddDays(PayoutRules.AskedDaysAhead)
            || HeldUntil > act.Day
            || facts.Undecided
            || !facts.CreditStands
        )
            return;
        if (PayoutRules.Decide(due, facts, act.Day).Verdict is DueVerdict.Forfeit or DueVerdict.Defer)
            return;
        var owed = PayoutRules.Owed(FullAmount, Currency, due, facts);
        if (ApprovedAmount != owed)
            AwaitApproval(owed, facts.Seen(due), act);
    }

    /// <summary>After a fact was recorded, corrected or undone: what is not yet exported follows the facts; for what is out already a
    /// recovery is opened for HR to review (docs/rules.md §6).</summary>
    public void Reassess(DueFacts facts, Act act)
    {
        if (IsOutOfHand)
        {
            FollowRecovery(facts, act);
            return;
        }
        if (DueOn is not { } due)
            return;
        // From that day anew, whatever was decided before: a leave or last day typed wrongly leaves nothing behind.
        FollowFacts(PayoutRules.Decide(due, facts, act.Day), due, PayoutRules.DayOf(due, facts, act.Day), facts, act);
    }

    /// <param name="day">The day it is judged by: <paramref name="due"/>, or the day after the leaves that are over.</param>
    private void FollowFacts(DueDecision decision, DateOnly due, DateOnly day, DueFacts facts, Act act)
    {
        switch (State)
        {
            case PayoutState.Forfeited when Reason is PayoutReason.ReferrerLeft or PayoutReason.HireLeft:
                if (decision.Verdict is DueVerdict.Release or DueVerdict.Defer)
                    Restore(act);
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Reason == PayoutReason.InQuestion:
                Defer(null, decision.Reason, act);
                break;
            case PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Forfeit && due > act.Day && !facts.OneHasLeft(act.Day):
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Forfeit:
                MoveTo(PayoutState.Forfeited, decision.Reason, act, facts.Seen(day));
                break;
            // A leave counts on the day, and is looked at then.
            case PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Defer && due > act.Day:
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Defer:
                Defer(decision.Until, decision.Reason, act);
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Release:
                if (PayoutRules.Owed(FullAmount, Currency, day, facts) is var owed && owed != Amount)
                    Correct(owed, act);
                break;
            case PayoutState.Deferred when Reason is PayoutReason.ReferrerOnLeave or PayoutReason.HireOnLeave:
                FollowLeave(facts, decision, day, act);
                break;
            case PayoutState.Deferred when Reason == PayoutReason.InQuestion:
                if (decision.Reason != PayoutReason.InQuestion)
                    Resume(null, PayoutReason.FactsCorrected, act);
                break;
            case PayoutState.Scheduled or PayoutState.Deferred:
                // Told at once, and not only when it falls due.
                if (decision.Verdict == DueVerdict.Forfeit && facts.OneHasLeft(act.Day))
                    MoveTo(PayoutState.Forfeited, decision.Reason, act, facts.Seen(day));
                break;
            // Nothing to follow: not laid down for a day yet, or an end that no fact of employment made.
            case PayoutState.Planned
            or PayoutState.AwaitingApproval
            or PayoutState.Released
            or PayoutState.Exported
            or PayoutState.Paid
            or PayoutState.Forfeited
            or PayoutState.Declined
            or PayoutState.Cancelled:
                break;
        }
    }

    /// <summary>A line was rejected or a batch voided: judged again with all that is known today, by the due date of today's start
    /// (docs/rules.md §6).</summary>
    public void Return(PayoutReason why, Judgement with, Act act)
    {
        var facts = with.Facts;
        // Where nobody is hired any more it keeps the day it had; a hire without a date has none.
        ComeBack(with.Hired ? facts.Start?.AddDays(DaysAfterStart) : DueOn);
        var decision = DueOn is { } due && due <= act.Day ? PayoutRules.Decide(due, facts, act.Day) : new(DueVerdict.Wait, why);
        if (!with.Hired)
            MoveTo(PayoutState.Cancelled, why, act);
        else if (!facts.CreditStands && !facts.Undecided)
            MoveTo(PayoutState.Forfeited, PayoutReason.CreditLost, act);
        else if (facts.Start is null)
        {
            MoveTo(PayoutState.Cancelled, why, act);
            MoveTo(PayoutState.Planned, why, act);
        }
        else if (decision.Verdict == DueVerdict.Wait)
            MoveTo(PayoutState.Scheduled, why, act);
        else
            Judge(decision, with, why, act);
    }

    private void Judge(DueDecision decision, Judgement with, PayoutReason released, Act act)
    {
        var facts = with.Facts;
        var day = PayoutRules.DayOf(DueOn!.Value, facts, act.Day);
        switch (decision.Verdict)
        {
            case DueVerdict.Release:
                var owed = PayoutRules.Owed(FullAmount, Currency, day, facts);
                if (NeedsApproval && ApprovedAmount != owed)
                    AwaitApproval(owed, facts.Seen(day), act);
                else
                    Release(owed, with.LegalEntity, with.EmployeeNumber, released, facts.Seen(day), act);
                break;
            case DueVerdict.Forfeit:
                MoveTo(PayoutState.Forfeited, decision.Reason, act, facts.Seen(day));
                break;
            case DueVerdict.Defer:
                Defer(decision.Until, decision.Reason, act);
                break;
            // Its day has come, and whose it is has not been decided: that is said, and nobody waits without knowing for what.
            case DueVerdict.Wait when decision.Reason == PayoutReason.InQuestion:
                Defer(null, decision.Reason, act);
                break;
            case DueVerdict.Wait:
                break;
        }
    }

    private bool Waited(DueFacts facts, DateOnly today) => Reason == PayoutReason.InQuestion ? !facts.Undecided : DeferredUntil <= today;

    private static PayoutReason Resumed(PayoutReason why) =>
        why is PayoutReason.ReferrerOnLeave or PayoutReason.HireOnLeave ? PayoutReason.LeaveEnded : PayoutReason.DueAgain;

    private void FollowLeave(DueFacts facts, DueDecision decision, DateOnly day, Act act)
    {
        if (decision.Verdict == DueVerdict.Forfeit)
            MoveTo(PayoutState.Forfeited, decision.Reason, act, facts.Seen(day));
        else if (decision.Verdict != DueVerdict.Defer)
            Resume(null, PayoutReason.FactsCorrected, act);
        else if ((decision.Until, decision.Reason) != (DeferredUntil, Reason))
        {
            Resume(null, PayoutReason.FactsCorrected, act);
            Defer(decision.Until, decision.Reason, act);
        }
    }

    // Money that is out is never taken back by itself: HR is told, and the review ends when its ground does.
    private void FollowRecovery(DueFacts facts, Act act)
    {
        var ground = RecoveryGround(facts, act.Day);
        if (ground is { } why && Recovery == RecoveryState.None)
            Recover(RecoveryState.ToReview, why, act);
        else if (ground is null && Recovery == RecoveryState.ToReview)
            Recover(RecoveryState.None, PayoutReason.FactsCorrected, act);
    }

    /// <returns>Why what is out may have to come back; null: it stands.</returns>
    internal PayoutReason? RecoveryGround(DueFacts facts, DateOnly today)
    {
        // Hired again it stands, whether they have started yet or not: only a last day makes a leaver (docs/rules.md §6).
        if (!facts.CreditStands)
            return facts.StartConfirmed ? PayoutReason.CreditLost : PayoutReason.HireUndone;
        var due = facts.Start?.AddDays(DaysAfterStart) ?? DueOn;
        return
            due is { } day && PayoutRules.Decide(day, facts with { Undecided = false }, today) is { Verdict: DueVerdict.Forfeit } decision
            ? decision.Reason
            : null;
    }
}

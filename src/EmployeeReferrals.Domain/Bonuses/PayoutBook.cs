using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>What a payout is judged with: the facts, whether the hire stands, and what payroll books its recipient under.</summary>
public sealed record Judgement(DueFacts Facts, bool Hired, string LegalEntity, string? EmployeeNumber);

/// <summary>Keeps the payouts of a hire in line with what is true of it. All but <see cref="Return"/>, which follows one answer of
/// payroll's, may be called again at any time: a second call changes nothing.</summary>
public static class PayoutBook
{
    /// <summary>Brings payouts in line with the hire: lays them down, reinstates, moves their dates, or cancels them (docs/rules.md
    /// §6).</summary>
    /// <param name="hire">The referral that is, or was, hired.</param>
    /// <param name="holder">The referral that held the credit on the day of the hire; null when nobody did.</param>
    /// <param name="existing">All payouts of this hire, whoever they are for.</param>
    /// <param name="why">What happened.</param>
    /// <param name="hiredNow">The hire is being made, for the first time or again: what was paid back is owed again.</param>
    /// <returns>The payouts that were laid down anew.</returns>
    public static IReadOnlyList<Payout> Reconcile(
        Referral hire,
        Referral? holder,
        IReadOnlyCollection<Payout> existing,
        PayoutReason why,
        Act act,
        bool hiredNow = false
    )
    {
        if (hire.Stage != Stage.Hired)
        {
            foreach (var payout in existing)
            {
                if (PayoutTable.Allows(payout.State, PayoutState.Cancelled) && !payout.IsOutOfHand)
                    payout.MoveTo(PayoutState.Cancelled, why, act);
                else if (payout.State == PayoutState.Forfeited && !payout.IsClosed && payout.Reason != PayoutReason.ForfeitedByHr)
                    payout.Close(why, act);
            }
            return [];
        }

        var earner = holder is { CanEarn: true } ? holder : null;
        foreach (var payout in existing)
        {
            payout.Follow(hire);
            if (RecipientOf(payout.Side, hire, earner) != payout.RecipientId)
                LoseCredit(payout, act);
        }
        if (earner is null)
            return [];

        var change = new Change(hire, earner, existing, why, act, hiredNow);
        return
        [
            .. change.Side(RecipientSide.Referrer, earner.ReferrerId),
            .. hire.HiredPersonId is { } person ? change.Side(RecipientSide.Hire, person) : [],
        ];
    }

    // The hired person is nobody's payee before the start is confirmed.
    private static Guid? RecipientOf(RecipientSide side, Referral hire, Referral? earner) =>
        side switch
        {
            RecipientSide.Referrer => earner?.ReferrerId,
            RecipientSide.Hire => earner is null ? null : hire.HiredPersonId,
        };

    private sealed class Change(
        Referral hire,
        Referral earner,
        IReadOnlyCollection<Payout> existing,
        PayoutReason why,
        Act act,
        bool hiredNow
    )
    {
        private readonly Snapshot _terms = hire.HireTerms ?? earner.Terms;
        private readonly DateOnly? _start = hire.StartedOn ?? hire.PlannedStart;

        /// <returns>What was laid down anew.</returns>
        public List<Payout> Side(RecipientSide side, Guid recipient)
        {
            var mine = existing.Where(p => p.Side == side && p.RecipientId == recipient).ToLookup(p => p.Number);
            var laidDown = new List<Payout>();
            foreach (var part in Owed(side == RecipientSide.Referrer ? _terms.Schedule : _terms.HireSchedule, _terms.Currency, mine))
            {
                var dueOn = _start?.AddDays(part.DaysAfterStart);
                var latest = mine[part.Number].MaxBy(p => p.Round);
                if (latest is null || (hiredNow && latest is { State: PayoutState.Paid, Recovery: RecoveryState.Recovered }))
                    laidDown.Add(
                        new Payout(hire, earner, side, recipient, (latest?.Round ?? 0) + 1, part, Count(side), _terms, dueOn, act)
                    );
                else
                    KeepUp(latest, part, Count(side), dueOn);
            }
            return laidDown;
        }

        /// <summary>What payroll does not have yet, and what has not ended, takes the amounts of the hire's terms.</summary>
        public void Reprice()
        {
            foreach (var (side, schedule) in new[] { (RecipientSide.Referrer, _terms.Schedule), (RecipientSide.Hire, _terms.HireSchedule) })
            {
                foreach (var mine in existing.Where(p => p.Side == side).GroupBy(p => p.RecipientId).Select(r => r.ToLookup(p => p.Number)))
                {
                    foreach (var part in Owed(schedule, _terms.Currency, mine))
                        if (mine[part.Number].MaxBy(p => p.Round) is { IsOutOfHand: false } latest && !latest.State.IsFinal())
                            latest.Reprice(part, Count(side), _terms.Currency, _terms.AsksForApproval, why, act);
                }
            }
        }

        private int Count(RecipientSide side) => side == RecipientSide.Referrer ? _terms.Schedule.Count : _terms.HireSchedule.Count;

        private void KeepUp(Payout payout, Instalment part, int parts, DateOnly? dueOn)
        {
            // Credited to another referral of the same recipient, it is worth what that one's plan version gives.
            var repriced =
                payout.ReferralId != earner.Id
                && payout is { IsOutOfHand: false }
                && !payout.State.IsFinal()
                && (payout.FullAmount, payout.DaysAfterStart, payout.NeedsApproval)
                    != (part.Amount, part.DaysAfterStart, _terms.AsksForApproval);
            if (!payout.IsOutOfHand)
                payout.Follow(hire, earner);
            if (repriced)
                Reprice(payout, part, parts);
            if (MayComeBack(payout))
                ComeBack(payout, part, parts, dueOn);
            else if (
                dueOn is { } day
                && payout.DueOn != day
                && !payout.IsOutOfHand
                && !payout.IsClosed
                && (payout.State == PayoutState.Forfeited || !payout.State.IsFinal())
            )
                payout.Reschedule(day, payout.State == PayoutState.Forfeited ? payout.Reason : why, act);
        }

        // Credit that was lost and is back leaves HR's own deferral as it was; a hire made again begins without it.
        private void ComeBack(Payout payout, Instalment part, int parts, DateOnly? dueOn)
        {
            var held = payout.Reason == PayoutReason.CreditLost ? payout.HeldUntil : null;
            payout.Reinstate(part, parts, _terms.Currency, _terms.AsksForApproval, dueOn, ReasonBack(payout), act);
            if (held > act.Day && held > dueOn)
                payout.Hold(held.Value, act);
        }

        // What is released goes back first: another amount may need another approval (docs/rules.md §5).
        private void Reprice(Payout payout, Instalment part, int parts)
        {
            if (payout.State == PayoutState.Released)
            {
                payout.Defer(null, PayoutReason.FactsCorrected, act);
                payout.Resume(null, PayoutReason.FactsCorrected, act);
            }
            payout.Reprice(part, parts, _terms.Currency, _terms.AsksForApproval, PayoutReason.FactsCorrected, act);
        }

        private PayoutReason ReasonBack(Payout payout) =>
            payout.Reason == PayoutReason.CreditLost ? PayoutReason.CreditBack
            : why == PayoutReason.LaidDown ? PayoutReason.HiredAgain
            : why;

        // What is out already stands and counts towards the whole; the last part that is not takes the difference.
        private static IReadOnlyList<Instalment> Owed(IReadOnlyList<Instalment> schedule, string currency, ILookup<int, Payout> mine)
        {
            var standing = schedule
                .Where(p => mine[p.Number].MaxBy(m => m.Round) is { Stands: true } latest && latest.Currency == currency)
                .Select(p => p.Number)
                .ToHashSet();
            if (standing.Count == 0 || schedule.LastOrDefault(p => !standing.Contains(p.Number)) is not { } last)
                return schedule;
            var difference = schedule
                .Where(p => standing.Contains(p.Number))
                .Sum(p => p.Amount - mine[p.Number].MaxBy(m => m.Round)!.FullAmount);
            return [.. schedule.Select(p => p == last ? p with { Amount = Math.Max(0, p.Amount + difference) } : p)];
        }
    }

    /// <summary>HR decided that another amount counts for a hire. What is out already stands and counts towards it.</summary>
    public static void Reprice(Referral hire, Referral holder, IReadOnlyCollection<Payout> existing, Act act) =>
        new Change(hire, holder, existing, PayoutReason.DecidedAnew, act, hiredNow: false).Reprice();

    /// <summary>The daily run: releases what is due up to today, asks for approval where the plan wants it, or defers or forfeits it with
    /// its reason. What is not due stays.</summary>
    public static void JudgeDue(Payout payout, Judgement with, Act act)
    {
        var facts = with.Facts;
        if (payout.State == PayoutState.Deferred && Waited(payout, facts, act.Day))
            payout.Resume(payout.DeferredUntil == payout.HeldUntil ? null : payout.DeferredUntil, Resumed(payout.Reason), act);
        if (payout.DueOn is not { } due)
            return;
        if (payout.State == PayoutState.Scheduled && due > act.Day)
            AskAhead(payout, due, facts, act);
        // What waits for a yes follows the facts meanwhile: somebody may leave before the day.
        if (payout.State == PayoutState.AwaitingApproval)
            Reassess(payout, facts, act);
        if (due > act.Day || payout.State is not (PayoutState.Scheduled or PayoutState.AwaitingApproval))
            return;
        if (payout.State == PayoutState.AwaitingApproval && payout.ApprovedAmount != payout.Amount)
            return;
        Judge(payout, PayoutRules.Decide(due, facts, act.Day), with, PayoutReason.DueAndChecked, act);
    }

    // Whoever has to say yes has a fortnight for it, so that nothing is late for want of an answer.
    private static void AskAhead(Payout payout, DateOnly due, DueFacts facts, Act act)
    {
        if (
            !payout.NeedsApproval
            || due > act.Day.AddDays(PayoutRules.AskedDaysAhead)
            || payout.HeldUntil > act.Day
            || facts.Undecided
            || !facts.CreditStands
        )
            return;
        if (PayoutRules.Decide(due, facts, act.Day).Verdict is DueVerdict.Forfeit or DueVerdict.Defer)
            return;
        var owed = PayoutRules.Owed(payout.FullAmount, payout.Currency, due, facts);
        if (payout.ApprovedAmount != owed)
            payout.AwaitApproval(owed, facts.Seen(due), act);
    }

    /// <summary>After a fact was recorded, corrected or undone: what is not yet exported follows the facts; for what is out already a
    /// recovery is opened for HR to review (docs/rules.md §6).</summary>
    public static void Reassess(Payout payout, DueFacts facts, Act act)
    {
        if (payout.IsOutOfHand)
        {
            Recover(payout, facts, act);
            return;
        }
        if (payout.DueOn is not { } due)
            return;
        // From that day anew, whatever was decided before: a leave or last day typed wrongly leaves nothing behind.
        var decision = PayoutRules.Decide(due, facts, act.Day);
        var day = PayoutRules.DayOf(due, facts, act.Day);
        switch (payout.State)
        {
            case PayoutState.Forfeited when payout.Reason is PayoutReason.ReferrerLeft or PayoutReason.HireLeft:
                if (decision.Verdict is DueVerdict.Release or DueVerdict.Defer)
                    payout.Restore(act);
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Reason == PayoutReason.InQuestion:
                payout.Defer(null, decision.Reason, act);
                break;
            case PayoutState.AwaitingApproval
                when decision.Verdict == DueVerdict.Forfeit
                    && due > act.Day
                    && !(facts.Referrer?.LastDay < act.Day || facts.Hire?.LastDay < act.Day):
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Forfeit:
                payout.MoveTo(PayoutState.Forfeited, decision.Reason, act, facts.Seen(day));
                break;
            // A leave counts on the day, and is looked at then.
            case PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Defer && due > act.Day:
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Defer:
                payout.Defer(decision.Until, decision.Reason, act);
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Release:
                if (PayoutRules.Owed(payout.FullAmount, payout.Currency, day, facts) is var owed && owed != payout.Amount)
                    payout.Correct(owed, act);
                break;
            case PayoutState.Deferred when payout.Reason is PayoutReason.ReferrerOnLeave or PayoutReason.HireOnLeave:
                FollowLeave(payout, facts, decision, day, act);
                break;
            case PayoutState.Deferred when payout.Reason == PayoutReason.InQuestion:
                if (decision.Reason != PayoutReason.InQuestion)
                    payout.Resume(null, PayoutReason.FactsCorrected, act);
                break;
            case PayoutState.Scheduled or PayoutState.Deferred:
                // Told at once, and not only when it falls due.
                if (decision.Verdict == DueVerdict.Forfeit && (facts.Referrer?.LastDay < act.Day || facts.Hire?.LastDay < act.Day))
                    payout.MoveTo(PayoutState.Forfeited, decision.Reason, act, facts.Seen(day));
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
    public static void Return(Payout payout, PayoutReason why, Judgement with, Act act)
    {
        var facts = with.Facts;
        // Where nobody is hired any more it keeps the day it had; a hire without a date has none.
        payout.ComeBack(with.Hired ? facts.Start?.AddDays(payout.DaysAfterStart) : payout.DueOn);
        var decision = payout.DueOn is { } due && due <= act.Day ? PayoutRules.Decide(due, facts, act.Day) : new(DueVerdict.Wait, why);
        if (!with.Hired)
            payout.MoveTo(PayoutState.Cancelled, why, act);
        else if (!facts.CreditStands && !facts.Undecided)
            payout.MoveTo(PayoutState.Forfeited, PayoutReason.CreditLost, act);
        else if (facts.Start is null)
        {
            payout.MoveTo(PayoutState.Cancelled, why, act);
            payout.MoveTo(PayoutState.Planned, why, act);
        }
        else if (decision.Verdict == DueVerdict.Wait)
            payout.MoveTo(PayoutState.Scheduled, why, act);
        else
            Judge(payout, decision, with, why, act);
    }

    private static void Judge(Payout payout, DueDecision decision, Judgement with, PayoutReason released, Act act)
    {
        var facts = with.Facts;
        var day = PayoutRules.DayOf(payout.DueOn!.Value, facts, act.Day);
        switch (decision.Verdict)
        {
            case DueVerdict.Release:
                var owed = PayoutRules.Owed(payout.FullAmount, payout.Currency, day, facts);
                if (payout.NeedsApproval && payout.ApprovedAmount != owed)
                    payout.AwaitApproval(owed, facts.Seen(day), act);
                else
                    payout.Release(owed, with.LegalEntity, with.EmployeeNumber, released, facts.Seen(day), act);
                break;
            case DueVerdict.Forfeit:
                payout.MoveTo(PayoutState.Forfeited, decision.Reason, act, facts.Seen(day));
                break;
            case DueVerdict.Defer:
                payout.Defer(decision.Until, decision.Reason, act);
                break;
            case DueVerdict.Wait:
                break;
        }
    }

    private static bool Waited(Payout payout, DueFacts facts, DateOnly today) =>
        payout.Reason == PayoutReason.InQuestion ? !facts.Undecided : payout.DeferredUntil <= today;

    private static PayoutReason Resumed(PayoutReason why) =>
        why is PayoutReason.ReferrerOnLeave or PayoutReason.HireOnLeave ? PayoutReason.LeaveEnded : PayoutReason.DueAgain;

    private static void FollowLeave(Payout payout, DueFacts facts, DueDecision decision, DateOnly day, Act act)
    {
        if (decision.Verdict == DueVerdict.Forfeit)
            payout.MoveTo(PayoutState.Forfeited, decision.Reason, act, facts.Seen(day));
        else if (decision.Verdict != DueVerdict.Defer)
            payout.Resume(null, PayoutReason.FactsCorrected, act);
        else if ((decision.Until, decision.Reason) != (payout.DeferredUntil, payout.Reason))
        {
            payout.Resume(null, PayoutReason.FactsCorrected, act);
            payout.Defer(decision.Until, decision.Reason, act);
        }
    }

    // Money that is out is never taken back by itself: HR is told, and the review ends when its ground does.
    private static void Recover(Payout payout, DueFacts facts, Act act)
    {
        var ground = RecoveryGround(payout, facts, act.Day);
        if (ground is { } why && payout.Recovery == RecoveryState.None)
            payout.Recover(RecoveryState.ToReview, why, act);
        else if (ground is null && payout.Recovery == RecoveryState.ToReview)
            payout.Recover(RecoveryState.None, PayoutReason.FactsCorrected, act);
    }

    /// <returns>Why what is out may have to come back; null: it stands.</returns>
    internal static PayoutReason? RecoveryGround(Payout payout, DueFacts facts, DateOnly today)
    {
        // Hired again it stands, whether they have started yet or not: only a last day makes a leaver (docs/rules.md §6).
        if (!facts.CreditStands)
            return facts.StartConfirmed ? PayoutReason.CreditLost : PayoutReason.HireUndone;
        var due = facts.Start?.AddDays(payout.DaysAfterStart) ?? payout.DueOn;
        return
            due is { } day && PayoutRules.Decide(day, facts with { Undecided = false }, today) is { Verdict: DueVerdict.Forfeit } decision
            ? decision.Reason
            : null;
    }

    private static void LoseCredit(Payout payout, Act act)
    {
        if (payout.IsOutOfHand)
            return;
        if (PayoutTable.Allows(payout.State, PayoutState.Forfeited))
            payout.MoveTo(PayoutState.Forfeited, PayoutReason.CreditLost, act);
        else if (payout.State == PayoutState.Planned)
            payout.MoveTo(PayoutState.Cancelled, PayoutReason.CreditLost, act);
    }

    // What was cancelled with the hire or lost with the credit comes back with them; what HR ended comes back by HR's word alone.
    // What was forfeited because somebody left is judged again by its day, and what was forfeited before an undoing stays so.
    private static bool MayComeBack(Payout payout) =>
        payout.State switch
        {
            PayoutState.Cancelled => payout.Reason != PayoutReason.CancelledByHr,
            PayoutState.Forfeited => payout.Reason == PayoutReason.CreditLost,
            PayoutState.Planned
            or PayoutState.Scheduled
            or PayoutState.AwaitingApproval
            or PayoutState.Deferred
            or PayoutState.Released
            or PayoutState.Exported
            or PayoutState.Paid
            or PayoutState.Declined => false,
        };
}

using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>Keeps the payouts of a hire in line with what is true of it. Each function may be called again at any time: a second call changes nothing.</summary>
public static class PayoutBook
{
    /// <summary>Brings payouts in line with the hire: lays them down, reinstates, moves their dates, or cancels them (product §6).</summary>
    /// <param name="hire">The referral that is, or was, hired.</param>
    /// <param name="credited">The referral whose credit the hire settles; null when nobody earns.</param>
    /// <param name="existing">All payouts of either referral.</param>
    /// <param name="why">What happened.</param>
    /// <returns>The payouts that were laid down anew.</returns>
    public static IReadOnlyList<Payout> Reconcile(Referral hire, Referral? credited, IReadOnlyCollection<Payout> existing, PayoutReason why, Actor actor, DateTimeOffset now, DateOnly today)
    {
        if (hire.Stage != Stage.Hired)
        {
            foreach (var payout in existing.Where(p => p.HireId == hire.Id && PayoutTable.Allows(p.State, PayoutState.Cancelled)))
                payout.MoveTo(PayoutState.Cancelled, why, actor, now);
            return [];
        }

        var earns = credited is { CanEarn: true };
        foreach (var payout in existing.Where(p => p.HireId == hire.Id && (!earns || p.ReferralId != credited!.Id)))
            LoseCredit(payout, actor, now);
        if (!earns) return [];

        var laidDown = Reconcile(hire, credited!, RecipientSide.Referrer, credited!.ReferrerId, credited.Terms.Schedule, existing, why, actor, now, today).ToList();
        // The hired person is nobody's payee before the start is confirmed.
        if (hire.HiredPersonId is { } person)
            laidDown.AddRange(Reconcile(hire, credited, RecipientSide.Hire, person, credited.Terms.HireSchedule, existing, why, actor, now, today));
        return laidDown;
    }

    private static IEnumerable<Payout> Reconcile(Referral hire, Referral credited, RecipientSide side, Guid recipient, IReadOnlyList<Instalment> schedule,
        IReadOnlyCollection<Payout> existing, PayoutReason why, Actor actor, DateTimeOffset now, DateOnly today)
    {
        var start = hire.StartedOn ?? hire.PlannedStart;
        foreach (var part in schedule)
        {
            var dueOn = start?.AddDays(part.DaysAfterStart);
            var payout = existing.FirstOrDefault(p => p.ReferralId == credited.Id && p.Number == part.Number && p.Side == side && p.RecipientId == recipient);
            if (payout is null)
                yield return new Payout(credited.Id, hire.Id, part, schedule.Count, recipient, credited.Terms.Currency, dueOn, actor, now, side);
            else if (MayComeBack(payout, hire, dueOn))
                payout.Reinstate(hire.Id, part, schedule.Count, credited.Terms.Currency, dueOn, payout.Reason == PayoutReason.CreditLost ? PayoutReason.CreditBack : why == PayoutReason.LaidDown ? PayoutReason.HiredAgain : why, actor, now);
            else if (dueOn is { } day && payout.DueOn != day && !payout.IsOutOfHand && !payout.State.IsFinal())
                payout.Reschedule(day, why, actor, now, today);
        }
    }

    /// <summary>The daily run: releases what is due up to today, asks for approval where the plan wants it, or defers or forfeits it with its reason. What is not due stays.</summary>
    public static void JudgeDue(Payout payout, DueFacts facts, string legalEntity, string? employeeNumber, Actor actor, DateTimeOffset now, DateOnly today)
    {
        while (true)
        {
            if (payout.State == PayoutState.Deferred && payout.DeferredUntil <= today)
                payout.Resume(payout.DeferredUntil, payout.Reason is PayoutReason.NoLongerDue or PayoutReason.DeferredByHr ? PayoutReason.DueAgain : PayoutReason.LeaveEnded, actor, now);
            if (payout.State != PayoutState.Scheduled || payout.JudgedOn is not { } day || day > today) return;
            var decision = PayoutRules.Decide(day, facts);
            var owed = PayoutRules.Owed(payout.FullAmount, payout.Currency, day, facts);
            switch (decision.Verdict)
            {
                case DueVerdict.Release when facts.Terms.NeedsApproval: payout.AwaitApproval(owed, facts.Seen(day), actor, now); return;
                case DueVerdict.Release: payout.Release(owed, legalEntity, employeeNumber, PayoutReason.DueAndChecked, facts.Seen(day), actor, now); return;
                case DueVerdict.Forfeit: payout.MoveTo(PayoutState.Forfeited, decision.Reason, actor, now, facts.Seen(day)); return;
                case DueVerdict.Defer: payout.Defer(decision.Until, decision.Reason, actor, now); break;
                default: return;
            }
        }
    }

    /// <summary>After a last day, a leave or a working time was recorded, corrected or undone: what is not yet exported follows the facts; for what is out already a recovery is opened for HR to review (product §6).</summary>
    public static void Reassess(Payout payout, DueFacts facts, Actor actor, DateTimeOffset now, DateOnly today)
    {
        if (payout.CountsFor is not { } due) return;
        // From that day anew, whatever was decided before: a leave or last day typed wrongly leaves nothing behind.
        var decision = PayoutRules.Decide(due, facts, today);
        switch (payout.State)
        {
            case PayoutState.Forfeited when payout.Reason is PayoutReason.ReferrerLeft or PayoutReason.HireLeft:
                if (decision.Verdict is DueVerdict.Release or DueVerdict.Defer) payout.Restore(actor, now);
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Forfeit:
                payout.MoveTo(PayoutState.Forfeited, decision.Reason, actor, now, facts.Seen(due));
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Defer:
                payout.Defer(decision.Until, decision.Reason, actor, now);
                break;
            case PayoutState.Released or PayoutState.AwaitingApproval when decision.Verdict == DueVerdict.Release && PayoutRules.Owed(payout.FullAmount, payout.Currency, PayoutRules.DayOf(due, facts, today), facts) is var owed && owed != payout.Amount:
                payout.Correct(owed, actor, now);
                break;
            case PayoutState.Deferred when payout.Reason is PayoutReason.ReferrerOnLeave or PayoutReason.HireOnLeave:
                if (decision.Verdict == DueVerdict.Forfeit) payout.MoveTo(PayoutState.Forfeited, decision.Reason, actor, now);
                else if (decision.Verdict != DueVerdict.Defer) payout.Resume(null, PayoutReason.FactsCorrected, actor, now);
                else if ((decision.Until, decision.Reason) != (payout.DeferredUntil, payout.Reason)) { payout.Resume(null, PayoutReason.FactsCorrected, actor, now); payout.Defer(decision.Until, decision.Reason, actor, now); }
                break;
            case PayoutState.Scheduled or PayoutState.Deferred when facts.Referrer?.LastDay < today || facts.Hire?.LastDay < today:
                if (decision.Verdict == DueVerdict.Forfeit) payout.MoveTo(PayoutState.Forfeited, decision.Reason, actor, now);
                break;
            case PayoutState.Exported or PayoutState.Paid:
                Recover(payout, facts, decision, actor, now);
                break;
        }
    }

    // Money that is out is never taken back by itself: HR is told, and the line is withdrawn when the fact was a mistake.
    private static void Recover(Payout payout, DueFacts facts, DueDecision decision, Actor actor, DateTimeOffset now)
    {
        PayoutReason? ground = decision.Verdict == DueVerdict.Forfeit ? decision.Reason : facts.StartConfirmed ? null : PayoutReason.HireUndone;
        if (ground is { } why && payout.Recovery == RecoveryState.None) payout.Recover(RecoveryState.ToReview, why, actor, now);
        else if (ground is null && payout.Recovery == RecoveryState.ToReview) payout.Recover(RecoveryState.None, PayoutReason.FactsCorrected, actor, now);
    }

    private static void LoseCredit(Payout payout, Actor actor, DateTimeOffset now)
    {
        if (PayoutTable.Allows(payout.State, PayoutState.Forfeited)) payout.MoveTo(PayoutState.Forfeited, PayoutReason.CreditLost, actor, now);
        else if (payout.State == PayoutState.Planned) payout.MoveTo(PayoutState.Cancelled, PayoutReason.CreditLost, actor, now);
    }

    // What was cancelled with the hire or lost with the credit comes back with them; what HR ended comes back by HR's word alone.
    // What was forfeited because somebody left comes back when its day moved or another start is awaited, to be judged anew.
    private static bool MayComeBack(Payout payout, Referral hire, DateOnly? dueOn) => payout.State switch
    {
        PayoutState.Cancelled => payout.Reason != PayoutReason.CancelledByHr,
        PayoutState.Forfeited when payout.Reason == PayoutReason.ForfeitedByHr => false,
        PayoutState.Forfeited => payout.Reason == PayoutReason.CreditLost || payout.DueOn != dueOn || !hire.HasStarted,
        _ => false,
    };
}

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

        var start = hire.StartedOn ?? hire.PlannedStart;
        var laidDown = new List<Payout>();
        foreach (var part in credited!.Terms.Schedule)
        {
            var dueOn = start?.AddDays(part.DaysAfterStart);
            var payout = existing.FirstOrDefault(p => p.ReferralId == credited.Id && p.Number == part.Number && p.RecipientId == credited.ReferrerId);
            if (payout is null)
                laidDown.Add(new Payout(credited.Id, hire.Id, part, credited.Terms.Schedule.Count, credited.ReferrerId, credited.Terms.Currency, dueOn, actor, now));
            else if (MayComeBack(payout, hire, dueOn))
                payout.Reinstate(hire.Id, part, credited.Terms.Schedule.Count, credited.Terms.Currency, dueOn, payout.Reason == PayoutReason.CreditLost ? PayoutReason.CreditBack : why == PayoutReason.LaidDown ? PayoutReason.HiredAgain : why, actor, now);
            else if (dueOn is { } day && payout.DueOn != day && !payout.IsOutOfHand && !payout.State.IsFinal())
                payout.Reschedule(day, why, actor, now, today);
        }
        return laidDown;
    }

    /// <summary>The daily run: releases what is due up to today, or defers or forfeits it with its reason. What is not due stays.</summary>
    public static void JudgeDue(Payout payout, DueFacts facts, string legalEntity, string? employeeNumber, Actor actor, DateTimeOffset now, DateOnly today)
    {
        while (true)
        {
            if (payout.State == PayoutState.Deferred && payout.DeferredUntil <= today)
                payout.Resume(payout.DeferredUntil, payout.Reason == PayoutReason.NoLongerDue ? PayoutReason.DueAgain : PayoutReason.LeaveEnded, actor, now);
            if (payout.State != PayoutState.Scheduled || payout.JudgedOn is not { } day || day > today) return;
            var decision = PayoutRules.Decide(day, facts);
            switch (decision.Verdict)
            {
                case DueVerdict.Release: payout.Release(legalEntity, employeeNumber, actor, now); return;
                case DueVerdict.Forfeit: payout.MoveTo(PayoutState.Forfeited, decision.Reason, actor, now); return;
                case DueVerdict.Defer: payout.Defer(decision.Until, decision.Reason, actor, now); break;
                default: return;
            }
        }
    }

    /// <summary>After a last day or a leave was recorded, corrected or undone: what is not yet exported follows the facts (product §6).</summary>
    public static void Reassess(Payout payout, DueFacts facts, Actor actor, DateTimeOffset now, DateOnly today)
    {
        if (payout.DueOn is not { } due) return;
        // From the due date anew, whatever was decided before: a leave or last day typed wrongly leaves nothing behind.
        var decision = PayoutRules.Decide(due, facts, today);
        switch (payout.State)
        {
            case PayoutState.Forfeited when payout.Reason is PayoutReason.ReferrerLeft or PayoutReason.HireLeft:
                if (decision.Verdict is DueVerdict.Release or DueVerdict.Defer) payout.Restore(actor, now);
                break;
            case PayoutState.Released when decision.Verdict == DueVerdict.Forfeit:
                payout.MoveTo(PayoutState.Forfeited, decision.Reason, actor, now);
                break;
            case PayoutState.Released when decision.Verdict == DueVerdict.Defer:
                payout.Defer(decision.Until, decision.Reason, actor, now);
                break;
            case PayoutState.Deferred when payout.Reason is PayoutReason.ReferrerOnLeave or PayoutReason.HireOnLeave:
                if (decision.Verdict == DueVerdict.Forfeit) payout.MoveTo(PayoutState.Forfeited, decision.Reason, actor, now);
                else if (decision.Verdict != DueVerdict.Defer) payout.Resume(null, PayoutReason.FactsCorrected, actor, now);
                else if ((decision.Until, decision.Reason) != (payout.DeferredUntil, payout.Reason)) { payout.Resume(null, PayoutReason.FactsCorrected, actor, now); payout.Defer(decision.Until, decision.Reason, actor, now); }
                break;
            case PayoutState.Scheduled or PayoutState.AwaitingApproval or PayoutState.Deferred when facts.Referrer.LastDay < today || facts.Hire?.LastDay < today:
                if (decision.Verdict == DueVerdict.Forfeit) payout.MoveTo(PayoutState.Forfeited, decision.Reason, actor, now);
                break;
        }
    }

    private static void LoseCredit(Payout payout, Actor actor, DateTimeOffset now)
    {
        if (PayoutTable.Allows(payout.State, PayoutState.Forfeited)) payout.MoveTo(PayoutState.Forfeited, PayoutReason.CreditLost, actor, now);
        else if (payout.State == PayoutState.Planned) payout.MoveTo(PayoutState.Cancelled, PayoutReason.CreditLost, actor, now);
    }

    // What was cancelled with the hire or lost with the credit comes back with them. What was forfeited because somebody left comes
    // back when its day moved or another start is awaited, to be judged anew.
    private static bool MayComeBack(Payout payout, Referral hire, DateOnly? dueOn) => payout.State switch
    {
        PayoutState.Cancelled => true,
        PayoutState.Forfeited => payout.Reason == PayoutReason.CreditLost || payout.DueOn != dueOn || !hire.HasStarted,
        _ => false,
    };
}

using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>The single steps of a payout, each of which writes its line of the ledger. Rules and people choose among them in the other
/// parts of this class.</summary>
public sealed partial class Payout
{
    /// <exception cref="InvalidOperationException">The table does not allow the move: a programming error, since the callers ask
    /// first.</exception>
    internal void MoveTo(PayoutState to, PayoutReason reason, Act act, DueSeen? seen = null)
    {
        if (!PayoutTable.Allows(State, to))
            throw new InvalidOperationException($"A payout cannot go from {State} to {to}");
        var from = State;
        State = to;
        if (to is not (PayoutState.Released or PayoutState.Exported or PayoutState.Paid))
            (ReleasedAt, LegalEntity, EmployeeNumber) = (null, null, null);
        // The part-time factor is fixed when the part is judged; before and after that the whole part is spoken of.
        if (to is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred)
            Owe(FullAmount);
        Append(from, reason, act, seen);
        if (to == PayoutState.Scheduled && IsHeld(act.Day))
            Hold(HeldUntil!.Value, act);
    }

    /// <summary>HR put it off to a day that is still ahead: whatever was corrected meanwhile, it stays put off.</summary>
    private bool IsHeld(DateOnly today) => HeldUntil > today && HeldUntil > DueOn;

    /// <param name="amount">What is owed of the part.</param>
    internal void Release(decimal amount, string legalEntity, string? employeeNumber, PayoutReason reason, DueSeen seen, Act act)
    {
        Owe(amount);
        (ReleasedAt, LegalEntity, EmployeeNumber) = (act.At, legalEntity, employeeNumber);
        MoveTo(PayoutState.Released, reason, act, seen);
    }

    /// <summary>Due and checked; somebody has to say yes.</summary>
    internal void AwaitApproval(decimal amount, DueSeen seen, Act act)
    {
        Owe(amount);
        MoveTo(PayoutState.AwaitingApproval, PayoutReason.NeedsApproval, act, seen);
    }

    /// <summary>A fact of the day it was judged by was corrected, and the part is worth more or less by it.</summary>
    internal void Correct(decimal amount, Act act)
    {
        Owe(amount);
        Append(State, PayoutReason.FactsCorrected, act);
    }

    internal void Take(Reward reward, Act act)
    {
        (Kind, RewardName, RewardDays, DayOffWorth) = (reward.Kind, reward.Name, reward.Days, reward.DayOffWorth);
        Append(State, PayoutReason.RewardChosen, act);
    }

    internal void Recover(RecoveryState recovery, PayoutReason reason, Act act)
    {
        Recovery = recovery;
        Append(State, reason, act);
    }

    // Days off stand for the amount, so they shrink and grow with it. Without the worth of a day only the ratio of the amounts is left.
    private void Owe(decimal amount)
    {
        if (DayOffWorth is { } worth)
            RewardDays = RewardChoices.DaysOff(amount, worth);
        else if (RewardDays is { } days && Amount > 0)
            RewardDays = RewardChoices.DaysOff(days * amount, Amount);
        Amount = amount;
    }

    internal void Defer(DateOnly? until, PayoutReason reason, Act act)
    {
        DeferredUntil = until;
        MoveTo(PayoutState.Deferred, reason, act);
    }

    internal void Hold(DateOnly until, Act act)
    {
        HeldUntil = until;
        Defer(until, PayoutReason.DeferredByHr, act);
    }

    /// <summary>Somebody else earns, or nobody: what is not out ends.</summary>
    internal void LoseCredit(Act act)
    {
        if (IsOutOfHand)
            return;
        if (PayoutTable.Allows(State, PayoutState.Forfeited))
            MoveTo(PayoutState.Forfeited, PayoutReason.CreditLost, act);
        else if (State == PayoutState.Planned)
            MoveTo(PayoutState.Cancelled, PayoutReason.CreditLost, act);
    }

    /// <summary>HR said yes before the day: it is released when it falls due.</summary>
    internal void ApproveAhead(Act act)
    {
        ApprovedAmount = Amount;
        Append(State, PayoutReason.Approved, act);
    }

    /// <summary>The hire was made again, perhaps through another referral, or credited to another of the same recipient.</summary>
    internal void Follow(Referral hire, Referral holder)
    {
        if (ReferralId != holder.Id)
            Raise(new PayoutFollowed(Id, holder.Id));
        (HireId, ReferralId) = (hire.Id, holder.Id);
    }

    /// <summary>The hire through which it was laid down is another referral now; whose credit is paid stays.</summary>
    internal void Follow(Referral hire) => HireId = hire.Id;

    /// <summary>Forfeited before the hire was undone: it says so from now on.</summary>
    internal void Close(PayoutReason why, Act act) => Append(State, why, act);

    internal void Reinstate(PartOwed owed, DateOnly? dueOn, PayoutReason reason, Act act)
    {
        Take(owed);
        (Amount, DueOn, DeferredUntil, HeldUntil) = (FullAmount, dueOn, null, null);
        MoveTo(dueOn is null ? PayoutState.Planned : PayoutState.Scheduled, reason, act);
    }

    /// <summary>Another amount counts for it from now on. What was judged already is judged by it after this.</summary>
    internal void Reprice(PartOwed owed, PayoutReason reason, Act act)
    {
        Take(owed);
        Owe(FullAmount);
        Append(State, reason, act);
    }

    private void Take(PartOwed owed) =>
        (Parts, FullAmount, Currency, NeedsApproval, DaysAfterStart) = (
            owed.Parts,
            owed.Part.Amount,
            owed.Currency,
            owed.NeedsApproval,
            owed.Part.DaysAfterStart
        );

    /// <summary>A new due date; the state follows where it must. What HR put off to a later day stays put off.</summary>
    internal void Reschedule(DateOnly dueOn, PayoutReason reason, Act act)
    {
        if (DueOn == dueOn && State != PayoutState.Planned)
            return;
        DueOn = dueOn;
        var held = State == PayoutState.Deferred && HeldUntil > dueOn && DeferredUntil == HeldUntil;
        if (!held)
            DeferredUntil = null;
        var (scheduled, tooEarly) = State switch
        {
            PayoutState.Planned => (true, false),
            PayoutState.Deferred => (!held, false),
            PayoutState.AwaitingApproval => (false, dueOn > act.Day.AddDays(PayoutRules.AskedDaysAhead)),
            PayoutState.Released => (false, dueOn > act.Day),
            PayoutState.Scheduled
            or PayoutState.Exported
            or PayoutState.Paid
            or PayoutState.Forfeited
            or PayoutState.Declined
            or PayoutState.Cancelled => (false, false),
        };
        if (scheduled)
            MoveTo(PayoutState.Scheduled, reason, act);
        else if (State == PayoutState.Scheduled && IsHeld(act.Day))
            Hold(HeldUntil!.Value, act);
        else if (tooEarly)
            Defer(dueOn, PayoutReason.NoLongerDue, act);
        else
            Append(State, held ? PayoutReason.DeferredByHr : reason, act);
    }

    /// <summary>Back to Scheduled after a deferral; it is judged by the day the deferral ended.</summary>
    internal void Resume(DateOnly? judgedOn, PayoutReason reason, Act act)
    {
        DeferredUntil = judgedOn;
        MoveTo(PayoutState.Scheduled, reason, act);
    }

    /// <summary>The same payout, judged anew: forfeited wrongly after a last day was corrected.</summary>
    internal void Restore(Act act)
    {
        DeferredUntil = null;
        MoveTo(PayoutState.Scheduled, PayoutReason.FactsCorrected, act);
    }

    /// <summary>Claimed by a payroll batch.</summary>
    internal void Export(Act act) => MoveTo(PayoutState.Exported, PayoutReason.Exported, act);

    /// <summary>Payroll confirmed it.</summary>
    internal void Pay(Act act) => MoveTo(PayoutState.Paid, PayoutReason.PaidByPayroll, act);

    /// <summary>Payroll rejected the line or its batch was voided: nothing was paid, so there is nothing to recover. A move of its own
    /// follows.</summary>
    internal void ComeBack(DateOnly? dueOn) => (Recovery, DueOn, DeferredUntil) = (RecoveryState.None, dueOn, null);

    internal PayoutKept Kept() =>
        new(
            Side,
            Number,
            Round,
            Parts,
            DaysAfterStart,
            FullAmount,
            NeedsApproval,
            ApprovedAmount,
            DeferredUntil,
            HeldUntil,
            ReleasedAt,
            LegalEntity,
            EmployeeNumber,
            RewardName,
            RewardDays,
            DayOffWorth
        );

    private void Append(PayoutState? from, PayoutReason reason, Act act, DueSeen? seen = null)
    {
        Reason = reason;
        LedgerCount++;
        var line = new LedgerEntry
        {
            Id = Guid.CreateVersion7(),
            PayoutId = Id,
            Number = LedgerCount,
            At = act.At,
            ActorId = act.By.PersonId,
            From = from,
            To = State,
            Reason = reason,
            Amount = Amount,
            Currency = Currency,
            DueOn = DueOn,
            Kind = Kind,
            Recovery = Recovery,
            Seen = seen,
            Kept = Kept(),
        };
        _ledger.Add(line);
        Raise(new PayoutMoved(Id, ReferralId, RecipientId, from, State, reason, Amount, Currency, DueOn, LedgerProof.Of(line)));
    }
}

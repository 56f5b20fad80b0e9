using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>Who a payout goes to: the referrer, or the person who was hired where the plan rewards both.</summary>
public enum RecipientSide
{
    Referrer,
    Hire,
}

/// <summary>One instalment of a bonus: (hire, instalment, recipient), on the referral that earned it, unique for ever (docs/rules.md
/// §6).</summary>
public sealed class Payout : Aggregate
{
    private readonly List<LedgerEntry> _ledger = [];

    private Payout() { }

    internal Payout(
        Referral hire,
        Referral holder,
        RecipientSide side,
        Guid recipientId,
        int round,
        Instalment part,
        int parts,
        Snapshot terms,
        DateOnly? dueOn,
        Act act
    )
    {
        Id = Guid.CreateVersion7();
        (HireKey, HireId, ReferralId, Side, RecipientId, Round) = (hire.HireKey ?? hire.Id, hire.Id, holder.Id, side, recipientId, round);
        (Number, Parts, Amount, FullAmount, Currency) = (part.Number, parts, part.Amount, part.Amount, terms.Currency);
        (DaysAfterStart, DueOn, NeedsApproval) = (part.DaysAfterStart, dueOn, terms.AsksForApproval);
        State = dueOn is null ? PayoutState.Planned : PayoutState.Scheduled;
        Append(null, PayoutReason.LaidDown, act);
    }

    /// <summary>The hire it is for, however often that was undone and made again, and through whichever referral.</summary>
    public Guid HireKey { get; private init; }

    /// <summary>1, and one more each time a part that was paid back is owed again.</summary>
    public int Round { get; private init; } = 1;

    /// <summary>The referral whose credit is paid.</summary>
    public Guid ReferralId { get; private set; }

    /// <summary>The referral that was hired: the same one, unless the candidate was hired through another.</summary>
    public Guid HireId { get; private set; }
    public int Number { get; private init; }
    public int Parts { get; private set; }
    public Guid RecipientId { get; private init; }
    public RecipientSide Side { get; private init; }

    /// <summary>Gross, before tax: what is owed or was handed over.</summary>
    public decimal Amount { get; private set; }

    /// <summary>As the snapshot has it, before a part-time factor.</summary>
    public decimal FullAmount { get; private set; }
    public string Currency { get; private set; } = "";
    public int DaysAfterStart { get; private set; }

    /// <summary>Start + days; expected until the start is confirmed.</summary>
    public DateOnly? DueOn { get; private set; }
    public PayoutState State { get; private set; }

    /// <summary>Why it is where it is.</summary>
    public PayoutReason Reason { get; private set; }

    /// <summary>The day it is looked at again after a deferral, and judged by; null while a leave has no end.</summary>
    public DateOnly? DeferredUntil { get; private set; }

    /// <summary>HR put it off to this day. It is looked at then, and judged by its due date (docs/rules.md §6).</summary>
    public DateOnly? HeldUntil { get; private set; }

    /// <summary>The day on which both must be employed: the due date, or the day after a leave it waited for.</summary>
    public DateOnly? JudgedOn => DeferredUntil == HeldUntil ? DueOn : DeferredUntil ?? DueOn;

    /// <summary>Each part is looked at before it is released.</summary>
    public bool NeedsApproval { get; private set; }

    /// <summary>What HR said yes to. It stays valid while the amount is the same.</summary>
    public decimal? ApprovedAmount { get; private set; }
    public DateTimeOffset? ReleasedAt { get; private set; }

    /// <summary>The referrer's, as of the release: what payroll books it under.</summary>
    public string? LegalEntity { get; private set; }
    public string? EmployeeNumber { get; private set; }
    public RewardKind Kind { get; private set; }

    /// <summary>The charity or the gift, as the plan names it.</summary>
    public string? RewardName { get; private set; }

    /// <summary>For <see cref="RewardKind.DaysOff"/>: how many.</summary>
    public decimal? RewardDays { get; private set; }
    public RecoveryState Recovery { get; private set; }
    public int LedgerCount { get; private set; }
    public IReadOnlyList<LedgerEntry> Ledger => _ledger;

    /// <summary>Beyond this the hire's undoing and the rules do not reach: a recovery is HR's to review.</summary>
    public bool IsOutOfHand => State is PayoutState.Exported or PayoutState.Paid;

    /// <summary>Money that is out and did not come back.</summary>
    public bool Stands => IsOutOfHand && Recovery != RecoveryState.Recovered;

    /// <summary>Forfeited in a hire that was undone since: it stays so, whatever is corrected (docs/rules.md §6).</summary>
    public bool IsClosed => State == PayoutState.Forfeited && Reason is PayoutReason.HireUndone or PayoutReason.LeftBeforeStart;

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
    }

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
        (Kind, RewardName, RewardDays) = (reward.Kind, reward.Name, reward.Days);
        Append(State, PayoutReason.RewardChosen, act);
    }

    internal void Recover(RecoveryState recovery, PayoutReason reason, Act act)
    {
        Recovery = recovery;
        Append(State, reason, act);
    }

    // Days off stand for the amount, so they shrink and grow with it.
    private void Owe(decimal amount)
    {
        if (RewardDays is { } days && Amount > 0)
            RewardDays = Math.Round(days * amount / Amount, 1, MidpointRounding.AwayFromZero);
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

    /// <summary>HR said yes to the amount as it stands.</summary>
    internal void Approve() => ApprovedAmount = Amount;

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

    internal void Reinstate(Instalment part, int parts, string currency, bool needsApproval, DateOnly? dueOn, PayoutReason reason, Act act)
    {
        (Parts, Amount, FullAmount, Currency, NeedsApproval) = (parts, part.Amount, part.Amount, currency, needsApproval);
        (DaysAfterStart, DueOn, DeferredUntil, HeldUntil) = (part.DaysAfterStart, dueOn, null, null);
        MoveTo(dueOn is null ? PayoutState.Planned : PayoutState.Scheduled, reason, act);
    }

    /// <summary>Another amount counts for it from now on. What was judged already is judged by it after this.</summary>
    internal void Reprice(Instalment part, int parts, string currency, bool needsApproval, PayoutReason reason, Act act)
    {
        (Parts, FullAmount, Currency, NeedsApproval, DaysAfterStart) = (parts, part.Amount, currency, needsApproval, part.DaysAfterStart);
        Owe(part.Amount);
        Append(State, reason, act);
    }

    /// <summary>HR takes the end back: the part is judged anew, by its day.</summary>
    internal void Reinstate(DateOnly? dueOn, Act act)
    {
        (DueOn, DeferredUntil, HeldUntil) = (dueOn, null, null);
        MoveTo(dueOn is null ? PayoutState.Planned : PayoutState.Scheduled, PayoutReason.ReinstatedByHr, act);
    }

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
            RewardDays
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

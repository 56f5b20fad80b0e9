using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>Who a payout goes to: the referrer, or the person who was hired where the plan rewards both.</summary>
public enum RecipientSide
{
    Referrer,
    Hire,
}

/// <summary>What is owed of one instalment by the terms of a hire.</summary>
/// <param name="Parts">How many instalments there are in all.</param>
public sealed record PartOwed(Instalment Part, int Parts, string Currency, bool NeedsApproval);

/// <summary>One instalment of a bonus: (hire, instalment, recipient), on the referral that earned it, unique for ever (docs/rules.md
/// §6).</summary>
public sealed partial class Payout : Aggregate
{
    private readonly List<LedgerEntry> _ledger = [];

    private Payout() { }

    internal Payout(
        Referral hire,
        Referral holder,
        RecipientSide side,
        Guid recipientId,
        int round,
        PartOwed owed,
        DateOnly? dueOn,
        Act act
    )
    {
        Id = Guid.CreateVersion7();
        (HireKey, HireId, ReferralId, Side, RecipientId, Round) = (hire.HireKey ?? hire.Id, hire.Id, holder.Id, side, recipientId, round);
        (Number, DueOn) = (owed.Part.Number, dueOn);
        Take(owed);
        Amount = FullAmount;
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

    /// <summary>What a day off stood for when days were chosen. Null for every other reward, and where an earlier version kept
    /// none.</summary>
    public decimal? DayOffWorth { get; private set; }
    public RecoveryState Recovery { get; private set; }
    public int LedgerCount { get; private set; }
    public IReadOnlyList<LedgerEntry> Ledger => _ledger;

    /// <summary>Beyond this the hire's undoing and the rules do not reach: a recovery is HR's to review.</summary>
    public bool IsOutOfHand => State is PayoutState.Exported or PayoutState.Paid;

    /// <summary>HR said yes before the day: it waits for nothing but that.</summary>
    public bool IsApprovedAhead => State == PayoutState.AwaitingApproval && ApprovedAmount == Amount;

    /// <summary>Money that is out and did not come back.</summary>
    public bool Stands => IsOutOfHand && Recovery != RecoveryState.Recovered;

    /// <summary>Forfeited in a hire that was undone since: it stays so, whatever is corrected (docs/rules.md §6).</summary>
    public bool IsClosed => State == PayoutState.Forfeited && Reason is PayoutReason.HireUndone or PayoutReason.LeftBeforeStart;

    /// <summary>What was cancelled with the hire or lost with the credit comes back with them; what HR ended comes back by HR's word alone.
    /// What was forfeited because somebody left is judged again by its day, and what was forfeited before an undoing stays so.</summary>
    internal bool MayComeBack =>
        State switch
        {
            PayoutState.Cancelled => Reason != PayoutReason.CancelledByHr,
            PayoutState.Forfeited => Reason == PayoutReason.CreditLost,
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

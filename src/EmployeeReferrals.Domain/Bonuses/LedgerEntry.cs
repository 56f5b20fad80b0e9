using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>What was looked at when a payout was judged: dates and numbers only, kept with the ledger's line.</summary>
/// <param name="PartTimePercent">The hire's working time on the day, in percent of full time; null where the plan does not ask.</param>
public sealed record DueSeen(
    DateOnly JudgedOn,
    bool StartConfirmed,
    bool CreditStands,
    DateOnly? ReferrerFirstDay,
    DateOnly? ReferrerLastDay,
    DateOnly? HireFirstDay,
    DateOnly? HireLastDay,
    int? PartTimePercent = null
);

/// <summary>All else that a payout is as of a line of its ledger: with it the payout is rebuilt whole. Codes, amounts and dates
/// only.</summary>
public sealed record PayoutKept(
    RecipientSide Side,
    int Number,
    int Round,
    int Parts,
    int DaysAfterStart,
    decimal FullAmount,
    bool NeedsApproval,
    decimal? ApprovedAmount,
    DateOnly? DeferredUntil,
    DateOnly? HeldUntil,
    DateTimeOffset? ReleasedAt,
    string? LegalEntity,
    string? EmployeeNumber,
    string? RewardName,
    decimal? RewardDays,
    decimal? DayOffWorth = null
);

/// <summary>One line of a payout's ledger. Appended, never edited; holds no name and no free text.</summary>
public sealed class LedgerEntry
{
    public Guid Id { get; init; }
    public Guid PayoutId { get; init; }
    public int Number { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }
    public PayoutState? From { get; init; }
    public PayoutState To { get; init; }
    public PayoutReason Reason { get; init; }
    public decimal Amount { get; init; }
    public string Currency { get; init; } = "";
    public DateOnly? DueOn { get; init; }
    public RewardKind Kind { get; init; }

    /// <summary>What became of money already out, as of this line.</summary>
    public RecoveryState Recovery { get; init; }

    /// <summary>The facts a judgement saw; null for every other line.</summary>
    public DueSeen? Seen { get; init; }

    /// <summary>Null on lines of earlier versions.</summary>
    public PayoutKept? Kept { get; init; }
}

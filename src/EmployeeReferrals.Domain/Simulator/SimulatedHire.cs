using EmployeeReferrals.Domain.Bonuses;

namespace EmployeeReferrals.Domain.Simulator;

/// <summary>How a part of a bonus stands today: out or ready to go out, not due yet, waiting for a leave to end, or forfeited because
/// somebody left.</summary>
public enum Standing
{
    Due,
    Expected,
    Deferred,
    Forfeited,
}

/// <summary>One part of a bonus, as it is or as it would be today.</summary>
/// <param name="Amount">Gross, in <paramref name="Currency"/>: what is owed, or what was forfeited.</param>
/// <param name="Reason">For <see cref="Standing.Forfeited"/> and <see cref="Standing.Deferred"/>.</param>
public sealed record SimulatedPart(
    RecipientSide Side,
    Guid RecipientId,
    int Number,
    DateOnly? DueOn,
    decimal Amount,
    string Currency,
    Standing Standing,
    PayoutReason? Reason = null
)
{
    /// <summary>What it costs: nothing once forfeited.</summary>
    public decimal Worth => Standing == Standing.Forfeited ? 0 : Amount;
}

/// <summary>Why a hire is not compared: somebody decided it by hand, or money was out before a fact was corrected, and no rule says what
/// would have been.</summary>
public enum SetApart
{
    Overridden,
    Merged,
    DecidedByHand,
    Recovery,
    PaidBeforeCorrection,
}

/// <summary>One hire as it is, beside as it would be.</summary>
public sealed record SimulatedHire(
    Guid HireId,
    Guid CandidateId,
    Guid? OpeningId,
    DateOnly HiredOn,
    Earning Really,
    Earning Would,
    SetApart? Apart
);

/// <summary>What became of a referral's credit, and what would have.</summary>
public sealed record SimulatedCredit(Guid ReferralId, DateOnly MadeOn, bool Earns, bool WouldEarn);

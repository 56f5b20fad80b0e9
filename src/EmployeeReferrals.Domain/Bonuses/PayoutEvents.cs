namespace EmployeeReferrals.Domain.Bonuses;

/// <param name="Proof">Over the whole line of the ledger; null from earlier versions.</param>
/// <summary>Another referral of the same recipient earns it now. What is owed stays, so the ledger has no line of it.</summary>
public sealed record PayoutFollowed(Guid PayoutId, Guid ReferralId) : DomainEvent(PayoutId);

public sealed record PayoutMoved(
    Guid PayoutId,
    Guid ReferralId,
    Guid RecipientId,
    PayoutState? From,
    PayoutState To,
    PayoutReason Reason,
    decimal Amount,
    string Currency,
    DateOnly? DueOn,
    string? Proof = null
) : DomainEvent(PayoutId);

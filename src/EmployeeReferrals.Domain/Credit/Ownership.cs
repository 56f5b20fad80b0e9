using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Credit;

public enum OwnershipEnd
{
    WindowEnded,
    Declined,
    Erased,
    GivenToAnother,
    RemovedByHr,
    OpeningChanged,
    Corrected,
    Merged,
}

/// <summary>Who holds the credit for a candidate at the moment. One row not ended per candidate (and opening, by the plan's
/// scope).</summary>
public sealed class Ownership : Aggregate
{
    private Ownership() { }

    public Ownership(Guid id, Guid candidateId, Guid scopeKey, Guid referralId, Guid referrerId, DateOnly windowEndsOn, DateTimeOffset now)
    {
        (Id, CandidateId, ScopeKey, ReferralId, ReferrerId, WindowEndsOn, StartedAt) = (
            id,
            candidateId,
            scopeKey,
            referralId,
            referrerId,
            windowEndsOn,
            now
        );
        Raise(new OwnershipTaken(id, referralId, candidateId));
    }

    public Guid CandidateId { get; private init; }

    /// <summary>The opening for scope "only the opening referred to", else empty.</summary>
    public Guid ScopeKey { get; private init; }
    public Guid ReferralId { get; private init; }
    public Guid ReferrerId { get; private init; }
    public DateOnly WindowEndsOn { get; private set; }
    public DateTimeOffset StartedAt { get; private init; }

    /// <summary>The hire that settled it for good; null while open.</summary>
    public Guid? SettledByReferralId { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public OwnershipEnd? EndReason { get; private set; }

    /// <summary>Holds on a day: not ended, and settled or still inside its window.</summary>
    public bool HoldsOn(DateOnly day) => EndedAt is null && (SettledByReferralId is not null || day <= WindowEndsOn);

    /// <summary>HR gave it, and it has no end; or HR's word was taken back, and it has its window again.</summary>
    public void Lasts(DateOnly until) => WindowEndsOn = until;

    public void Settle(Guid hiredReferralId) => SettledByReferralId = hiredReferralId;

    /// <summary>The hire was undone: the window counts again.</summary>
    public void Unsettle() => SettledByReferralId = null;

    public void End(OwnershipEnd reason, DateTimeOffset now)
    {
        if (EndedAt is not null)
            return;
        EndedAt = now;
        EndReason = reason;
        Raise(new OwnershipEnded(Id, ReferralId, reason));
    }

    public static Guid ScopeKeyFor(CreditScope scope, Guid? openingId) =>
        scope == CreditScope.AnyOpening ? Guid.Empty : openingId ?? Guid.Empty;
}

public sealed record OwnershipTaken(Guid OwnershipId, Guid ReferralId, Guid CandidateId) : DomainEvent(OwnershipId);

public sealed record OwnershipEnded(Guid OwnershipId, Guid ReferralId, OwnershipEnd Reason) : DomainEvent(OwnershipId);

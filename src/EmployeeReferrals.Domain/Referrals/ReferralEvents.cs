using EmployeeReferrals.Domain.Credit;

namespace EmployeeReferrals.Domain.Referrals;

public sealed record CandidateOfReferralChanged(Guid ReferralId, Guid FromId, Guid ToId) : DomainEvent(ReferralId);

public sealed record ReferralMade(Guid ReferralId, Guid CandidateId, Guid ReferrerId, Guid? OpeningId) : DomainEvent(ReferralId);

public sealed record ReferralMoved(Guid ReferralId, Stage From, Stage To, int Entry, NotSelectedReason? Reason) : DomainEvent(ReferralId);

public sealed record MoveUndone(Guid ReferralId, Stage From, Stage To, int Entry) : DomainEvent(ReferralId);

public sealed record ReferralHired(Guid ReferralId, DateOnly HiredOn, DateOnly? PlannedStart) : DomainEvent(ReferralId);

public sealed record PlannedStartChanged(Guid ReferralId, DateOnly PlannedStart) : DomainEvent(ReferralId);

public sealed record StartConfirmed(Guid ReferralId, DateOnly StartedOn, Guid PersonId, DateOnly? Before = null) : DomainEvent(ReferralId);

public sealed record HireUndone(Guid ReferralId) : DomainEvent(ReferralId);

public sealed record HireSettled(Guid ReferralId, Guid? HolderId) : DomainEvent(ReferralId);

public sealed record OpeningOfReferralChanged(
    Guid ReferralId,
    Guid? From,
    Guid To,
    decimal AmountBefore,
    string CurrencyBefore,
    decimal AmountAfter,
    string CurrencyAfter
) : DomainEvent(ReferralId);

public sealed record AmountOfReferralChanged(
    Guid ReferralId,
    decimal AmountBefore,
    string CurrencyBefore,
    decimal AmountAfter,
    string CurrencyAfter
) : DomainEvent(ReferralId);

public sealed record CreditDecided(Guid ReferralId, CreditMoment Moment, CreditCode Code) : DomainEvent(ReferralId);

public sealed record CreditChanged(Guid ReferralId, CreditCode Before, CreditCode After) : DomainEvent(ReferralId);

public sealed record CreditOverridden(Guid ReferralId, bool? Earns) : DomainEvent(ReferralId);

public sealed record RecruiterAssigned(Guid ReferralId, Guid? RecruiterId) : DomainEvent(ReferralId);

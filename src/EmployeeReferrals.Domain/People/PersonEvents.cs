namespace EmployeeReferrals.Domain.People;

public sealed record PersonAdded(Guid PersonId, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(PersonId);

public sealed record PersonChanged(Guid PersonId, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(PersonId);

public sealed record RolesChanged(Guid PersonId, Roles Before, Roles After) : DomainEvent(PersonId);

public sealed record AccessEnded(Guid PersonId) : DomainEvent(PersonId);

public sealed record AccessRestored(Guid PersonId) : DomainEvent(PersonId);

public sealed record IdentityLinked(Guid PersonId, Guid IdentityId) : DomainEvent(PersonId);

public sealed record IdentityUnlinked(Guid PersonId, Guid IdentityId) : DomainEvent(PersonId);

public sealed record LastDayRecorded(Guid PersonId, DateOnly LastDay, LeavingReason Reason, DateOnly? Before = null)
    : DomainEvent(PersonId);

public sealed record LastDayUndone(Guid PersonId, DateOnly? Before = null) : DomainEvent(PersonId);

public sealed record LeaveRecorded(Guid PersonId, DateOnly From, DateOnly? Until) : DomainEvent(PersonId);

public sealed record LeaveUndone(Guid PersonId, DateOnly From, DateOnly? Until = null) : DomainEvent(PersonId);

public sealed record WorkingTimeRecorded(Guid PersonId, DateOnly From, int Percent) : DomainEvent(PersonId);

public sealed record WorkingTimeUndone(Guid PersonId, DateOnly From, int? Percent = null) : DomainEvent(PersonId);

public sealed record FirstDayCorrected(Guid PersonId, DateOnly Day, DateOnly? Before = null) : DomainEvent(PersonId);

public sealed record SpellBegun(Guid PersonId, DateOnly FirstDay, Guid ReferralId) : DomainEvent(PersonId);

public sealed record SpellWithdrawn(Guid PersonId, Guid ReferralId) : DomainEvent(PersonId);

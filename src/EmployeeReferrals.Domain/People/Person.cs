namespace EmployeeReferrals.Domain.People;

public enum PersonKind { Employee, Contractor, Intern }

/// <summary>Why somebody left. Redundancy may keep a bonus alive, by the plan's rule.</summary>
public enum LeavingReason { OwnWish, Dismissed, Redundancy, Other }

/// <summary>A time away that still counts as employed. No end yet: until further notice.</summary>
public sealed class Leave
{
    public Guid Id { get; init; }
    public Guid PersonId { get; init; }
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; set; }

    public bool Covers(DateOnly day) => FirstDay <= day && (LastDay is null || day <= LastDay);
}

/// <summary>Anybody the company employs or employed. Never deleted.</summary>
public sealed class Person : Aggregate
{
    private readonly List<Leave> _leaves = [];

    private Person() { }

    /// <param name="workEmail">Null for a hire who has none yet.</param>
    public Person(Guid id, string name, string? workEmail, DateOnly firstDay)
    {
        Id = id;
        Name = name;
        NameSearch = Text.SearchKey(name);
        WorkEmail = workEmail;
        WorkEmailKey = workEmail is null ? null : EmailAddress.KeyOf(workEmail);
        FirstDay = firstDay;
        Raise(new PersonAdded(id));
    }

    [PersonalData] public string Name { get; private init; } = "";
    [PersonalData] public string NameSearch { get; private init; } = "";
    public string? EmployeeNumber { get; init; }
    public string LegalEntity { get; init; } = "";
    [PersonalData] public string? WorkEmail { get; private init; }
    [PersonalData] public string? WorkEmailKey { get; private init; }
    /// <summary>For matching only; never shown to other employees and never written to.</summary>
    [PersonalData] public string? PrivateEmail { get; init; }
    [PersonalData] public string? PrivateEmailKey { get; init; }
    [PersonalData] public string? Phone { get; init; }
    [PersonalData] public string? PhoneKey { get; init; }
    public string Department { get; init; } = "";
    public string Location { get; init; } = "";
    public int Level { get; init; }
    public PersonKind Kind { get; init; }
    public Guid? ManagerId { get; init; }
    public Roles Roles { get; init; }
    public DateOnly FirstDay { get; private set; }
    public DateOnly? LastDay { get; private set; }
    public LeavingReason? LeavingReason { get; private set; }
    /// <summary>The referral this person was hired from, if any.</summary>
    public Guid? HiredFromReferralId { get; init; }
    public IReadOnlyList<Leave> Leaves => _leaves;

    /// <summary>First day ≤ D, and no last day or last day ≥ D; leave counts as employed (product §6).</summary>
    public bool EmployedOn(DateOnly day) => FirstDay <= day && (LastDay is null || LastDay >= day);

    public Leave? LeaveOn(DateOnly day) => _leaves.FirstOrDefault(l => l.Covers(day));

    /// <summary>Rejected: a last day before the first.</summary>
    public Result RecordLastDay(DateOnly day, LeavingReason reason)
    {
        if (day < FirstDay) return Result.Rejected("last_day_before_first", "The last day cannot be before the first day.", "LastDay");
        LastDay = day;
        LeavingReason = reason;
        Raise(new LastDayRecorded(Id, day, reason));
        return Result.Ok;
    }

    public Result UndoLastDay()
    {
        if (LastDay is null) return Result.Rejected("no_last_day", "No last day is recorded for this person.");
        LastDay = null;
        LeavingReason = null;
        Raise(new LastDayUndone(Id));
        return Result.Ok;
    }

    /// <summary>Rejected: an end before the start, a start before the first day, more than twenty years, or a leave that overlaps another.</summary>
    public Result RecordLeave(Guid leaveId, DateOnly from, DateOnly? until)
    {
        if (until < from) return Result.Rejected("leave_ends_before_start", "The leave cannot end before it starts.", "Until");
        if (from < FirstDay) return Result.Rejected("leave_before_first", "The leave cannot start before the first day.", "From");
        if (until?.Year - from.Year > 20) return Result.Rejected("leave_too_long", "Leave the end empty when it is not known.", "Until");
        if (_leaves.Any(l => (until is null || l.FirstDay <= until) && (l.LastDay is null || l.LastDay >= from)))
            return Result.Rejected("leave_overlaps", "There is a leave in this time already. Undo it first, or choose other days.", "From");
        _leaves.Add(new Leave { Id = leaveId, PersonId = Id, FirstDay = from, LastDay = until });
        Raise(new LeaveRecorded(Id, from, until));
        return Result.Ok;
    }

    public Result UndoLeave(Guid leaveId)
    {
        var leave = _leaves.FirstOrDefault(l => l.Id == leaveId);
        if (leave is null) return Result.NotFound;
        _leaves.Remove(leave);
        Raise(new LeaveUndone(Id, leave.FirstDay));
        return Result.Ok;
    }

    /// <summary>The hire was undone after the start was confirmed: employed on no day at all.</summary>
    public void NeverStarted()
    {
        LastDay = FirstDay.AddDays(-1);
        LeavingReason = People.LeavingReason.Other;
        Raise(new LastDayRecorded(Id, LastDay.Value, People.LeavingReason.Other));
    }

    /// <summary>The first day of a hire follows the confirmed start; one that never started does now.</summary>
    public void CorrectFirstDay(DateOnly day)
    {
        if (LastDay < FirstDay) UndoLastDay();
        if (FirstDay == day) return;
        FirstDay = day;
        Raise(new FirstDayCorrected(Id, day));
    }
}

public sealed record PersonAdded(Guid PersonId) : DomainEvent(PersonId);
public sealed record LastDayRecorded(Guid PersonId, DateOnly LastDay, LeavingReason Reason) : DomainEvent(PersonId);
public sealed record LastDayUndone(Guid PersonId) : DomainEvent(PersonId);
public sealed record LeaveRecorded(Guid PersonId, DateOnly From, DateOnly? Until) : DomainEvent(PersonId);
public sealed record LeaveUndone(Guid PersonId, DateOnly From) : DomainEvent(PersonId);
public sealed record FirstDayCorrected(Guid PersonId, DateOnly Day) : DomainEvent(PersonId);

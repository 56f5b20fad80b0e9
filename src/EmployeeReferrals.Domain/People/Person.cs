namespace EmployeeReferrals.Domain.People;

/// <summary>Anybody the company employs or employed. Never deleted.</summary>
public sealed class Person : Aggregate
{
    private const Roles Allowed =
        Roles.Employee | Roles.Recruiter | Roles.HiringManager | Roles.Hr | Roles.Payroll | Roles.Auditor | Roles.Administrator;

    private readonly List<Leave> _leaves = [];
    private readonly List<WorkingTime> _workingTimes = [];
    private readonly List<Identity> _identities = [];
    private string? _employeeNumber;
    private string _legalEntity = "";
    private string? _privateEmail;
    private string? _privateEmailKey;
    private string? _phone;
    private string? _phoneKey;
    private string _department = "";
    private string _location = "";
    private int _level;
    private PersonKind _kind;
    private Guid? _managerId;
    private Roles _roles;
    private Guid? _hiredFrom;

    private Person() { }

    public Person(Guid id, PersonFacts facts)
    {
        Id = id;
        FirstDay = facts.FirstDay;
        Keep(facts);
        Raise(new PersonAdded(id, PersonDifferences.Between(null, facts)));
    }

    /// <param name="workEmail">Null for a hire who has none yet.</param>
    public Person(Guid id, string name, string? workEmail, DateOnly firstDay)
    {
        Id = id;
        Name = name;
        NameSearch = Text.NameSearch(name);
        WorkEmail = workEmail;
        WorkEmailKey = workEmail is null ? null : EmailAddress.KeyOf(workEmail);
        FirstDay = firstDay;
        Raise(new PersonAdded(id));
    }

    [PersonalData]
    public string Name { get; private set; } = "";

    [PersonalData]
    public string NameSearch { get; private set; } = "";
    public string? EmployeeNumber
    {
        get => _employeeNumber;
        init => _employeeNumber = value;
    }
    public string LegalEntity
    {
        get => _legalEntity;
        init => _legalEntity = value;
    }

    [PersonalData]
    public string? WorkEmail { get; private set; }

    [PersonalData]
    public string? WorkEmailKey { get; private set; }

    /// <summary>For matching only; never shown to other employees and never written to.</summary>
    [PersonalData]
    public string? PrivateEmail
    {
        get => _privateEmail;
        init => _privateEmail = value;
    }

    [PersonalData]
    public string? PrivateEmailKey
    {
        get => _privateEmailKey;
        init => _privateEmailKey = value;
    }

    [PersonalData]
    public string? Phone
    {
        get => _phone;
        init => _phone = value;
    }

    [PersonalData]
    public string? PhoneKey
    {
        get => _phoneKey;
        init => _phoneKey = value;
    }
    public string Department
    {
        get => _department;
        init => _department = value;
    }
    public string Location
    {
        get => _location;
        init => _location = value;
    }
    public int Level
    {
        get => _level;
        init => _level = value;
    }
    public PersonKind Kind
    {
        get => _kind;
        init => _kind = value;
    }
    public Guid? ManagerId
    {
        get => _managerId;
        init => _managerId = value;
    }

    /// <summary>Given on the People page. A provider of sign-in may add others for a session.</summary>
    public Roles Roles
    {
        get => _roles;
        init => _roles = value;
    }

    /// <summary>May not sign in, whatever the employment says: a leave of absence before the last day, a lost account.</summary>
    public bool AccessEnded { get; private set; }
    public IReadOnlyList<Identity> Identities => _identities;
    public DateOnly FirstDay { get; private set; }
    public DateOnly? LastDay { get; private set; }
    public LeavingReason? LeavingReason { get; private set; }

    /// <summary>The referral that the present spell was hired from, if any.</summary>
    public Guid? HiredFromReferralId
    {
        get => _hiredFrom;
        init => _hiredFrom = value;
    }

    /// <summary>Oldest first; what stands in the columns above is the latest.</summary>
    public IReadOnlyList<Spell> EarlierSpells { get; private set; } = [];

    /// <summary>The hire was undone after the start was confirmed: employed on no day of this spell.</summary>
    public bool NeverStarted => LastDay < FirstDay;
    public IReadOnlyList<Leave> Leaves => _leaves;
    public IReadOnlyList<WorkingTime> WorkingTimes => _workingTimes;

    /// <summary>Some spell has first day ≤ D, and no last day or last day ≥ D; leave counts as employed (docs/rules.md §6).</summary>
    public bool EmployedOn(DateOnly day) => Present.Covers(day) || EarlierSpells.Any(s => s.Covers(day));

    /// <summary>The last day of the spell that a hire began, whatever came after it; of the present one where they worked here already.
    /// Null: none, or never started.</summary>
    public DateOnly? LastDayOf(Guid referralId) =>
        _hiredFrom != referralId && EarlierSpells.LastOrDefault(s => s.HiredFromReferralId == referralId && !s.Withdrawn) is { } spell
            ? spell.LastDay
        : NeverStarted ? null
        : LastDay;

    private Spell Present => new(FirstDay, LastDay, LeavingReason, _hiredFrom);

    public Leave? LeaveOn(DateOnly day) => _leaves.FirstOrDefault(l => l.Covers(day));

    /// <summary>Rejected: a first day after the last, after a leave began, or other than the confirmed start of the referral this person
    /// was hired from.</summary>
    public Result Change(PersonFacts facts)
    {
        if (facts.FirstDay != FirstDay)
        {
            if (HiredFromReferralId is not null)
                return Result.Rejected(
                    "first_day_of_hire",
                    "The first day follows the confirmed start of the referral. Correct it there.",
                    "FirstDay"
                );
            if (LastDay < facts.FirstDay)
                return Result.Rejected("first_day_after_last", "The first day cannot be after the last day.", "FirstDay");
            if (_leaves.Any(l => l.FirstDay < facts.FirstDay))
                return Result.Rejected(
                    "first_day_after_leave",
                    "A leave began before this day. Undo it first, or choose an earlier day.",
                    "FirstDay"
                );
            var firstDay = FirstDay;
            FirstDay = facts.FirstDay;
            Raise(new FirstDayCorrected(Id, FirstDay, firstDay));
        }
        var before = Kept;
        Keep(facts);
        Raise(new PersonChanged(Id, PersonDifferences.Between(before, facts)));
        return Result.Ok;
    }

    /// <summary>An entry of a list has this name now. What is audited is the entry, once for all who carry it.</summary>
    public void CarryName(ListKind kind, string name) =>
        _ = kind switch
        {
            ListKind.Department => _department = name,
            ListKind.Location => _location = name,
            ListKind.LegalEntity => _legalEntity = name,
        };

    /// <summary>Rejected: what is no role. The same roles again change nothing.</summary>
    public Result ChangeRoles(Roles roles)
    {
        if ((roles & ~Allowed) != 0)
            return Result.Rejected("roles", "Choose roles from the list.", "Roles");
        var before = _roles;
        if ((before | Roles.Employee) == (roles | Roles.Employee))
            return Result.Ok;
        _roles = roles;
        Raise(new RolesChanged(Id, before, roles));
        return Result.Ok;
    }

    public Result EndAccess()
    {
        if (AccessEnded)
            return Result.Ok;
        AccessEnded = true;
        Raise(new AccessEnded(Id));
        return Result.Ok;
    }

    public Result RestoreAccess()
    {
        if (!AccessEnded)
            return Result.Ok;
        AccessEnded = false;
        Raise(new AccessRestored(Id));
        return Result.Ok;
    }

    /// <summary>Remembers who this person is at a provider. Rejected: another account of the same issuer is linked, which may be somebody
    /// else's.</summary>
    public Result<Identity> Link(Guid identityId, string issuer, string subject, DateTimeOffset at)
    {
        if (_identities.Any(i => i.Issuer == issuer))
            return Result<Identity>.From(Result.Rejected("linked_to_another", "Another account is linked to this person."));
        var identity = new Identity(identityId, Id, issuer, subject, at);
        _identities.Add(identity);
        Raise(new IdentityLinked(Id, identityId));
        return identity;
    }

    public Result Unlink(Guid identityId)
    {
        var identity = _identities.FirstOrDefault(i => i.Id == identityId);
        if (identity is null)
            return Result.NotFound;
        _identities.Remove(identity);
        Raise(new IdentityUnlinked(Id, identityId));
        return Result.Ok;
    }

    /// <summary>Rejected: a last day before the first, or of somebody who never started.</summary>
    public Result RecordLastDay(DateOnly day, LeavingReason reason)
    {
        if (NeverStarted)
            return Result.Rejected("never_started", "They never started here, so there is no last day to record.", "LastDay");
        if (day < FirstDay)
            return Result.Rejected("last_day_before_first", "The last day cannot be before the first day.", "LastDay");
        if ((LastDay, LeavingReason) == (day, reason))
            return Result.Ok;
        var before = LastDay;
        LastDay = day;
        LeavingReason = reason;
        Raise(new LastDayRecorded(Id, day, reason, before));
        return Result.Ok;
    }

    /// <summary>Rejected: no last day is recorded. That of a spell whose hire was undone is taken back too.</summary>
    public Result UndoLastDay()
    {
        var before = LastDay;
        if (NeverStarted && Withdrawn is { } kept)
            EarlierSpells = [.. EarlierSpells.Where(s => s != kept)];
        else if (LastDay is null || NeverStarted)
            return Result.Rejected("no_last_day", "No last day is recorded for this person.");
        else
            (LastDay, LeavingReason) = (null, null);
        Raise(new LastDayUndone(Id, before));
        return Result.Ok;
    }

    /// <summary>Rejected: an end before the start, a start before the first day, more than twenty years, or a leave that overlaps
    /// another.</summary>
    public Result RecordLeave(Guid leaveId, DateOnly from, DateOnly? until)
    {
        if (until < from)
            return Result.Rejected("leave_ends_before_start", "The leave cannot end before it starts.", "Until");
        if (from < FirstDay)
            return Result.Rejected("leave_before_first", "The leave cannot start before the first day.", "From");
        if (until?.Year - from.Year > 20)
            return Result.Rejected("leave_too_long", "Leave the end empty when it is not known.", "Until");
        if (_leaves.Any(l => (until is null || l.FirstDay <= until) && (l.LastDay is null || l.LastDay >= from)))
            return Result.Rejected("leave_overlaps", "There is a leave in this time already. Undo it first, or choose other days.", "From");
        _leaves.Add(
            new Leave
            {
                Id = leaveId,
                PersonId = Id,
                FirstDay = from,
                LastDay = until,
            }
        );
        Raise(new LeaveRecorded(Id, from, until));
        return Result.Ok;
    }

    public Result UndoLeave(Guid leaveId)
    {
        var leave = _leaves.FirstOrDefault(l => l.Id == leaveId);
        if (leave is null)
            return Result.NotFound;
        _leaves.Remove(leave);
        Raise(new LeaveUndone(Id, leave.FirstDay, leave.LastDay));
        return Result.Ok;
    }

    /// <summary>Rejected: before the first day, outside 1 to 100 %, or a second one from the same day.</summary>
    public Result RecordWorkingTime(Guid id, DateOnly from, int percent)
    {
        if (from < FirstDay)
            return Result.Rejected("working_time_before_first", "This is before the first day.", "From");
        if (percent is < 1 or > 100)
            return Result.Rejected("working_time_percent", "Working time lies between 1 and 100 % of full time.", "Percent");
        if (_workingTimes.Any(w => w.From == from))
            return Result.Rejected("working_time_twice", "A working time from this day is recorded already. Undo it first.", "From");
        _workingTimes.Add(
            new WorkingTime
            {
                Id = id,
                PersonId = Id,
                From = from,
                Percent = percent,
            }
        );
        Raise(new WorkingTimeRecorded(Id, from, percent));
        return Result.Ok;
    }

    public Result UndoWorkingTime(Guid id)
    {
        var recorded = _workingTimes.FirstOrDefault(w => w.Id == id);
        if (recorded is null)
            return Result.NotFound;
        _workingTimes.Remove(recorded);
        Raise(new WorkingTimeUndone(Id, recorded.From, recorded.Percent));
        return Result.Ok;
    }

    /// <summary>The hire was undone: the spell it began counts on no day, and the one before it is the latest again. A last day that HR
    /// recorded is kept for when they start after all.</summary>
    public void WithdrawSpell(Guid referralId)
    {
        if (_hiredFrom != referralId || NeverStarted)
            return;
        if (LastDay is not null)
            EarlierSpells = [.. EarlierSpells, Present with { Withdrawn = true }];
        if (EarlierSpells.LastOrDefault(s => !s.Withdrawn) is { } before)
        {
            (FirstDay, LastDay, LeavingReason, _hiredFrom) = (before.FirstDay, before.LastDay, before.Reason, before.HiredFromReferralId);
            EarlierSpells = [.. EarlierSpells.Where(s => s != before)];
        }
        else
            (LastDay, LeavingReason) = (FirstDay.AddDays(-1), People.LeavingReason.Other);
        Raise(new SpellWithdrawn(Id, referralId));
    }

    /// <summary>A confirmed start, or its correction. Who works here already goes on; whose last spell has ended begins a new one.
    /// Rejected: a start after the last day of the spell this hire began, or before an earlier spell had ended. No start takes a last day
    /// away (docs/rules.md §6).</summary>
    public Result Start(DateOnly day, Guid referralId)
    {
        var ours = _hiredFrom == referralId || NeverStarted;
        if (!ours && LastDay is null)
            return Result.Ok;
        if (!ours && day <= LastDay)
            return Result.Rejected(
                "start_in_spell",
                $"They work here until {LastDay:d MMMM yyyy}. Enter a first day after that.",
                "StartedOn"
            );
        if (EarlierSpells.Any(s => !s.Withdrawn && s.LastDay >= day))
            return Result.Rejected(
                "start_in_spell",
                "They worked here before until a later day than this. Enter a first day after it.",
                "StartedOn"
            );
        if (!ours)
        {
            EarlierSpells = [.. EarlierSpells, Present];
            (FirstDay, LastDay, LeavingReason, _hiredFrom) = (day, null, null, referralId);
            Raise(new SpellBegun(Id, day, referralId));
            return Result.Ok;
        }
        var last = NeverStarted ? Withdrawn : Present;
        if (last?.LastDay < day)
            return Result.Rejected(
                "start_after_last_day",
                $"Their last day is recorded as {last.LastDay:d MMMM yyyy}. Choose a day up to then, "
                    + "or ask HR to take the last day back first.",
                "StartedOn"
            );
        if (NeverStarted)
        {
            EarlierSpells = [.. EarlierSpells.Where(s => s != last)];
            (LastDay, LeavingReason) = (last?.LastDay, last?.Reason);
        }
        else if (FirstDay == day)
            return Result.Ok;
        var before = FirstDay;
        (FirstDay, _hiredFrom) = (day, referralId);
        Raise(new FirstDayCorrected(Id, day, before));
        return Result.Ok;
    }

    /// <summary>The last day that HR recorded in a spell whose hire was undone since.</summary>
    private Spell? Withdrawn => EarlierSpells.LastOrDefault(s => s.Withdrawn);

    private PersonFacts Kept =>
        new(
            Name,
            _employeeNumber,
            _legalEntity,
            WorkEmail is null ? null : EmailAddress.Parse(WorkEmail),
            _privateEmail is null ? null : EmailAddress.Parse(_privateEmail),
            _phone,
            _phoneKey,
            _department,
            _location,
            _level,
            _kind,
            _managerId,
            FirstDay
        );

    private void Keep(PersonFacts facts)
    {
        (Name, NameSearch) = (facts.Name, Text.NameSearch(facts.Name));
        (WorkEmail, WorkEmailKey) = (facts.WorkEmail?.Typed, facts.WorkEmail?.Key);
        (_privateEmail, _privateEmailKey) = (facts.PrivateEmail?.Typed, facts.PrivateEmail?.Key);
        (_phone, _phoneKey) = (facts.Phone, facts.PhoneKey);
        (_employeeNumber, _legalEntity) = (facts.EmployeeNumber, facts.LegalEntity);
        (_department, _location) = (facts.Department, facts.Location);
        (_level, _kind, _managerId) = (facts.Level, facts.Kind, facts.ManagerId);
    }
}

namespace EmployeeReferrals.Domain.People;

/// <summary>Anybody the company employs or employed. Never deleted.</summary>
public sealed partial class Person : Aggregate
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
        Raise(new PersonAdded(id, new Changes().Of(ChangedField.FirstDay, null, firstDay).ToList()));
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

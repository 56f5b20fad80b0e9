using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Openings;

public enum OpeningState
{
    Draft,
    Published,
    OnHold,
    Closed,
}

public sealed class OpeningRecruiter
{
    public Guid OpeningId { get; init; }
    public Guid PersonId { get; init; }
}

/// <summary>Somebody recruits for an opening, or leads its hiring, from a day on.</summary>
/// <param name="Until">The last day; null: still.</param>
public sealed record HiringDuty(Guid PersonId, bool IsManager, DateOnly From, DateOnly? Until = null);

/// <summary>From a day on the opening was in the bonus programme, or was not.</summary>
public sealed record ProgrammeTurn(DateOnly From, bool In);

/// <summary>What credit asks of an opening's past: who hired for it, and whether it was in the programme.</summary>
public sealed record OpeningPast(IReadOnlyList<HiringDuty> Duties, IReadOnlyList<ProgrammeTurn> Programme)
{
    public static readonly OpeningPast None = new([], []);

    /// <summary>On the day itself both the old and the new count: whoever had a hand in it on any day is meant (docs/rules.md
    /// §5).</summary>
    public OpeningPast With(IReadOnlyCollection<Guid> recruiters, Guid manager, bool inProgramme, DateOnly today) =>
        new(
            [
                .. Duties.Select(d =>
                    d.Until is null && !(d.IsManager ? d.PersonId == manager : recruiters.Contains(d.PersonId))
                        ? d with
                        {
                            Until = today,
                        }
                        : d
                ),
                .. recruiters
                    .Where(id => !Duties.Any(d => d is { IsManager: false, Until: null } && d.PersonId == id))
                    .Select(id => new HiringDuty(id, false, today)),
                .. Duties.Any(d => d is { IsManager: true, Until: null } && d.PersonId == manager)
                    ? []
                    : new[] { new HiringDuty(manager, true, today) },
            ],
            Programme.Count > 0 && Programme[^1].In == inProgramme ? Programme : [.. Programme, new(today, inProgramme)]
        );

    /// <summary>Those who hired for it on any day of a span.</summary>
    public IEnumerable<HiringDuty> Between(DateOnly from, DateOnly until) =>
        Duties.Where(d => d.From <= until && (d.Until is null || d.Until >= from));

    /// <returns>Null: nothing is known of that day.</returns>
    public bool? InProgrammeOn(DateOnly day) =>
        Programme.Count == 0 ? null : (Programme.LastOrDefault(p => p.From <= day) ?? Programme[0]).In;
}

/// <summary>What an opening says of itself; the same for a new one and for an edit.</summary>
public sealed record OpeningFacts(
    string Title,
    string Department,
    string Location,
    int Level,
    PersonKind Kind,
    string Description,
    bool InProgramme,
    Guid HiringManagerId,
    IReadOnlyList<Guid> RecruiterIds,
    decimal? Bonus = null,
    string? BonusCurrency = null
)
{
    /// <summary>What plans and campaigns look at.</summary>
    public OpeningTraits Traits(Guid id) => new(id, Department, Location, Level, Kind, Bonus, BonusCurrency);
}

/// <summary>A vacancy. Only a published one takes new referrals; on hold and closed keep theirs moving.</summary>
public sealed class Opening : Aggregate
{
    private readonly List<OpeningRecruiter> _recruiters = [];

    private Opening() { }

    public Opening(Guid id, OpeningFacts facts, DateTimeOffset now, DateOnly today, Guid? by = null)
    {
        Id = id;
        CreatedAt = now;
        Take(facts, today, by);
        Raise(new OpeningCreated(id, Differences(null, Facts)));
    }

    public string Title { get; private set; } = "";
    public string Search { get; private set; } = "";
    public string Department { get; private set; } = "";
    public string Location { get; private set; } = "";
    public int Level { get; private set; }
    public PersonKind Kind { get; private set; }

    /// <summary>Markdown.</summary>
    public string Description { get; private set; } = "";

    /// <summary>False: referrals are taken and worked, and nobody earns for them.</summary>
    public bool InProgramme { get; private set; }

    /// <summary>Its own amount, in place of the plan's; null: as the plan says.</summary>
    public decimal? Bonus { get; private set; }
    public string? BonusCurrency { get; private set; }

    /// <summary>Who set the amount: they approve nothing of it.</summary>
    public Guid? BonusSetBy { get; private set; }
    public Guid HiringManagerId { get; private set; }
    public OpeningState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IReadOnlyList<OpeningRecruiter> Recruiters => _recruiters;
    public OpeningPast Past { get; private set; } = OpeningPast.None;

    /// <summary>Who hired for it on any day of a span. What is older than the record counts as it is today.</summary>
    public IReadOnlyList<HiringDuty> HiringSideBetween(DateOnly from, DateOnly until) =>
        Past.Duties.Count > 0
            ? [.. Past.Between(from, until)]
            : [.. _recruiters.Select(r => new HiringDuty(r.PersonId, false, from)), new(HiringManagerId, true, from)];

    public bool InProgrammeOn(DateOnly day) => Past.InProgrammeOn(day) ?? InProgramme;

    /// <summary>What plans and campaigns look at.</summary>
    public OpeningTraits Traits => new(Id, Department, Location, Level, Kind, Bonus, BonusCurrency, BonusSetBy);

    public bool TakesReferrals => State == OpeningState.Published;

    public bool HasRecruiter(Guid personId) => _recruiters.Any(r => r.PersonId == personId);

    /// <summary>Draft → Published ⇄ On hold → Closed → Published (docs/rules.md §4).</summary>
    public static IReadOnlyList<OpeningState> Next(OpeningState from) =>
        from switch
        {
            OpeningState.Draft => [OpeningState.Published],
            OpeningState.Published => [OpeningState.OnHold, OpeningState.Closed],
            OpeningState.OnHold => [OpeningState.Published, OpeningState.Closed],
            OpeningState.Closed => [OpeningState.Published],
        };

    public Result Change(OpeningFacts facts, DateOnly today, Guid? by = null)
    {
        var before = Facts;
        Take(facts, today, by);
        Raise(new OpeningChanged(Id, Differences(before, Facts)));
        return Result.Ok;
    }

    /// <summary>An entry of a list has this name now. What is audited is the entry, once for all that carry it. No opening has a legal
    /// entity.</summary>
    public void CarryName(ListKind kind, string name)
    {
        (Department, Location) = kind switch
        {
            ListKind.Department => (name, Location),
            ListKind.Location => (Department, name),
            ListKind.LegalEntity => (Department, Location),
        };
        Search = SearchOf(Title, Department, Location);
    }

    /// <summary>HR said yes to another amount or place in the programme.</summary>
    public void Grant(decimal? bonus, string? currency, bool inProgramme, Guid by, DateOnly today)
    {
        var before = Facts;
        Take(before with { Bonus = bonus, BonusCurrency = currency, InProgramme = inProgramme }, today, by);
        Raise(new OpeningChanged(Id, Differences(before, Facts)));
    }

    /// <summary>An amount that an earlier version let a recruiter set is HR's from now on.</summary>
    public void ConfirmBonus(Guid by)
    {
        if (Bonus is null)
            return;
        BonusSetBy = by;
        Raise(new OpeningChanged(Id));
    }

    public Result MoveTo(OpeningState to, DateTimeOffset now)
    {
        if (!Next(State).Contains(to))
            return Result.Rejected(
                "opening_move",
                $"An opening that is {Word(State).ToLowerInvariant()} cannot become {Word(to).ToLowerInvariant()}."
            );
        var from = State;
        State = to;
        if (to == OpeningState.Published)
        {
            PublishedAt ??= now;
            ClosedAt = null;
        }
        if (to == OpeningState.Closed)
            ClosedAt = now;
        Raise(new OpeningMoved(Id, from, to));
        return Result.Ok;
    }

    public static string Word(OpeningState state) => state == OpeningState.OnHold ? "On hold" : state.ToString();

    private OpeningFacts Facts =>
        new(
            Title,
            Department,
            Location,
            Level,
            Kind,
            Description,
            InProgramme,
            HiringManagerId,
            [.. _recruiters.Select(r => r.PersonId)],
            Bonus,
            BonusCurrency
        );

    private static IReadOnlyList<FieldChange> Differences(OpeningFacts? before, OpeningFacts after) =>
        new Changes()
            .Untold(ChangedField.Title, before?.Title, after.Title)
            .Untold(ChangedField.Description, before?.Description, after.Description)
            .Of(ChangedField.Department, before?.Department, after.Department)
            .Of(ChangedField.Location, before?.Location, after.Location)
            .Of(ChangedField.Level, before?.Level, after.Level)
            .Of<PersonKind>(ChangedField.Kind, before?.Kind, after.Kind)
            .Of(ChangedField.InProgramme, before?.InProgramme, after.InProgramme)
            .Money(ChangedField.Bonus, before?.Bonus, before?.BonusCurrency, after.Bonus, after.BonusCurrency)
            .Of(ChangedField.HiringManager, before?.HiringManagerId, after.HiringManagerId)
            .Of(ChangedField.Recruiters, before?.RecruiterIds, after.RecruiterIds)
            .ToList();

    private void Take(OpeningFacts facts, DateOnly today, Guid? by)
    {
        // What is older than the record has been so from the beginning.
        var known =
            Past.Duties.Count > 0 || HiringManagerId == Guid.Empty
                ? Past
                : Past.With([.. _recruiters.Select(r => r.PersonId)], HiringManagerId, InProgramme, DateOnly.MinValue);
        Past = known.With([.. facts.RecruiterIds.Distinct()], facts.HiringManagerId, facts.InProgramme, today);
        (Title, Department, Location, Level, Kind) = (facts.Title, facts.Department, facts.Location, facts.Level, facts.Kind);
        (Description, InProgramme, HiringManagerId) = (facts.Description, facts.InProgramme, facts.HiringManagerId);
        if (Bonus != facts.Bonus || BonusCurrency != (facts.Bonus is null ? null : facts.BonusCurrency))
            BonusSetBy = facts.Bonus is null ? null : by;
        (Bonus, BonusCurrency) = (facts.Bonus, facts.Bonus is null ? null : facts.BonusCurrency);
        Search = SearchOf(facts.Title, facts.Department, facts.Location);
        _recruiters.RemoveAll(r => !facts.RecruiterIds.Contains(r.PersonId));
        _recruiters.AddRange(
            facts
                .RecruiterIds.Distinct()
                .Where(id => !HasRecruiter(id))
                .Select(id => new OpeningRecruiter { OpeningId = Id, PersonId = id })
        );
    }

    /// <summary>What an opening is found by, as long as its column is.</summary>
    public static string SearchOf(string title, string department, string location)
    {
        var search = Text.SearchKey($"{title} {department} {location}");
        return search[..Math.Min(search.Length, 700)];
    }
}

public sealed record OpeningCreated(Guid OpeningId, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(OpeningId);

public sealed record OpeningChanged(Guid OpeningId, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(OpeningId);

public sealed record OpeningMoved(Guid OpeningId, OpeningState From, OpeningState To) : DomainEvent(OpeningId);

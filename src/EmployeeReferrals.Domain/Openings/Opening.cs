using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain.Openings;

public enum OpeningState { Draft, Published, OnHold, Closed }

public sealed class OpeningRecruiter
{
    public Guid OpeningId { get; init; }
    public Guid PersonId { get; init; }
}

/// <summary>What an opening says of itself; the same for a new one and for an edit.</summary>
public sealed record OpeningFacts(
    string Title, string Department, string Location, int Level, PersonKind Kind, string Description,
    bool InProgramme, Guid HiringManagerId, IReadOnlyList<Guid> RecruiterIds, decimal? Bonus = null, string? BonusCurrency = null);

/// <summary>A vacancy. Only a published one takes new referrals; on hold and closed keep theirs moving.</summary>
public sealed class Opening : Aggregate
{
    private readonly List<OpeningRecruiter> _recruiters = [];

    private Opening() { }

    public Opening(Guid id, OpeningFacts facts, DateTimeOffset now)
    {
        Id = id;
        CreatedAt = now;
        Take(facts);
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
    public Guid HiringManagerId { get; private set; }
    public OpeningState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public IReadOnlyList<OpeningRecruiter> Recruiters => _recruiters;

    /// <summary>What plans and campaigns look at.</summary>
    public OpeningTraits Traits => new(Id, Department, Location, Level, Kind, Bonus, BonusCurrency);

    public bool TakesReferrals => State == OpeningState.Published;
    public bool HasRecruiter(Guid personId) => _recruiters.Any(r => r.PersonId == personId);

    /// <summary>Draft → Published ⇄ On hold → Closed → Published (product §4).</summary>
    public static IReadOnlyList<OpeningState> Next(OpeningState from) => from switch
    {
        OpeningState.Draft => [OpeningState.Published],
        OpeningState.Published => [OpeningState.OnHold, OpeningState.Closed],
        OpeningState.OnHold => [OpeningState.Published, OpeningState.Closed],
        _ => [OpeningState.Published],
    };

    public Result Change(OpeningFacts facts)
    {
        var before = Facts;
        Take(facts);
        Raise(new OpeningChanged(Id, Differences(before, Facts)));
        return Result.Ok;
    }

    public Result MoveTo(OpeningState to, DateTimeOffset now)
    {
        if (!Next(State).Contains(to))
            return Result.Rejected("opening_move", $"An opening that is {Word(State).ToLowerInvariant()} cannot become {Word(to).ToLowerInvariant()}.");
        var from = State;
        State = to;
        if (to == OpeningState.Published) { PublishedAt ??= now; ClosedAt = null; }
        if (to == OpeningState.Closed) ClosedAt = now;
        Raise(new OpeningMoved(Id, from, to));
        return Result.Ok;
    }

    public static string Word(OpeningState state) => state == OpeningState.OnHold ? "On hold" : state.ToString();

    private OpeningFacts Facts => new(
        Title, Department, Location, Level, Kind, Description, InProgramme, HiringManagerId, [.. _recruiters.Select(r => r.PersonId)], Bonus, BonusCurrency);

    private static IReadOnlyList<FieldChange> Differences(OpeningFacts? before, OpeningFacts after) => new Changes()
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

    private void Take(OpeningFacts facts)
    {
        (Title, Department, Location, Level, Kind) = (facts.Title, facts.Department, facts.Location, facts.Level, facts.Kind);
        (Description, InProgramme, HiringManagerId) = (facts.Description, facts.InProgramme, facts.HiringManagerId);
        (Bonus, BonusCurrency) = (facts.Bonus, facts.Bonus is null ? null : facts.BonusCurrency);
        var search = Text.SearchKey($"{facts.Title} {facts.Department} {facts.Location}");
        Search = search[..Math.Min(search.Length, 700)];
        _recruiters.RemoveAll(r => !facts.RecruiterIds.Contains(r.PersonId));
        _recruiters.AddRange(facts.RecruiterIds.Distinct().Where(id => !HasRecruiter(id)).Select(id => new OpeningRecruiter { OpeningId = Id, PersonId = id }));
    }
}

public sealed record OpeningCreated(Guid OpeningId, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(OpeningId);
public sealed record OpeningChanged(Guid OpeningId, IReadOnlyList<FieldChange>? Changes = null) : DomainEvent(OpeningId);
public sealed record OpeningMoved(Guid OpeningId, OpeningState From, OpeningState To) : DomainEvent(OpeningId);

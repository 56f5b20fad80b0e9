using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain.Plans;

/// <summary>What plans and campaigns look at in an opening.</summary>
/// <param name="Bonus">The opening's own amount; null: the plan's.</param>
/// <param name="BonusSetBy">Who set it; null where nobody knows.</param>
public sealed record OpeningTraits(
    Guid Id,
    string Department,
    string Location,
    int Level,
    PersonKind Kind,
    decimal? Bonus = null,
    string? BonusCurrency = null,
    Guid? BonusSetBy = null
);

/// <summary>Why a filter leaves an opening out. The first that applies.</summary>
public enum FilterMiss
{
    General,
    Opening,
    Department,
    Location,
    Level,
    Kind,
}

/// <summary>Which openings a plan or a campaign is for. What is empty does not matter; texts compare without case.</summary>
public sealed record OpeningFilter
{
    /// <summary>Longest list of names in one field.</summary>
    public const int Most = 20;
    public static readonly OpeningFilter Any = new();

    public IReadOnlyList<string> Departments { get; init; } = [];
    public IReadOnlyList<string> Locations { get; init; } = [];

    /// <summary>What the names point to in the lists; null: the names alone say it.</summary>
    public IReadOnlyList<Guid>? DepartmentIds { get; init; }
    public IReadOnlyList<Guid>? LocationIds { get; init; }
    public int? LevelFrom { get; init; }
    public int? LevelTo { get; init; }
    public IReadOnlyList<PersonKind> Kinds { get; init; } = [];
    public IReadOnlyList<Guid> OpeningIds { get; init; } = [];

    internal Pointed? DepartmentsMeant { get; init; }
    internal Pointed? LocationsMeant { get; init; }

    public bool IsEmpty => Specificity == 0;

    /// <summary>The more, the narrower: an opening named counts above all fields together, else each field counts one (docs/rules.md §6:
    /// the most specific match wins).</summary>
    public int Specificity =>
        (OpeningIds.Count > 0 ? 10 : 0)
        + (Departments.Count > 0 ? 1 : 0)
        + (Locations.Count > 0 ? 1 : 0)
        + (LevelFrom is not null || LevelTo is not null ? 1 : 0)
        + (Kinds.Count > 0 ? 1 : 0);

    /// <param name="opening">Null for a general referral, which only an empty filter takes.</param>
    /// <returns>Null when the opening is taken.</returns>
    public FilterMiss? Misses(OpeningTraits? opening)
    {
        if (IsEmpty)
            return null;
        if (opening is null)
            return FilterMiss.General;
        if (OpeningIds.Count > 0 && !OpeningIds.Contains(opening.Id))
            return FilterMiss.Opening;
        if (Departments.Count > 0 && !Has(DepartmentsMeant, Departments, opening.Department))
            return FilterMiss.Department;
        if (Locations.Count > 0 && !Has(LocationsMeant, Locations, opening.Location))
            return FilterMiss.Location;
        if (opening.Level < LevelFrom || opening.Level > LevelTo)
            return FilterMiss.Level;
        if (Kinds.Count > 0 && !Kinds.Contains(opening.Kind))
            return FilterMiss.Kind;
        return null;
    }

    public IEnumerable<Problem> Problems()
    {
        if (Departments.Count > Most || Locations.Count > Most || OpeningIds.Count > Most)
            yield return new("filter_long", $"Name at most {Most} in one field.", "Filter");
        if (LevelFrom is < 1 or > 99 || LevelTo is < 1 or > 99)
            yield return new("filter_level", "A level lies between 1 and 99.", "Filter");
        else if (LevelFrom > LevelTo)
            yield return new("filter_levels", "The lower level comes first.", "Filter");
        if (Kinds.Any(k => !Enum.IsDefined(k)))
            yield return new("filter_kind", "Choose from the list.", "Filter");
    }

    /// <summary>Keeps which entries the names mean; the names stay as they are written.</summary>
    public OpeningFilter PointedTo(CompanyLists lists) =>
        this with
        {
            DepartmentIds = DepartmentIds ?? IdsOf(lists, ListKind.Department, Departments),
            LocationIds = LocationIds ?? IdsOf(lists, ListKind.Location, Locations),
        };

    /// <summary>As it is read and judged by: with the names of today, and taking what carries any name that an entry has or had.</summary>
    public OpeningFilter ReadBy(CompanyLists lists)
    {
        if (Departments.Count == 0 && Locations.Count == 0)
            return this;
        var departments = Pointed.To(lists, ListKind.Department, Departments, DepartmentIds);
        var locations = Pointed.To(lists, ListKind.Location, Locations, LocationIds);
        return this with
        {
            Departments = departments.Names,
            DepartmentsMeant = departments,
            Locations = locations.Names,
            LocationsMeant = locations,
        };
    }

    /// <summary>The entries it points to.</summary>
    public IEnumerable<Guid> PointsTo() => (DepartmentIds ?? []).Concat(LocationIds ?? []);

    /// <summary>What it says by texts alone.</summary>
    public IEnumerable<(ListKind Kind, string Text)> Unpointed() =>
        (DepartmentIds is null ? Departments : [])
            .Select(d => (ListKind.Department, d))
            .Concat((LocationIds is null ? Locations : []).Select(l => (ListKind.Location, l)));

    internal static IReadOnlyList<Guid>? IdsOf(CompanyLists lists, ListKind kind, IReadOnlyList<string> names) =>
        names.Count == 0 || names.Any(n => lists.Meant(kind, n).Count == 0) ? null : Pointed.Ids(lists, kind, names);

    private static bool Has(Pointed? meant, IReadOnlyList<string> names, string name) =>
        meant?.Has(name) ?? names.Any(n => Text.SearchKey(n) == Text.SearchKey(name));
}

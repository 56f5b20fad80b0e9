using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>The one reader of what is chosen from a list: a form shows a list, and what is sent is held against it.</summary>
internal static class ListReader
{
    public const string NotListed = "not_in_list";

    public static Result Changed { get; } =
        Result.Conflict("changed_meanwhile", "Somebody else in HR changed this entry in the meantime. Reload to see it.");

    public static string Choose(ListKind kind) => $"Choose one of the list. HR can add {ListLabels.One(kind)} under People, Lists.";

    /// <summary>The entry's name, however it was written.</summary>
    /// <param name="before">As it stands: what is retired since, or was never listed, may stay.</param>
    /// <param name="needed">When nothing was chosen.</param>
    /// <returns>Null: a problem was added.</returns>
    public static string? Read(CompanyLists lists, ListKind kind, string? typed, string? before, Problem needed, List<Problem> problems)
    {
        if (ListEntry.KeyOf(typed).Length == 0)
            problems.Add(needed);
        else if (lists.Find(kind, typed) is { } entry && (entry.State == ListState.InUse || lists.Find(kind, before) == entry))
            return entry.Name;
        else if (before is not null && typed == before)
            return before;
        else
            problems.Add(new(NotListed, Choose(kind), needed.Field));
        return null;
    }

    /// <summary>A new or another name of an entry: visible, not too long, and no other entry's.</summary>
    public static Result<string> Name(CompanyLists lists, ListKind kind, string? typed, ListEntry? own)
    {
        var name = ListEntry.NameOf(typed);
        if (name is null || ListEntry.KeyOf(name).Length == 0)
            return Refused("name_needed", "Enter the name.");
        if (name.Length > ListEntry.Longest)
            return Refused("name_long", $"Keep it under {ListEntry.Longest} characters.");
        if (lists.Find(kind, name) is not { } same || same.Id == own?.Id)
            return name;
        if (ListEntry.KeyOf(same.Name) != ListEntry.KeyOf(name))
            return Refused("in_list", $"“{name}” is another name of {same.Name}.");
        if (own is not null)
            return Refused("in_list", $"“{same.Name}” is in the list already. Join the two instead.");
        if (same.State == ListState.Retired)
            return Refused("in_list", $"“{same.Name}” is in the list, and retired. Use it again instead.");
        return Refused("in_list", $"“{same.Name}” is in the list already.");

        static Result<string> Refused(string code, string sentence) => Result<string>.From(Result.Rejected(code, sentence, "Name"));
    }

    /// <summary>The rules of a plan, each name held against the lists and pointing to its entry.</summary>
    /// <param name="before">What the plan said before: what was named there may be retired since.</param>
    public static PlanTerms Rules(CompanyLists lists, PlanTerms terms, IEnumerable<PlanTerms?> before, List<Problem> problems)
    {
        var kept = before.OfType<PlanTerms>().SelectMany(t => t.PointedTo(lists).PointsTo()).ToHashSet();
        return terms with
        {
            Filter = Filter(lists, terms.Filter, kept, problems),
            Exclusions =
            [
                .. terms.Exclusions.Select(
                    (rule, i) => rule with { Conditions = [.. rule.Conditions.Select(c => Value(lists, c, i, kept, problems))] }
                ),
            ],
        };
    }

    public static OpeningFilter Filter(CompanyLists lists, OpeningFilter filter, IReadOnlySet<Guid> kept, List<Problem> problems)
    {
        var departments = Entries(lists, ListKind.Department, filter.Departments, kept, problems);
        var locations = Entries(lists, ListKind.Location, filter.Locations, kept, problems);
        return filter with
        {
            Departments = [.. departments.Select(e => e.Name)],
            DepartmentIds = departments.Count == 0 ? null : [.. departments.Select(e => e.Id)],
            Locations = [.. locations.Select(e => e.Name)],
            LocationIds = locations.Count == 0 ? null : [.. locations.Select(e => e.Id)],
        };
    }

    private static List<ListEntry> Entries(
        CompanyLists lists,
        ListKind kind,
        IReadOnlyList<string> names,
        IReadOnlySet<Guid> kept,
        List<Problem> problems
    )
    {
        var found = names.Select(n => Allowed(lists, kind, n, kept)).ToList();
        if (found.Contains(null))
            problems.Add(new(NotListed, Choose(kind), "Filter"));
        return [.. found.OfType<ListEntry>().Distinct()];
    }

    private static Condition Value(CompanyLists lists, Condition condition, int rule, IReadOnlySet<Guid> kept, List<Problem> problems)
    {
        // What is empty is told by the rule itself.
        if (!Enum.IsDefined(condition.Field) || condition.Value.Length == 0)
            return condition;
        if (Condition.ListOf(condition.Field) is not { } kind)
            return condition;
        if (Allowed(lists, kind, condition.Value, kept) is { } entry)
            return condition with { Value = entry.Name, EntryIds = [entry.Id] };
        problems.Add(new(NotListed, Choose(kind), $"Exclusions.{rule}"));
        return condition;
    }

    private static ListEntry? Allowed(CompanyLists lists, ListKind kind, string name, IReadOnlySet<Guid> kept) =>
        lists.Find(kind, name) is { } entry && (entry.State == ListState.InUse || kept.Contains(entry.Id)) ? entry : null;
}

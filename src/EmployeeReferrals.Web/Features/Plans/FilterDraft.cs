using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>A filter as it is being filled in.</summary>
public sealed class FilterDraft(OpeningFilter seed, TypedNumbers numbers)
{
    public HashSet<string> Departments { get; } = [.. seed.Departments];
    public HashSet<string> Locations { get; } = [.. seed.Locations];
    public HashSet<PersonKind> Kinds { get; } = [.. seed.Kinds];
    public HashSet<Guid> Openings { get; } = [.. seed.OpeningIds];
    public string? LevelFrom { get; set; } = seed.LevelFrom is { } from ? numbers.Shown(from) : null;
    public string? LevelTo { get; set; } = seed.LevelTo is { } to ? numbers.Shown(to) : null;

    public OpeningFilter Filter =>
        new()
        {
            Departments = [.. Departments.Order(StringComparer.Ordinal)],
            Locations = [.. Locations.Order(StringComparer.Ordinal)],
            Kinds = [.. Kinds.Order()],
            OpeningIds = [.. Openings.Order()],
            LevelFrom = numbers.Count(LevelFrom),
            LevelTo = numbers.Count(LevelTo),
        };

    public IEnumerable<Problem> Problems() =>
        new[] { LevelFrom, LevelTo }
            .Where(l => !string.IsNullOrWhiteSpace(l))
            .Select(l => numbers.CountProblem("filter", l, "Filter"))
            .OfType<Problem>();
}

using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>A filter as it is being filled in.</summary>
public sealed class FilterDraft(OpeningFilter seed)
{
    public HashSet<string> Departments { get; } = [.. seed.Departments];
    public HashSet<string> Locations { get; } = [.. seed.Locations];
    public HashSet<PersonKind> Kinds { get; } = [.. seed.Kinds];
    public HashSet<Guid> Openings { get; } = [.. seed.OpeningIds];
    public string? LevelFrom { get; set; } = seed.LevelFrom?.ToString(CultureInfo.InvariantCulture);
    public string? LevelTo { get; set; } = seed.LevelTo?.ToString(CultureInfo.InvariantCulture);

    public bool LevelsAreNumbers => (string.IsNullOrWhiteSpace(LevelFrom) || Typed.Number(LevelFrom) is not null) && (string.IsNullOrWhiteSpace(LevelTo) || Typed.Number(LevelTo) is not null);

    public OpeningFilter Filter => new() { Departments = [.. Departments.Order(StringComparer.Ordinal)], Locations = [.. Locations.Order(StringComparer.Ordinal)], Kinds = [.. Kinds.Order()], OpeningIds = [.. Openings.Order()], LevelFrom = Typed.Number(LevelFrom), LevelTo = Typed.Number(LevelTo) };
}

/// <summary>What was typed into a field for a number; null when it cannot be read as one.</summary>
internal static class Typed
{
    public static string Text(decimal amount) => amount.ToString("#,0.###", CultureInfo.InvariantCulture);
    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    public static decimal? Money(string? typed) => decimal.TryParse(typed, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    public static int? Number(string? typed) => int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
}

using System.Globalization;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Wording;

/// <summary>What the parts of plans and campaigns do, in words.</summary>
internal static class PlanLabels
{
    public static string Of(CreditScope scope) =>
        scope == CreditScope.AnyOpening ? "Any opening they are hired into" : "Only the opening they were referred to";

    public static string Of(LeaverRule rule) =>
        rule == LeaverRule.Forfeit ? "Nothing more is paid" : "Paid all the same after a redundancy";

    public static string Of(PartTimeRule rule) =>
        rule switch
        {
            PartTimeRule.InProportion => "In proportion to the working time on the due date",
            PartTimeRule.HalfBelowFullTime => "Half for anything below full time",
            PartTimeRule.FullAmount => "The whole amount, part-time or not",
        };

    public static string Of(CapPeriod period) =>
        period switch
        {
            CapPeriod.Year => "in a calendar year",
            CapPeriod.Quarter => "in a quarter",
            CapPeriod.Always => "in all",
        };

    public static string Of(PersonKind kind) =>
        kind switch
        {
            PersonKind.Contractor => "Contractor",
            PersonKind.Intern => "Intern",
            PersonKind.Employee => "Employee",
        };

    public static string Of(RewardKind kind) =>
        kind switch
        {
            RewardKind.Charity => "Charity",
            RewardKind.DaysOff => "Days off",
            RewardKind.Gift => "Gift",
            RewardKind.Cash => "Money",
        };

    public static string Of(ExclusionField field) =>
        field switch
        {
            ExclusionField.Department => "Referrer's department",
            ExclusionField.Location => "Referrer's location",
            ExclusionField.LegalEntity => "Referrer's legal entity",
            ExclusionField.Level => "Referrer's level",
            ExclusionField.Kind => "Referrer's employment",
            ExclusionField.Relationship => "How they know each other",
            ExclusionField.OpeningDepartment => "Role's department",
            ExclusionField.OpeningLocation => "Role's location",
            ExclusionField.OpeningLevel => "Role's level",
        };

    public static string Of(Comparison comparison) =>
        comparison switch
        {
            Comparison.Is => "is",
            Comparison.IsNot => "is not",
            Comparison.AtLeast => "is at least",
            Comparison.AtMost => "is at most",
        };

    public static string Of(ExclusionRule rule) =>
        Format.And([.. rule.Conditions.Select(c => $"{Of(c.Field).ToLower(CultureInfo.InvariantCulture)} {Of(c.Comparison)} {Value(c)}")]);

    private static string Value(Condition condition) =>
        condition.Field switch
        {
            ExclusionField.Kind when Enum.TryParse<PersonKind>(condition.Value, out var kind) => Of(kind).ToLowerInvariant(),
            ExclusionField.Relationship when Enum.TryParse<Relationship>(condition.Value, out var how) => (
                Labels.Of(how) ?? "not said"
            ).ToLowerInvariant(),
            ExclusionField.Department
            or ExclusionField.Location
            or ExclusionField.LegalEntity
            or ExclusionField.Level
            or ExclusionField.Kind
            or ExclusionField.Relationship
            or ExclusionField.OpeningDepartment
            or ExclusionField.OpeningLocation
            or ExclusionField.OpeningLevel => condition.Value,
        };

    public static string Excluded(PlanTerms terms)
    {
        var parts = new List<string>();
        if (terms.ExcludeHr)
            parts.Add("HR");
        if (terms.ExcludeContractors)
            parts.Add("contractors");
        if (terms.ExcludeInterns)
            parts.Add("interns");
        if (terms.ExcludedFromLevel is { } level)
            parts.Add($"level {level} and above");
        return parts.Count == 0 ? "Nobody, except the hiring team of the role" : Format.And(parts) + ", and the hiring team of the role";
    }

    /// <summary>"All roles", or what narrows it.</summary>
    public static string Of(OpeningFilter filter, IReadOnlyDictionary<Guid, string>? openings = null)
    {
        if (filter.IsEmpty)
            return "All roles";
        var parts = new List<string>();
        if (filter.OpeningIds.Count > 0)
            parts.Add(
                Format.Or([
                    .. filter.OpeningIds.Take(2).Select(id => openings?.GetValueOrDefault(id) ?? "a named role"),
                    .. filter.OpeningIds.Count > 2 ? [$"{filter.OpeningIds.Count - 2} more"] : Array.Empty<string>(),
                ])
            );
        if (filter.Departments.Count > 0)
            parts.Add(Format.Or(filter.Departments));
        if (filter.Locations.Count > 0)
            parts.Add(Format.Or(filter.Locations));
        if (filter.LevelFrom is not null || filter.LevelTo is not null)
            parts.Add(
                (filter.LevelFrom, filter.LevelTo) switch
                {
                    ({ } a, { } b) when a == b => $"level {a}",
                    ({ } a, { } b) => $"level {a} to {b}",
                    ({ } a, null) => $"level {a} and above",
                    (_, { } b) => $"up to level {b}",
                    _ => "",
                }
            );
        if (filter.Kinds.Count > 0)
            parts.Add(Format.Or(filter.Kinds.Select(k => $"{Of(k).ToLowerInvariant()}s")));
        return string.Join(" · ", parts);
    }

    public static string Of(CampaignFacts facts) =>
        facts.Factor is { } factor
            ? factor == 2
                ? "Doubles the bonus"
                : $"{factor.ToString("0.##", CultureInfo.CurrentCulture)} times the bonus"
            : $"{Format.Money(facts.Extra ?? 0, facts.Currency ?? "EUR", CultureInfo.CurrentCulture)} on top";

    /// <summary>Why a plan or campaign does not count here.</summary>
    public static string Of(RuleVerdict verdict) =>
        (verdict.Loss, verdict.Miss) switch
        {
            (null, _) => verdict.Sort == RuleSort.Plan
                ? "Counts: of those that take this role, the most specific"
                : "Counts: raises the amount",
            (RuleLoss.NotYet, _) => $"Begins on {Format.Day(verdict.From!.Value)}",
            (RuleLoss.Over, _) => verdict.Until is { } until ? $"Ended on {Format.Day(until)}" : "Ended",
            (RuleLoss.LessSpecific, _) => verdict.Sort == RuleSort.Plan
                ? "Takes this role too; another plan is more specific, begins later, or stands first by name"
                : "Would raise it too; another campaign is more specific or gives more",
            (RuleLoss.OtherCurrency, _) => "Adds another currency than this role pays in",
            (_, FilterMiss.General) => "Only for certain roles, and a general referral has none yet",
            (_, FilterMiss.Opening) => "Only for other roles by name",
            (_, FilterMiss.Department) => "Only for other departments",
            (_, FilterMiss.Location) => "Only for other locations",
            (_, FilterMiss.Level) => "Only for other levels",
            (_, _) => "Only for other kinds of employment",
        };
}

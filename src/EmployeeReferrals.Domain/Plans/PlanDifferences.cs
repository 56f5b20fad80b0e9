using System.Globalization;

namespace EmployeeReferrals.Domain.Plans;

/// <summary>What of a plan or a campaign is other than before, each field by its value.</summary>
internal static class PlanDifferences
{
    public static Changes Between(PlanTerms? before, PlanTerms after) =>
        new Changes()
            .Money(ChangedField.Amount, before?.Amount, before?.Currency, after.Amount, after.Currency)
            .Of(ChangedField.Parts, Parts(before?.Schedule), Parts(after.Schedule))
            .Money(ChangedField.HireAmount, Some(before?.HireAmount), before?.Currency, Some(after.HireAmount), after.Currency)
            .Of(ChangedField.HireParts, Parts(before?.HireSchedule), Parts(after.HireSchedule))
            .Of(ChangedField.NeedsApproval, before?.NeedsApproval, after.NeedsApproval)
            .Money(ChangedField.ApprovalAbove, before?.ApprovalAbove, before?.Currency, after.ApprovalAbove, after.Currency)
            .Of(ChangedField.Cap, Cap(before), Cap(after))
            .Of(ChangedField.Openings, Openings(before?.Filter), Openings(after.Filter))
            .Of(ChangedField.WindowDays, before?.WindowDays, after.WindowDays)
            .Of<CreditScope>(ChangedField.Scope, before?.Scope, after.Scope)
            .Of(ChangedField.PriorApplicantDays, before?.PriorApplicantDays, after.PriorApplicantDays)
            .Of(ChangedField.RehireDays, before?.RehireDays, after.RehireDays)
            .Of(ChangedField.ExcludedFromLevel, before?.ExcludedFromLevel, after.ExcludedFromLevel)
            .Of(ChangedField.ExcludesHr, before?.ExcludeHr, after.ExcludeHr)
            .Of(ChangedField.ExcludesContractors, before?.ExcludeContractors, after.ExcludeContractors)
            .Of(ChangedField.ExcludesInterns, before?.ExcludeInterns, after.ExcludeInterns)
            .Of<LeaverRule>(ChangedField.ReferrerLeaves, before?.ReferrerLeaves, after.ReferrerLeaves)
            .Of<LeaverRule>(ChangedField.HireLeaves, before?.HireLeaves, after.HireLeaves)
            .Of(ChangedField.DeferDuringReferrerLeave, before?.DeferDuringReferrerLeave, after.DeferDuringReferrerLeave)
            .Of(ChangedField.DeferDuringHireLeave, before?.DeferDuringHireLeave, after.DeferDuringHireLeave)
            .Of<PartTimeRule>(ChangedField.PartTime, before?.PartTime, after.PartTime)
            .Of(ChangedField.Rewards, Rewards(before?.Rewards), Rewards(after.Rewards))
            .Of(ChangedField.Exclusions, Rules(before), Rules(after));

    public static Changes Between(CampaignFacts? before, CampaignFacts after) =>
        new Changes()
            .Of(ChangedField.CampaignName, before?.Name, after.Name)
            .Of(ChangedField.FirstDay, before?.From, after.From)
            .Of(ChangedField.LastDay, before?.Until, after.Until)
            .Of(ChangedField.Factor, before?.Factor, after.Factor)
            .Money(ChangedField.Extra, before?.Extra, before?.Currency, after.Extra, after.Currency)
            .Of(ChangedField.Openings, Openings(before?.Filter), Openings(after.Filter));

    private static decimal? Some(decimal? amount) => amount == 0 ? null : amount;

    private static string? Parts(IReadOnlyList<Instalment>? schedule) =>
        schedule is null
            ? null
            : string.Join(
                ", ",
                schedule.Select(p => string.Create(CultureInfo.InvariantCulture, $"{p.Amount:0.####} after {p.DaysAfterStart} days"))
            );

    private static string? Cap(PlanTerms? terms) =>
        terms?.CapHires is { } hires ? string.Create(CultureInfo.InvariantCulture, $"{hires} per {terms.CapPeriod}") : null;

    private static string? Openings(OpeningFilter? filter)
    {
        if (filter is null)
            return null;
        var parts = new List<string>();
        if (filter.OpeningIds.Count > 0)
            parts.Add(string.Join(", ", filter.OpeningIds.Order()));
        if (filter.Departments.Count > 0)
            parts.Add(string.Join(", ", filter.Departments));
        if (filter.Locations.Count > 0)
            parts.Add(string.Join(", ", filter.Locations));
        if (filter.LevelFrom is not null || filter.LevelTo is not null)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"level {filter.LevelFrom}-{filter.LevelTo}"));
        if (filter.Kinds.Count > 0)
            parts.Add(string.Join(", ", filter.Kinds));
        return string.Join("; ", parts);
    }

    private static string? Rewards(RewardChoices? rewards)
    {
        if (rewards is null)
            return null;
        var parts = new List<string>(rewards.Charities);
        if (rewards.DayOffWorth is { } worth)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"a day off for {worth:0.####}"));
        if (rewards.Gift is { } gift)
            parts.Add(gift);
        return string.Join(", ", parts);
    }

    // The rule's own sentence is for its reader: what it does is what its conditions say.
    private static string? Rules(PlanTerms? terms) =>
        terms is null
            ? null
            : string.Join(
                "; ",
                terms.Exclusions.Select(r => string.Join(" and ", r.Conditions.Select(c => $"{c.Field} {c.Comparison} {c.Value}")))
            );
}

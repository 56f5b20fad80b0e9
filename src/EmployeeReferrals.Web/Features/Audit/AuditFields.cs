using System.Globalization;
using System.Text.RegularExpressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>The fields of a change and their values, as their reader knows them.</summary>
internal static partial class AuditFields
{
    private enum Sort
    {
        Text,
        YesNo,
        Day,
        Money,
        Days,
        Hours,
        Minutes,
        Times,
        Employment,
        Scope,
        Leaver,
        PartTime,
        WorkingDays,
    }

    /// <param name="name">Who or what an id in a value is.</param>
    /// <param name="isNew">It was made by this: there was nothing before.</param>
    public static ChangeLine Line(FieldChange change, Func<Guid, string?> name, bool isNew = false) =>
        change is { Before: null, After: null } ? new(Label(change.Field), null, null)
        : isNew ? new(Label(change.Field), null, Value(change.Field, change.After, name))
        : new(Label(change.Field), Value(change.Field, change.Before, name), Value(change.Field, change.After, name));

    /// <summary>The ids that stand in a value.</summary>
    public static IEnumerable<Guid> Ids(FieldChange change) =>
        Id().Matches($"{change.Before} {change.After}").Select(found => Guid.Parse(found.ValueSpan));

    public static string Label(ChangedField field) =>
        field switch
        {
            ChangedField.Title or ChangedField.Description or ChangedField.Level or ChangedField.Recruiters => OwnName(field),
            ChangedField.Phone or ChangedField.EmployeeNumber or ChangedField.Manager or ChangedField.HiringManager => OwnName(field),
            ChangedField.LegalEntity or ChangedField.Department or ChangedField.Location => OwnName(field),
            ChangedField.ActiveFrom or ChangedField.FirstDay or ChangedField.LastDay => OwnName(field),
            ChangedField.Parts or ChangedField.Cap or ChangedField.ExcludedFromLevel => OwnName(field),
            ChangedField.CompanyName or ChangedField.TimeZone or ChangedField.WorkingDays or ChangedField.PhoneRegion => OwnName(field),
            ChangedField.Name or ChangedField.PlanName or ChangedField.CampaignName => "Name",
            ChangedField.WorkEmail => "Work e-mail",
            ChangedField.PrivateEmail => "Private e-mail",
            ChangedField.Kind => "Kind of employment",
            ChangedField.InProgramme => "In the programme",
            ChangedField.Bonus => "Bonus for this role",
            ChangedField.RetiredFrom => "Ends on",
            ChangedField.Openings => "For roles",
            ChangedField.Amount => "Bonus",
            ChangedField.HireAmount => "Bonus for the hire",
            ChangedField.HireParts => "Parts for the hire",
            ChangedField.Rewards => "Instead of money",
            ChangedField.WindowDays => "Credit held",
            ChangedField.Scope => "Credit counts for",
            ChangedField.PriorApplicantDays => "Earlier applications count",
            ChangedField.RehireDays => "Former employees count",
            ChangedField.ExcludesHr => "HR excluded",
            ChangedField.ExcludesContractors => "Contractors excluded",
            ChangedField.ExcludesInterns => "Interns excluded",
            ChangedField.Exclusions => "Own rules",
            ChangedField.NeedsApproval => "Needs an approval",
            ChangedField.ApprovalAbove => "Needs an approval above",
            ChangedField.ReferrerLeaves => "When the referrer leaves",
            ChangedField.HireLeaves => "When the hire leaves",
            ChangedField.DeferDuringReferrerLeave => "Waits for the referrer's leave",
            ChangedField.DeferDuringHireLeave => "Waits for the hire's leave",
            ChangedField.PartTime => "Part-time",
            ChangedField.Factor => "Times the bonus",
            ChangedField.Extra => "On top",
            ChangedField.ReferralsPerDay => "Referrals per person and day",
            ChangedField.RecruitersSeeAll => "Recruiters see all openings",
            ChangedField.GeneralRecruiters => "Recruiters of general referrals",
            ChangedField.FirstAnswerHours => "First answer within",
            ChangedField.LongInNew => "Long in New after",
            ChangedField.LongInScreening => "Long in Screening after",
            ChangedField.LongInInterview => "Long in Interview after",
            ChangedField.LongInOffer => "Long in Offer after",
            ChangedField.RemindAgainAfter => "Reminded again after",
            ChangedField.DueSoonDays => "Payouts told before they are due",
            ChangedField.RetentionDays => "Candidates' data kept",
            ChangedField.UndoMinutes => "Mail about a move held for",
            ChangedField.PayrollColumns => "Columns of payroll files",
            ChangedField.PayrollForm => "Form of payroll files",
            ChangedField.BatchReminderDays => "Payroll reminded after",
        };

    /// <summary>Where its own name says it: "Employee number".</summary>
    private static string OwnName(ChangedField field) => LaterWord().Replace(field.ToString(), word => $" {word.Value.ToLowerInvariant()}");

    private static Sort SortOf(ChangedField field) =>
        field switch
        {
            ChangedField.Title
            or ChangedField.Description
            or ChangedField.Openings
            or ChangedField.Recruiters
            or ChangedField.GeneralRecruiters => Sort.Text,
            ChangedField.Name or ChangedField.WorkEmail or ChangedField.PrivateEmail or ChangedField.Phone or ChangedField.EmployeeNumber =>
                Sort.Text,
            ChangedField.LegalEntity or ChangedField.Department or ChangedField.Location or ChangedField.Level => Sort.Text,
            ChangedField.Manager or ChangedField.HiringManager => Sort.Text,
            ChangedField.PlanName or ChangedField.CampaignName or ChangedField.CompanyName => Sort.Text,
            ChangedField.Parts
            or ChangedField.HireParts
            or ChangedField.Rewards
            or ChangedField.Exclusions
            or ChangedField.Cap
            or ChangedField.ExcludedFromLevel => Sort.Text,
            ChangedField.TimeZone or ChangedField.PhoneRegion or ChangedField.ReferralsPerDay => Sort.Text,
            ChangedField.PayrollColumns or ChangedField.PayrollForm => Sort.Text,
            ChangedField.InProgramme
            or ChangedField.ExcludesHr
            or ChangedField.ExcludesContractors
            or ChangedField.ExcludesInterns
            or ChangedField.NeedsApproval
            or ChangedField.DeferDuringReferrerLeave
            or ChangedField.DeferDuringHireLeave
            or ChangedField.RecruitersSeeAll => Sort.YesNo,
            ChangedField.ActiveFrom or ChangedField.RetiredFrom or ChangedField.FirstDay or ChangedField.LastDay => Sort.Day,
            ChangedField.Bonus or ChangedField.Amount or ChangedField.HireAmount or ChangedField.Extra or ChangedField.ApprovalAbove =>
                Sort.Money,
            ChangedField.WindowDays
            or ChangedField.PriorApplicantDays
            or ChangedField.RehireDays
            or ChangedField.LongInNew
            or ChangedField.LongInScreening
            or ChangedField.LongInInterview
            or ChangedField.LongInOffer
            or ChangedField.RemindAgainAfter
            or ChangedField.DueSoonDays
            or ChangedField.RetentionDays
            or ChangedField.BatchReminderDays => Sort.Days,
            ChangedField.FirstAnswerHours => Sort.Hours,
            ChangedField.UndoMinutes => Sort.Minutes,
            ChangedField.Factor => Sort.Times,
            ChangedField.Kind => Sort.Employment,
            ChangedField.Scope => Sort.Scope,
            ChangedField.ReferrerLeaves or ChangedField.HireLeaves => Sort.Leaver,
            ChangedField.PartTime => Sort.PartTime,
            ChangedField.WorkingDays => Sort.WorkingDays,
        };

    /// <summary>What cannot be read in its form is told as it is kept.</summary>
    private static string Value(ChangedField field, string? kept, Func<Guid, string?> name)
    {
        if (kept is null)
            return "nothing";
        return SortOf(field) switch
        {
            Sort.Text => Id().Replace(kept, found => name(Guid.Parse(found.ValueSpan)) ?? "somebody or something that is gone"),
            Sort.YesNo => kept,
            Sort.Day => DateOnly.TryParseExact(kept, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                ? Format.Day(day)
                : kept,
            Sort.Money => kept.Split(' ') is [var amount, var currency]
            && decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out var number)
                ? Format.Money(number, currency, CultureInfo.CurrentCulture)
                : kept,
            Sort.Days => int.TryParse(kept, CultureInfo.InvariantCulture, out var days)
                ? Format.Count(days, "day", CultureInfo.CurrentCulture)
                : kept,
            Sort.Minutes => kept == "1" ? "1 minute" : $"{kept} minutes",
            Sort.Hours => int.TryParse(kept, CultureInfo.InvariantCulture, out var hours) ? Format.WorkingTime(hours) : kept,
            Sort.Times => kept,
            Sort.Employment => Known<PersonKind>(kept, kind => PlanLabels.Of(kind)),
            Sort.Scope => Known<CreditScope>(kept, scope => PlanLabels.Of(scope)),
            Sort.Leaver => Known<LeaverRule>(kept, rule => PlanLabels.Of(rule)),
            Sort.PartTime => Known<PartTimeRule>(kept, rule => PlanLabels.Of(rule)),
            Sort.WorkingDays => kept == nameof(WorkingDays.MondayToFriday) ? "Monday to Friday" : kept,
        };
    }

    private static string Known<T>(string kept, Func<T, string> word)
        where T : struct, Enum => Enum.TryParse<T>(kept, out var value) ? word(value) : kept;

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();

    [GeneratedRegex("(?<=.)[A-Z]")]
    private static partial Regex LaterWord();
}

/// <summary>One field of a change.</summary>
/// <param name="Before">Null: there was nothing before.</param>
/// <param name="After">Null too: only that it changed is kept.</param>
public sealed record ChangeLine(string Label, string? Before, string? After)
{
    public override string ToString() =>
        (Before, After) switch
        {
            (null, null) => $"{Label} changed",
            (null, _) => $"{Label}: {After}",
            _ => $"{Label}: {Before} → {After}",
        };
}

using System.Globalization;

namespace EmployeeReferrals.Domain;

/// <summary>What of something was changed.</summary>
public enum ChangedField
{
    // Openings and people.
    Title,
    Description,
    Name,
    WorkEmail,
    PrivateEmail,
    Phone,
    EmployeeNumber,
    LegalEntity,
    Department,
    Location,
    Level,
    Kind,
    Manager,
    HiringManager,
    Recruiters,
    InProgramme,
    Bonus,

    // Plans and campaigns.
    PlanName,
    ActiveFrom,
    RetiredFrom,
    Openings,
    Amount,
    Parts,
    HireAmount,
    HireParts,
    Rewards,
    WindowDays,
    Scope,
    PriorApplicantDays,
    RehireDays,
    ExcludedFromLevel,
    ExcludesHr,
    ExcludesContractors,
    ExcludesInterns,
    Exclusions,
    Cap,
    NeedsApproval,
    ApprovalAbove,
    ReferrerLeaves,
    HireLeaves,
    DeferDuringReferrerLeave,
    DeferDuringHireLeave,
    PartTime,
    CampaignName,
    FirstDay,
    LastDay,
    Factor,
    Extra,

    // Settings.
    CompanyName,
    TimeZone,
    WorkingDays,
    PhoneRegion,
    ReferralsPerDay,
    RecruitersSeeAll,
    GeneralRecruiters,
    FirstAnswerHours,
    LongInNew,
    LongInScreening,
    LongInInterview,
    LongInOffer,
    RemindAgainAfter,
    DueSoonDays,
    RetentionDays,
    UndoMinutes,
    PayrollColumns,
    PayrollForm,
    BatchReminderDays,
}

/// <summary>One field that is another than before: ids, codes, amounts, days and facts about the company, written alike in every
/// culture.</summary>
/// <param name="Before">Null: it was not set; with <paramref name="After"/> null too: what it says is not kept, only that it
/// changed.</param>
public sealed record FieldChange(ChangedField Field, string? Before, string? After);

/// <summary>Collects what is other than before. What somebody is called or writes is told without its text.</summary>
public sealed class Changes
{
    /// <summary>So long a value is kept, and so much of all together: it goes into one entry of the audit.</summary>
    private const int LongestValue = 160;
    private const int LongestAll = 3500;
    private const int PerField = 60;

    /// <summary>As it is written, a character that is no plain one takes six.</summary>
    private const int PerCharacter = 6;

    private readonly List<FieldChange> _found = [];

    public Changes Of(ChangedField field, string? before, string? after)
    {
        var (was, became) = (Short(before), Short(after));
        if (Normal(before) != Normal(after))
            _found.Add(new(field, was, became));
        return this;
    }

    public Changes Of(ChangedField field, int? before, int? after) => Of(field, Text(before), Text(after));

    public Changes Of(ChangedField field, bool? before, bool? after) => Of(field, Text(before), Text(after));

    public Changes Of(ChangedField field, DateOnly? before, DateOnly? after) => Of(field, Text(before), Text(after));

    public Changes Of(ChangedField field, decimal? before, decimal? after) => Of(field, Text(before), Text(after));

    public Changes Of<T>(ChangedField field, T? before, T? after)
        where T : struct, Enum => Of(field, before?.ToString(), after?.ToString());

    public Changes Of(ChangedField field, Guid? before, Guid? after) => Of(field, before?.ToString(), after?.ToString());

    public Changes Of(ChangedField field, IEnumerable<Guid>? before, IEnumerable<Guid>? after) => Of(field, List(before), List(after));

    /// <summary>An amount with its currency; null where there is none.</summary>
    public Changes Money(ChangedField field, decimal? before, string? currencyBefore, decimal? after, string? currencyAfter) =>
        Of(field, Money(before, currencyBefore), Money(after, currencyAfter));

    /// <summary>That it changed, and not what it says: a name, an address, a text.</summary>
    public Changes Untold(ChangedField field, string? before, string? after)
    {
        if (Normal(before) != Normal(after))
            _found.Add(new(field, null, null));
        return this;
    }

    /// <summary>All of it, as far as an entry of the audit holds it: of what is too much only that it changed.</summary>
    public IReadOnlyList<FieldChange> ToList()
    {
        var left = LongestAll - (_found.Count * PerField);
        return _found.ConvertAll(change =>
        {
            var length = Length(change.Before) + Length(change.After);
            if (length > left)
                return change with { Before = null, After = null };
            left -= length;
            return change;
        });
    }

    private static int Length(string? value) =>
        value?.Sum(c => char.IsAsciiLetterOrDigit(c) || " .,:;@-/%()".Contains(c, StringComparison.Ordinal) ? 1 : PerCharacter) ?? 0;

    private static string? Normal(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string? Short(string? value) =>
        Normal(value) is { Length: > LongestValue } longer ? longer[..(LongestValue - 1)] + "…" : Normal(value);

    private static string? Text(IFormattable? value) =>
        value?.ToString(value is DateOnly ? "yyyy-MM-dd" : null, CultureInfo.InvariantCulture);

    private static string? Text(bool? value) =>
        value switch
        {
            null => null,
            true => "yes",
            false => "no",
        };

    private static string? Text(decimal? value) => value?.ToString("0.####", CultureInfo.InvariantCulture);

    private static string? Money(decimal? amount, string? currency) => amount is null ? null : $"{Text(amount)} {currency}";

    private static string? List(IEnumerable<Guid>? ids) => ids is null ? null : string.Join(", ", ids.Order());
}

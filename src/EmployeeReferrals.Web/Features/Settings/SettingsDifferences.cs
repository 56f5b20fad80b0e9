using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Features.Settings;

/// <summary>Every setting that is other than before, by its value. A test fails when a setting is left out.</summary>
internal static class SettingsDifferences
{
    public static IReadOnlyList<FieldChange> Between(CompanySettings before, CompanySettings after) =>
        new Changes()
            .Of(ChangedField.CompanyName, before.Name, after.Name)
            .Of(ChangedField.TimeZone, before.TimeZone, after.TimeZone)
            .Of<WorkingDays>(ChangedField.WorkingDays, before.WorkingDays, after.WorkingDays)
            .Of(ChangedField.PhoneRegion, before.PhoneRegion, after.PhoneRegion)
            .Of(ChangedField.ReferralsPerDay, before.ReferralsPerDay, after.ReferralsPerDay)
            .Of(ChangedField.RecruitersSeeAll, before.RecruitersSeeAll, after.RecruitersSeeAll)
            .Of(ChangedField.GeneralRecruiters, before.GeneralRecruiterIds, after.GeneralRecruiterIds)
            .Of(ChangedField.WindowDays, before.WindowDays, after.WindowDays)
            .Of<CreditScope>(ChangedField.Scope, before.Scope, after.Scope)
            .Of(ChangedField.FirstAnswerHours, before.FirstAnswerHours, after.FirstAnswerHours)
            .Of(ChangedField.LongInNew, before.LongInNew, after.LongInNew)
            .Of(ChangedField.LongInScreening, before.LongInScreening, after.LongInScreening)
            .Of(ChangedField.LongInInterview, before.LongInInterview, after.LongInInterview)
            .Of(ChangedField.LongInOffer, before.LongInOffer, after.LongInOffer)
            .Of(ChangedField.RemindAgainAfter, before.RemindAgainAfter, after.RemindAgainAfter)
            .Of(ChangedField.DueSoonDays, before.DueSoonDays, after.DueSoonDays)
            .Of(ChangedField.UndoMinutes, before.UndoMinutes, after.UndoMinutes)
            .Of(ChangedField.RetentionDays, before.RetentionDays, after.RetentionDays)
            .Of(ChangedField.BatchReminderDays, before.BatchReminderDays, after.BatchReminderDays)
            .Of(ChangedField.PayrollColumns, Columns(before.LayoutForPayroll), Columns(after.LayoutForPayroll))
            .Of(ChangedField.PayrollForm, Form(before.LayoutForPayroll), Form(after.LayoutForPayroll))
            .ToList();

    private static string Columns(PayrollLayout layout) =>
        string.Join(", ", layout.Columns.Select(c => c.Header == c.Column.ToString() ? c.Header : $"{c.Column} as {c.Header}"));

    private static string Form(PayrollLayout layout) =>
        string.Join(
            ' ',
            $"separator {(layout.Separator == "\t" ? "tab" : layout.Separator)}",
            $"decimal {layout.DecimalSign}",
            $"dates {layout.DateFormat}",
            $"quotes {layout.Quoting}",
            $"lines {layout.LineEnd}",
            layout.ByteOrderMark ? "with mark" : "without mark",
            layout.Heads ? "with heads" : "without heads"
        );
}

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;

namespace EmployeeReferrals.Web.Wording;

internal static class BatchStateLabels
{
    public static string Word(this BatchState state) =>
        state switch
        {
            BatchState.Collecting => "Being made",
            BatchState.Exported => "With payroll",
            BatchState.Confirmed => "Confirmed",
            BatchState.Voided => "Voided",
        };

    public static string Word(this LineState state) =>
        state switch
        {
            LineState.Open => "Open",
            LineState.Paid => "Paid",
            LineState.Rejected => "Rejected",
            LineState.Voided => "Voided",
        };
}

using EmployeeReferrals.Web.Background;

namespace EmployeeReferrals.Web.Features.BackgroundJobs;

internal static class JobLabels
{
    /// <summary>What went wrong with a run: its kind where nothing better is known, never a text that could hold somebody's data.</summary>
    public static string Of(string error) =>
        error switch
        {
            JobRecords.Missed => "Missed: it was due and did not begin",
            JobRecords.Stopped => "Stopped with the portal",
            JobRecords.Interrupted => "Interrupted: the portal ended in the middle of it",
            _ => $"Failed: {error}",
        };
}

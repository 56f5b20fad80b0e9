namespace EmployeeReferrals.Web.Background;

/// <summary>What an operation of a background job has done.</summary>
/// <param name="CoveredDay">For work that goes by days: the last day it covered.</param>
/// <param name="Did">What it came to, in words and counts, where the number done does not say it.</param>
public sealed record Work(int Done, int Failed, DateOnly? CoveredDay = null, string? Did = null);

public static class JobNames
{
    public const string SendMail = "Send mail";
    public const string ReleasePayouts = "Release payouts";
    public const string Reminders = "Send reminders";
    public const string OwnershipWindows = "End ownership windows";
    public const string Retention = "Erase what is no longer kept";
    public const string FinishBatches = "Finish payroll batches";
    public const string ChainAudit = "Chain the audit";
}

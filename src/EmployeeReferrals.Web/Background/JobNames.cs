namespace EmployeeReferrals.Web.Background;

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

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>What HR may decide about a payout by hand.</summary>
public enum PayoutVerdict
{
    Approve,
    Decline,
    Defer,
    Forfeit,
    Cancel,
    Reinstate,
    WaiveRecovery,
    Recovered,
}

/// <summary>HR's word on single payouts, as a table: what is possible in which state (docs/rules.md §6), and how it is said.</summary>
public static class PayoutVerdicts
{
    /// <summary>Whether the table lets a payout be decided in this way.</summary>
    public static bool Allows(this PayoutVerdict verdict, PayoutState state, RecoveryState recovery) =>
        verdict switch
        {
            PayoutVerdict.Approve or PayoutVerdict.Decline => state == PayoutState.AwaitingApproval,
            PayoutVerdict.Defer => state != PayoutState.Exported && PayoutTable.Allows(state, PayoutState.Deferred),
            PayoutVerdict.Forfeit => state != PayoutState.Exported && PayoutTable.Allows(state, PayoutState.Forfeited),
            PayoutVerdict.Cancel => state != PayoutState.Exported && PayoutTable.Allows(state, PayoutState.Cancelled),
            PayoutVerdict.Reinstate => state is PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled,
            // What is exported may still come back: only what is paid can be paid back.
            PayoutVerdict.WaiveRecovery or PayoutVerdict.Recovered => recovery == RecoveryState.ToReview && state == PayoutState.Paid,
        };

    /// <summary>As in "cannot be approved".</summary>
    internal static string Word(this PayoutVerdict verdict) =>
        verdict switch
        {
            PayoutVerdict.Approve => "approved",
            PayoutVerdict.Decline => "declined",
            PayoutVerdict.Defer => "deferred",
            PayoutVerdict.Forfeit => "forfeited",
            PayoutVerdict.Cancel => "cancelled",
            PayoutVerdict.Reinstate => "reinstated",
            PayoutVerdict.WaiveRecovery or PayoutVerdict.Recovered => "reviewed: there is no recovery to review",
        };
}

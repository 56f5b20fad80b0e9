using System.Linq.Expressions;
using EmployeeReferrals.Domain.Bonuses;

namespace EmployeeReferrals.Web.Features.Payouts;

public enum PayoutTab
{
    Open,
    Review,
    Released,
    Deferred,
    Ended,
}

/// <summary>The parts of a list that belong together: by due date while open, by state afterwards.</summary>
public enum PayoutGroup
{
    Approval,
    Recovery,
    DueNow,
    DueSoon,
    Later,
    NoDate,
    Released,
    Exported,
    Paid,
    Deferred,
    Forfeited,
    Declined,
    Cancelled,
}

/// <param name="Tab">Null: open, or where the payout asked for is.</param>
public sealed record PayoutFilter(PayoutTab? Tab, string? Search, string? Currency, string? Entity)
{
    /// <summary>As it stands in the address; a tab that does not exist is none.</summary>
    public static PayoutFilter Of(string? tab, string? search, string? currency, string? entity) =>
        new(
            Enum.TryParse<PayoutTab>(tab, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
            search,
            currency,
            entity
        );
}

/// <summary>Under which tab and in which group a payout stands.</summary>
internal static class PayoutTabs
{
    public static Expression<Func<Payout, bool>> In(PayoutTab tab) =>
        tab switch
        {
            PayoutTab.Open => p =>
                p.State == PayoutState.Planned
                || p.State == PayoutState.Scheduled
                || (p.State == PayoutState.AwaitingApproval && p.ApprovedAmount == p.Amount),
            PayoutTab.Review => p =>
                (p.State == PayoutState.AwaitingApproval && p.ApprovedAmount != p.Amount) || p.Recovery == RecoveryState.ToReview,
            PayoutTab.Released => p => p.State == PayoutState.Released || p.State == PayoutState.Exported || p.State == PayoutState.Paid,
            PayoutTab.Deferred => p => p.State == PayoutState.Deferred,
            PayoutTab.Ended => p => p.State == PayoutState.Forfeited || p.State == PayoutState.Declined || p.State == PayoutState.Cancelled,
        };

    /// <param name="approved">HR said yes to the amount: nothing is to be decided about it before its day.</param>
    public static bool In(PayoutTab tab, PayoutState state, bool approved) =>
        tab
        == state switch
        {
            PayoutState.Planned or PayoutState.Scheduled => PayoutTab.Open,
            PayoutState.AwaitingApproval when approved => PayoutTab.Open,
            PayoutState.AwaitingApproval => PayoutTab.Review,
            PayoutState.Released or PayoutState.Exported or PayoutState.Paid => PayoutTab.Released,
            PayoutState.Deferred => PayoutTab.Deferred,
            PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled => PayoutTab.Ended,
        };

    /// <param name="byDay">The group while it is open, as <see cref="ByDay"/> says it.</param>
    public static PayoutGroup GroupOf(PayoutTab tab, PayoutState state, bool approved, PayoutGroup byDay) =>
        (state != PayoutState.AwaitingApproval || approved) && tab == PayoutTab.Review
            ? PayoutGroup.Recovery
            : state switch
            {
                PayoutState.AwaitingApproval when !approved => PayoutGroup.Approval,
                PayoutState.Released => PayoutGroup.Released,
                PayoutState.Exported => PayoutGroup.Exported,
                PayoutState.Paid => PayoutGroup.Paid,
                PayoutState.Deferred => PayoutGroup.Deferred,
                PayoutState.Forfeited => PayoutGroup.Forfeited,
                PayoutState.Declined => PayoutGroup.Declined,
                PayoutState.Cancelled => PayoutGroup.Cancelled,
                PayoutState.Planned or PayoutState.Scheduled or PayoutState.AwaitingApproval => byDay,
            };

    /// <summary>As it is grouped by in the database.</summary>
    public static PayoutGroup ByDay(DateOnly? dueOn, DateOnly today, DateOnly soon) =>
        dueOn is null ? PayoutGroup.NoDate
        : dueOn <= today ? PayoutGroup.DueNow
        : dueOn <= soon ? PayoutGroup.DueSoon
        : PayoutGroup.Later;
}

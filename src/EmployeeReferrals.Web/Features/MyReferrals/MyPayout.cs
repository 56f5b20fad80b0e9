using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Features.MyReferrals;

/// <summary>One instalment as its recipient sees it.</summary>
public sealed record MyPayout(
    int Number,
    decimal Amount,
    string Currency,
    int DaysAfterStart,
    DateOnly? DueOn,
    PayoutState State,
    PayoutReason Reason,
    RewardKind Kind,
    string? RewardName,
    decimal? RewardDays
)
{
    public bool IsLost => State is PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled;

    /// <summary>What it is taken as; null for money.</summary>
    private string? As =>
        Kind switch
        {
            RewardKind.Charity => $"given to {RewardName}",
            RewardKind.DaysOff => $"taken as {RewardDays:0.#} days off",
            RewardKind.Gift => $"taken as a gift: {RewardName}",
            RewardKind.Cash => null,
        };

    /// <param name="waitsForHr">Whose bonus it is has not been decided: what was lost with the credit may come back.</param>
    public RailItem Rail(bool confirmed, bool waitsForHr, System.Globalization.CultureInfo culture)
    {
        if (waitsForHr && Reason == PayoutReason.CreditLost)
            return new RailItem(
                Format.Money(Amount, Currency, culture),
                "Not decided yet",
                RailState.Possible,
                PayoutRules.ForReferrer(PayoutState.Deferred, PayoutReason.InQuestion)
            );
        var part = DaysAfterStart == 0 ? "on the start date" : $"{DaysAfterStart} days after the start";
        var when =
            DueOn is not { } due ? part
            : State is PayoutState.Planned or PayoutState.Scheduled
                ? $"{(confirmed ? "Expected" : "Expected around")} {Format.Day(due)}, {part}"
            : $"{Format.Day(due)}, {part}";
        return new RailItem(
            Format.Money(Amount, Currency, culture),
            As is null ? when : $"{when}, {As}",
            StateOnRail,
            State is PayoutState.Scheduled or PayoutState.Paid ? null : PayoutRules.ForReferrer(State, Reason),
            builder =>
            {
                builder.OpenComponent<PayoutChip>(0);
                builder.AddAttribute(1, nameof(PayoutChip.State), State);
                builder.CloseComponent();
            }
        );
    }

    private RailState StateOnRail =>
        State switch
        {
            PayoutState.Paid => RailState.Paid,
            PayoutState.Planned => RailState.Possible,
            PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled => RailState.Over,
            PayoutState.Scheduled or PayoutState.AwaitingApproval or PayoutState.Deferred or PayoutState.Released or PayoutState.Exported =>
                RailState.Dated,
        };
}

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>Where a payout stands (docs/rules.md §6).</summary>
public enum PayoutState
{
    Planned,
    Scheduled,
    AwaitingApproval,
    Deferred,
    Released,
    Exported,
    Paid,
    Forfeited,
    Declined,
    Cancelled,
}

/// <summary>The one table of a payout's moves (docs/rules.md §6).</summary>
public static class PayoutTable
{
    private static readonly Dictionary<PayoutState, PayoutState[]> Moves = new()
    {
        [PayoutState.Planned] = [PayoutState.Scheduled, PayoutState.Cancelled],
        [PayoutState.Scheduled] =
        [
            PayoutState.AwaitingApproval,
            PayoutState.Released,
            PayoutState.Deferred,
            PayoutState.Forfeited,
            PayoutState.Cancelled,
        ],
        [PayoutState.AwaitingApproval] =
        [
            PayoutState.Released,
            PayoutState.Declined,
            PayoutState.Deferred,
            PayoutState.Forfeited,
            PayoutState.Cancelled,
        ],
        [PayoutState.Deferred] = [PayoutState.Scheduled, PayoutState.Forfeited, PayoutState.Cancelled],
        [PayoutState.Released] = [PayoutState.Exported, PayoutState.Deferred, PayoutState.Forfeited, PayoutState.Cancelled],
        [PayoutState.Exported] =
        [
            PayoutState.Paid,
            PayoutState.Scheduled,
            PayoutState.AwaitingApproval,
            PayoutState.Released,
            PayoutState.Deferred,
            PayoutState.Forfeited,
            PayoutState.Cancelled,
        ],
        [PayoutState.Paid] = [],
        [PayoutState.Forfeited] = [PayoutState.Planned, PayoutState.Scheduled],
        [PayoutState.Declined] = [PayoutState.Planned, PayoutState.Scheduled],
        [PayoutState.Cancelled] = [PayoutState.Planned, PayoutState.Scheduled],
    };

    public static IReadOnlyList<PayoutState> Next(PayoutState from) => Moves[from];

    public static bool Allows(PayoutState from, PayoutState to) => Moves[from].Contains(to);

    /// <summary>Nothing more is expected to happen to it by itself.</summary>
    public static bool IsFinal(this PayoutState state) =>
        state is PayoutState.Paid or PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled;

    public static string Word(this PayoutState state) => state == PayoutState.AwaitingApproval ? "Awaiting approval" : state.ToString();
}

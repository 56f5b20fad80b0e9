using EmployeeReferrals.Domain.Bonuses;
using static EmployeeReferrals.Domain.Bonuses.PayoutState;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

public sealed class PayoutVerdictTests
{
    public static TheoryData<PayoutVerdict, PayoutState[]> Table =>
        new()
        {
            { PayoutVerdict.Approve, [AwaitingApproval] },
            { PayoutVerdict.Decline, [AwaitingApproval] },
            { PayoutVerdict.Defer, [Scheduled, AwaitingApproval, Released] },
            { PayoutVerdict.Forfeit, [Scheduled, AwaitingApproval, Deferred, Released] },
            { PayoutVerdict.Cancel, [Planned, Scheduled, AwaitingApproval, Deferred, Released] },
            { PayoutVerdict.Reinstate, [Forfeited, Declined, Cancelled] },
            { PayoutVerdict.WaiveRecovery, [] },
            { PayoutVerdict.Recovered, [] },
        };

    [Theory, MemberData(nameof(Table))]
    public void Verdict_is_possible_in_these_states(PayoutVerdict verdict, PayoutState[] states) =>
        Assert.Equal(states, Enum.GetValues<PayoutState>().Where(s => verdict.Allows(s, RecoveryState.None)));

    [Theory]
    [InlineData(PayoutVerdict.WaiveRecovery)]
    [InlineData(PayoutVerdict.Recovered)]
    public void Recovery_is_reviewed_where_money_is_paid_and_one_is_open(PayoutVerdict verdict) =>
        Assert.Equal(
            [(Paid, RecoveryState.ToReview)],
            from state in Enum.GetValues<PayoutState>()
            from recovery in Enum.GetValues<RecoveryState>()
            where verdict.Allows(state, recovery)
            select (state, recovery)
        );
}

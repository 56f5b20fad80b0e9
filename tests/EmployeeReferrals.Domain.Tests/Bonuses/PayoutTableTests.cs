using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

public sealed class PayoutTableTests
{
    [Theory]
    [InlineData(PayoutState.Planned, "Scheduled Cancelled")]
    [InlineData(PayoutState.Scheduled, "AwaitingApproval Deferred Released Forfeited Cancelled")]
    [InlineData(PayoutState.AwaitingApproval, "Deferred Released Forfeited Declined Cancelled")]
    [InlineData(PayoutState.Deferred, "Scheduled Forfeited Cancelled")]
    [InlineData(PayoutState.Released, "Deferred Exported Forfeited Cancelled")]
    [InlineData(PayoutState.Exported, "Scheduled AwaitingApproval Deferred Released Paid Forfeited Cancelled")]
    [InlineData(PayoutState.Paid, "")]
    [InlineData(PayoutState.Forfeited, "Planned Scheduled")]
    [InlineData(PayoutState.Declined, "Planned Scheduled")]
    [InlineData(PayoutState.Cancelled, "Planned Scheduled")]
    public void Allows_every_pair_as_in_the_table(PayoutState from, string to)
    {
        Assert.Equal(to, string.Join(' ', Enum.GetValues<PayoutState>().Where(s => PayoutTable.Allows(from, s))));
        Assert.Equal(to, string.Join(' ', PayoutTable.Next(from).Order()));
    }

    [Theory]
    [InlineData(PayoutState.Planned, "Planned", false)]
    [InlineData(PayoutState.Scheduled, "Scheduled", false)]
    [InlineData(PayoutState.AwaitingApproval, "Awaiting approval", false)]
    [InlineData(PayoutState.Deferred, "Deferred", false)]
    [InlineData(PayoutState.Released, "Released", false)]
    [InlineData(PayoutState.Exported, "Exported", false)]
    [InlineData(PayoutState.Paid, "Paid", true)]
    [InlineData(PayoutState.Forfeited, "Forfeited", true)]
    [InlineData(PayoutState.Declined, "Declined", true)]
    [InlineData(PayoutState.Cancelled, "Cancelled", true)]
    public void Word_and_finality_of_a_state(PayoutState state, string word, bool final) =>
        Assert.Equal((word, final), (state.Word(), state.IsFinal()));

    [Fact]
    public void Sentence_is_there_for_every_state_and_reason()
    {
        foreach (var state in Enum.GetValues<PayoutState>())
        {
            foreach (var reason in Enum.GetValues<PayoutReason>())
                Assert.NotEmpty(PayoutRules.ForReferrer(state, reason));
        }
        Assert.All(Enum.GetValues<PayoutReason>(), r => Assert.NotEmpty(r.Word()));
        // Neither learns of the other's leave (docs/rules.md §2).
        Assert.DoesNotContain("leave", PayoutRules.ForReferrer(PayoutState.Deferred, PayoutReason.HireOnLeave), StringComparison.Ordinal);
        Assert.Equal(
            "Handed to payroll: expected with the next pay run.",
            PayoutRules.ForReferrer(PayoutState.Released, PayoutReason.DueAndChecked)
        );
        Assert.Contains(
            "if you and your candidate are still employed here then",
            PayoutRules.ForReferrer(PayoutState.Scheduled, PayoutReason.LaidDown),
            StringComparison.Ordinal
        );
    }
}

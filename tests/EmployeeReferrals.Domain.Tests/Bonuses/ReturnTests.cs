using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Ledger;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

/// <summary>What comes back from payroll goes by what is known today (docs/rules.md §6).</summary>
public sealed class ReturnTests
{
    [Fact]
    public void Part_that_comes_back_while_no_start_is_known_is_planned_without_a_day_and_follows_the_new_one()
    {
        var story = new Story().IsHired("2026-02-01").Starts("2026-02-01").Judge();
        Assert.Equal(PayoutState.Released, story.First.State);
        story.First.Force(PayoutState.Exported, story.Today);
        story.Undone().HiredWith(null);

        story.Returned(story.First);
        Assert.Equal((PayoutState.Planned, null), (story.First.State, story.First.DueOn));
        Assert.Equal([], LedgerCheck.OfLedger(story.First));

        story.Plans(Given.Day("2026-03-01"));
        Assert.Equal((PayoutState.Scheduled, Given.Day("2026-03-01")), (story.First.State, story.First.DueOn));
    }
}

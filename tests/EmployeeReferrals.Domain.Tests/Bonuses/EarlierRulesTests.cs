using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Bonuses.PayoutState;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

/// <summary>What an earlier version left otherwise is found, and follows today's rules by HR's word (docs/rules.md §6).</summary>
public sealed class EarlierRulesTests
{
    static Story Started() => new Story().IsHired("2026-02-01").Starts("2026-02-01");

    static Story Exported()
    {
        var story = Started().Judge();
        story.First.Force(PayoutState.Exported, story.Today);
        return story;
    }

    static EarlierRule? Found(Story story, Payout payout, Func<DueFacts, DueFacts>? facts = null, bool hired = true)
    {
        var with = story.Judgement(payout);
        return EarlierRules.Of(payout, with with { Facts = (facts ?? (f => f))(with.Facts), Hired = hired }, story.Today);
    }

    static Act Act(Story story) => new(Recruiter, Noon(story.Today), story.Today);

    static DueFacts WithoutCredit(DueFacts facts) => facts with { CreditStands = false };

    [Fact]
    public void Money_that_is_out_without_ground_and_without_a_recovery_is_where_it_should_be()
    {
        var story = Exported();
        Assert.Null(Found(story, story.First));
        Assert.Null(Found(story, story.First, f => f with { Undecided = true }));
        Assert.Null(Found(story, story.First, hired: false));
    }

    [Fact]
    public void Money_that_is_out_with_a_ground_and_without_a_recovery_is_missed_and_opens_one()
    {
        var story = Exported();
        Assert.Equal(EarlierRule.RecoveryMissed, Found(story, story.First, WithoutCredit));
        var lines = story.First.LedgerCount;
        EarlierRules.Follow(story.First, EarlierRule.RecoveryMissed, Act(story));
        Assert.Equal(
            (RecoveryState.ToReview, PayoutReason.DecidedAnew, lines + 1),
            (story.First.Recovery, story.First.Reason, story.First.LedgerCount)
        );
        Assert.Null(Found(story, story.First, WithoutCredit));
    }

    [Fact]
    public void Recovery_without_ground_is_found_and_ends()
    {
        var story = Exported().Overridden(false);
        Assert.Equal(RecoveryState.ToReview, story.First.Recovery);
        Assert.Null(Found(story, story.First));
        DueFacts Back(DueFacts facts) => facts with { CreditStands = true };
        Assert.Equal(EarlierRule.RecoveryWithoutGround, Found(story, story.First, Back));
        EarlierRules.Follow(story.First, EarlierRule.RecoveryWithoutGround, Act(story));
        Assert.Equal((RecoveryState.None, PayoutReason.DecidedAnew), (story.First.Recovery, story.First.Reason));
    }

    [Fact]
    public void Recovery_that_hr_has_reviewed_is_told_no_more()
    {
        var story = Exported();
        story.First.Force(Paid, story.Today);
        story.Overridden(false);
        Story.Ok(story.Decide(story.First, PayoutVerdict.WaiveRecovery));
        Assert.Null(Found(story, story.First));
        Assert.Null(Found(story, story.First, f => f with { CreditStands = true }));
    }

    [Fact]
    public void Part_that_waits_for_a_hire_that_does_not_stand_is_found_and_cancelled()
    {
        var story = Started().Judge();
        Assert.Equal([Released, Scheduled], story.States);
        Assert.Equal(EarlierRule.HireUndone, Found(story, story.First, hired: false));
        Assert.Equal(EarlierRule.HireUndone, Found(story, story.Second, hired: false));
        Assert.Null(Found(story, story.First));
        Assert.Null(Found(story, story.Second));
        EarlierRules.Follow(story.First, EarlierRule.HireUndone, Act(story));
        Assert.Equal((Cancelled, PayoutReason.DecidedAnew), (story.First.State, story.First.Reason));
        Assert.Null(Found(story, story.First, hired: false));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Part_forfeited_as_a_leaving_that_was_none_by_its_day_is_found_and_judged_anew(bool referrer)
    {
        var story = Started().Until("2026-06-01");
        story.LastDay(referrer ? story.Referrer : story.Hired!, "2026-05-01");
        Assert.Equal(Forfeited, story.Second.State);
        Assert.Null(Found(story, story.Second));
        DueFacts Stayed(DueFacts facts) =>
            facts with
            {
                Referrer = facts.Referrer! with { LastDay = null },
                Hire = facts.Hire! with { LastDay = null },
            };
        Assert.Equal(EarlierRule.ForfeitedWrongly, Found(story, story.Second, Stayed));
        Assert.Equal(EarlierRule.ForfeitedWrongly, Found(story, story.Second, f => Stayed(f) with { Undecided = true }));
        Assert.Null(Found(story, story.Second, f => Stayed(f) with { StartConfirmed = false }));
        EarlierRules.Follow(story.Second, EarlierRule.ForfeitedWrongly, Act(story));
        Assert.Equal((Scheduled, PayoutReason.FactsCorrected), (story.Second.State, story.Second.Reason));
        Assert.Null(Found(story, story.Second, Stayed));
    }

    [Fact]
    public void Part_forfeited_as_a_leaving_and_owed_after_a_leave_is_found()
    {
        var story = new Story(Plan() with { DeferDuringReferrerLeave = true }).IsHired("2026-02-01").Starts("2026-02-01");
        story.Until("2026-06-01").LastDay(story.Hired!, "2026-05-01");
        DueFacts OnLeave(DueFacts facts) =>
            facts with
            {
                Referrer = facts.Referrer! with { Leaves = [new() { FirstDay = Day("2026-05-01") }] },
                Hire = facts.Hire! with { LastDay = null },
            };
        Assert.Equal(EarlierRule.ForfeitedWrongly, Found(story, story.Second, OnLeave));
    }

    [Fact]
    public void Part_forfeited_by_hr_is_no_leaving()
    {
        var story = Started().Until("2026-06-01");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Forfeit));
        Assert.Equal((Forfeited, null), (story.Second.State, Found(story, story.Second)));
    }

    [Theory]
    [InlineData(EarlierRule.AmountByRecruiter)]
    [InlineData(EarlierRule.LinkedWithoutAddress)]
    public void Case_about_something_else_is_refused(EarlierRule rule)
    {
        var story = Started();
        Assert.Throws<InvalidOperationException>(() => EarlierRules.Follow(story.First, rule, Act(story)));
    }

    [Fact]
    public void Amount_of_an_opening_that_nobody_is_kept_for_is_found()
    {
        var own = Terms() with { IsOpeningsAmount = true };
        Assert.True(EarlierRules.SetByNobodyKnown(own with { SetBy = [] }));
        Assert.False(EarlierRules.SetByNobodyKnown(own with { SetBy = [RecruiterId] }));
        Assert.False(EarlierRules.SetByNobodyKnown(Terms() with { SetBy = [] }));
        Assert.False(EarlierRules.SetByNobodyKnown(null));
    }
}

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Bonuses.PayoutState;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

/// <summary>HR's word on a payout and the recipient's choice, at the days where the answer turns (docs/rules.md §6).</summary>
public sealed class PayoutDecisionsTests
{
    static readonly PlanTerms Approved = Plan() with { NeedsApproval = true };

    static readonly PlanTerms WithChoice = Plan(1000, "EUR", (50, 0), (50, 90)) with
    {
        Rewards = new()
        {
            Charities = ["Doctors", "Lifeboats"],
            DayOffWorth = 150,
            Gift = "A bicycle",
        },
        PartTime = PartTimeRule.InProportion,
    };

    // The second part is due on 2026-05-02.
    static Story Started(PlanTerms? plan = null) => new Story(plan).IsHired("2026-02-01").Starts("2026-02-01");

    static Act By(Story story) => new(Recruiter, Noon(story.Today), story.Today);

    [Theory]
    [InlineData("2026-03-01", null, "defer_until")]
    [InlineData("2026-03-01", "2026-03-01", "defer_until")]
    [InlineData("2026-03-01", "2026-03-02", "defer_before_due")]
    [InlineData("2026-03-01", "2026-05-02", "defer_before_due")]
    [InlineData("2026-03-01", "2026-05-03", null)]
    [InlineData("2026-03-01", "2028-03-01", null)]
    [InlineData("2026-03-01", "2028-03-02", "defer_far")]
    [InlineData("2026-05-03", "2026-05-03", "defer_until")]
    [InlineData("2026-05-03", "2026-05-04", null)]
    public void Put_off_is_taken_for_a_day_after_today_and_the_due_date_within_two_years(string today, string? until, string? problem)
    {
        var story = Started().Until(today);
        var (state, lines) = (story.Second.State, story.Second.LedgerCount);
        var result = story.Decide(story.Second, PayoutVerdict.Defer, DayOrNull(until));
        Assert.Equal(problem, result.Problem?.Code);
        Assert.Equal(problem is null ? null : "Until", result.Problem?.Field);
        if (problem is null)
            Assert.Equal(
                (Deferred, PayoutReason.DeferredByHr, DayOrNull(until), DayOrNull(until), Day("2026-05-02")),
                (story.Second.State, story.Second.Reason, story.Second.DeferredUntil, story.Second.HeldUntil, story.Second.JudgedOn)
            );
        else
            Assert.Equal((state, lines), (story.Second.State, story.Second.LedgerCount));
    }

    [Fact]
    public void Put_off_part_is_released_on_that_day_and_judged_by_its_due_date()
    {
        var story = Started().Until("2026-03-01");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-07-01")));
        story.Until("2026-05-20").LastDay(story.Hired!, "2026-05-10").Until("2026-06-30");
        Assert.Equal(Deferred, story.Second.State);
        story.Until("2026-07-01");
        Assert.Equal((Released, PayoutReason.DueAndChecked), (story.Second.State, story.Second.Reason));
        Assert.Equal(PayoutReason.DueAgain, story.Second.Ledger[^2].Reason);
        Assert.Equal(Day("2026-05-02"), story.Second.Ledger[^1].Seen!.JudgedOn);
    }

    [Theory]
    [InlineData(PayoutVerdict.Decline, Declined, PayoutReason.DeclinedByHr)]
    [InlineData(PayoutVerdict.Forfeit, Forfeited, PayoutReason.ForfeitedByHr)]
    [InlineData(PayoutVerdict.Cancel, Cancelled, PayoutReason.CancelledByHr)]
    public void Part_that_hr_ends_stays_ended_by_the_rules_and_comes_back_by_hr(
        PayoutVerdict verdict,
        PayoutState state,
        PayoutReason reason
    )
    {
        var story = Started(Approved).Judge();
        Assert.Equal(AwaitingApproval, story.First.State);
        Story.Ok(story.Decide(story.First, verdict));
        Assert.Equal((state, reason), (story.First.State, story.First.Reason));
        story.Follow(PayoutReason.StartChanged).Until("2026-03-01");
        Assert.Equal((state, reason), (story.First.State, story.First.Reason));
        Story.Ok(story.Decide(story.First, PayoutVerdict.Reinstate));
        Assert.Equal((Scheduled, PayoutReason.ReinstatedByHr), (story.First.State, story.First.Reason));
        Assert.Equal("payout_move", story.Decide(story.First, PayoutVerdict.Reinstate).Problem?.Code);
    }

    [Theory]
    [InlineData("2026-04-17", Scheduled)]
    [InlineData("2026-04-18", AwaitingApproval)]
    public void Approval_is_asked_a_fortnight_before_the_due_date(string today, PayoutState state)
    {
        var story = Started(Approved).Until(today);
        Assert.Equal(state, story.Second.State);
        if (state == AwaitingApproval)
            Assert.Equal((PayoutReason.NeedsApproval, Day("2026-05-02")), (story.Second.Reason, story.Second.Ledger[^1].Seen!.JudgedOn));
    }

    [Fact]
    public void Approval_is_not_asked_ahead_while_it_is_put_off_in_question_or_away()
    {
        var held = Started(Approved).Until("2026-04-01");
        Story.Ok(held.Decide(held.Second, PayoutVerdict.Defer, Day("2026-05-20")));
        Assert.Equal(Deferred, held.Until("2026-05-19").Second.State);
        Assert.Equal(AwaitingApproval, held.Until("2026-05-20").Second.State);

        var asked = Started(Approved).Until("2026-04-01");
        asked.Undecided = true;
        Assert.Equal(Scheduled, asked.Until("2026-05-01").Second.State);

        var away = Started(Approved with { DeferDuringReferrerLeave = true }).Until("2026-04-01");
        away.Leave(away.Referrer, "2026-05-01", "2026-05-31");
        Assert.Equal(Scheduled, away.Until("2026-05-01").Second.State);
        Assert.Equal(Deferred, away.Until("2026-05-02").Second.State);

        var lost = Started(Approved).Until("2026-04-01");
        Assert.Equal(Forfeited, lost.Overridden(false).Until("2026-04-20").Second.State);
    }

    [Fact]
    public void Approval_is_not_asked_on_the_due_date_while_the_start_is_not_confirmed() =>
        Assert.Equal(Scheduled, new Story(Approved).IsHired("2026-02-01").Judge().First.State);

    [Fact]
    public void Approval_is_not_asked_ahead_of_a_part_that_a_last_day_will_end()
    {
        var story = Started(Approved).Until("2026-04-10");
        story.LastDay(story.Hired!, "2026-04-30");
        Assert.Equal(Scheduled, story.Until("2026-04-30").Second.State);
    }

    [Theory]
    [InlineData("2026-05-09", Scheduled)]
    [InlineData("2026-05-10", AwaitingApproval)]
    public void Approval_is_not_asked_before_the_day_that_hr_put_it_off_to_though_it_is_due_later_now(string today, PayoutState state)
    {
        var story = Started(Approved).Until("2026-04-10");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-05-10")));
        Assert.Equal(Day("2026-05-16"), story.Starts("2026-02-15").Second.DueOn);
        Assert.Equal(state, story.Until(today).Second.State);
    }

    [Fact]
    public void Approved_ahead_is_released_on_the_due_date_and_asked_no_more()
    {
        var story = Started(Approved).Until("2026-04-20");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Approve));
        Assert.Equal(
            (AwaitingApproval, PayoutReason.Approved, true, 1500m),
            (story.Second.State, story.Second.Reason, story.Second.IsApprovedAhead, story.Second.ApprovedAmount)
        );
        var lines = story.Second.LedgerCount;
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Approve));
        Assert.Equal(lines, story.Second.LedgerCount);
        Assert.Equal(AwaitingApproval, story.Until("2026-05-01").Second.State);
        Assert.Equal((Released, PayoutReason.DueAndChecked), (story.Until("2026-05-02").Second.State, story.Second.Reason));
        Assert.False(story.Second.IsApprovedAhead);
    }

    [Fact]
    public void Approved_on_the_due_date_is_released_at_once()
    {
        var story = Started(Approved).Until("2026-05-02");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Approve));
        Assert.Equal(
            (Released, PayoutReason.Approved, 1500m, "Example GmbH", "4711", Noon(story.Today)),
            (
                story.Second.State,
                story.Second.Reason,
                story.Second.ApprovedAmount,
                story.Second.LegalEntity,
                story.Second.EmployeeNumber,
                story.Second.ReleasedAt
            )
        );
        Assert.Equal(Day("2026-05-02"), story.Second.Ledger[^1].Seen!.JudgedOn);
    }

    [Fact]
    public void Approved_after_somebody_left_ends_it_instead_and_says_so()
    {
        var story = Started(Approved).Until("2026-05-02");
        Story.Ok(story.Referrer.RecordLastDay(Day("2026-05-01"), LeavingReason.OwnWish));
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Approve));
        Assert.Equal((Forfeited, PayoutReason.ReferrerLeft, null), (story.Second.State, story.Second.Reason, story.Second.ApprovedAmount));
    }

    [Fact]
    public void Approval_holds_while_the_amount_is_the_same_and_is_asked_again_for_another()
    {
        var story = Started(Approved with { PartTime = PartTimeRule.HalfBelowFullTime }).Until("2026-04-20");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Approve));
        story.WorkingTime(story.Hired!, "2026-05-01", 50);
        Assert.Equal((AwaitingApproval, 750m, false), (story.Second.State, story.Second.Amount, story.Second.IsApprovedAhead));
        Assert.Equal(AwaitingApproval, story.Until("2026-05-02").Second.State);
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Approve));
        Assert.Equal((Released, 750m), (story.Second.State, story.Second.Amount));
    }

    [Fact]
    public void Reinstating_is_refused_where_no_hire_no_credit_or_a_rule_stands_against_it()
    {
        var story = Started().Until("2026-06-01");
        story.LastDay(story.Referrer, "2026-05-01");
        Assert.Equal(Forfeited, story.Second.State);
        Assert.Equal("reinstate_rule", story.Decide(story.Second, PayoutVerdict.Reinstate).Problem?.Code);
        var lost = Started().Until("2026-06-01").Overridden(false);
        Assert.Equal("reinstate_no_credit", lost.Decide(lost.Second, PayoutVerdict.Reinstate).Problem?.Code);
        Assert.Equal("reinstate_no_hire", lost.Undone().Decide(lost.Second, PayoutVerdict.Reinstate).Problem?.Code);
    }

    [Fact]
    public void Reinstated_part_takes_the_day_of_todays_start_and_forgets_what_it_was_put_off_to()
    {
        var story = new Story().IsHired("2026-02-01");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-07-01")));
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Cancel));
        story.Plans(Day("2026-03-01"));
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Reinstate));
        Assert.Equal(
            (Scheduled, Day("2026-05-30"), null, null),
            (story.Second.State, story.Second.DueOn, story.Second.DeferredUntil, story.Second.HeldUntil)
        );
        var planned = new Story().IsHired();
        Story.Ok(planned.Decide(planned.First, PayoutVerdict.Cancel));
        Story.Ok(planned.Decide(planned.First, PayoutVerdict.Reinstate));
        Assert.Equal((Planned, null), (planned.First.State, planned.First.DueOn));
    }

    [Theory]
    [InlineData(PayoutVerdict.WaiveRecovery, RecoveryState.Waived, PayoutReason.RecoveryWaived)]
    [InlineData(PayoutVerdict.Recovered, RecoveryState.Recovered, PayoutReason.Recovered)]
    public void Recovery_is_reviewed_once(PayoutVerdict verdict, RecoveryState state, PayoutReason reason)
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        story.First.Force(Paid, story.Today);
        story.Overridden(false);
        Story.Ok(story.Decide(story.First, verdict));
        Assert.Equal((Paid, state, reason), (story.First.State, story.First.Recovery, story.First.Reason));
        Assert.Equal(state != RecoveryState.Recovered, story.First.Stands);
        Assert.Equal("payout_move", story.Decide(story.First, verdict).Problem?.Code);
        var lines = story.First.LedgerCount;
        Assert.Equal((state, lines), (story.Overridden(true).First.Recovery, story.First.LedgerCount));
    }

    [Theory]
    [InlineData(RewardKind.Charity, "Doctors", "Doctors", null)]
    [InlineData(RewardKind.DaysOff, null, null, 3.3)]
    [InlineData(RewardKind.Gift, null, "A bicycle", null)]
    public void Chosen_reward_is_kept_and_choosing_it_again_writes_no_line(RewardKind kind, string? charity, string? name, double? days)
    {
        var story = Started(WithChoice);
        Story.Ok(story.Second.Choose(kind, charity, story.Credited.Terms, By(story)));
        Assert.Equal(
            (kind, name, (decimal?)days, PayoutReason.RewardChosen),
            (story.Second.Kind, story.Second.RewardName, story.Second.RewardDays, story.Second.Reason)
        );
        var lines = story.Second.LedgerCount;
        Story.Ok(story.Second.Choose(kind, charity, story.Credited.Terms, By(story)));
        Assert.Equal(lines, story.Second.LedgerCount);
        Story.Ok(story.Second.Choose(RewardKind.Cash, null, story.Credited.Terms, By(story)));
        Assert.Equal((RewardKind.Cash, null, null), (story.Second.Kind, story.Second.RewardName, story.Second.RewardDays));
    }

    [Fact]
    public void Another_charity_is_another_reward_and_one_that_the_plan_does_not_name_is_refused()
    {
        var story = Started(WithChoice);
        Story.Ok(story.Second.Choose(RewardKind.Charity, "Doctors", story.Credited.Terms, By(story)));
        Story.Ok(story.Second.Choose(RewardKind.Charity, "Lifeboats", story.Credited.Terms, By(story)));
        Assert.Equal("Lifeboats", story.Second.RewardName);
        foreach (var other in new[] { "Another", null })
            Assert.Equal(
                ("reward_choice", "Kind"),
                story.Second.Choose(RewardKind.Charity, other, story.Credited.Terms, By(story)).Problem is { } p
                    ? (p.Code, p.Field)
                    : default
            );
        Assert.Equal("reward_choice", story.Second.Choose(RewardKind.Gift, null, Terms(), By(story)).Problem?.Code);
        Assert.Equal("reward_choice", story.Second.Choose(RewardKind.DaysOff, null, Terms(), By(story)).Problem?.Code);
    }

    [Fact]
    public void Reward_is_chosen_until_the_part_is_released()
    {
        var taken = new List<PayoutState>();
        var refused = new List<PayoutState>();
        void Try(Story story, Payout payout) =>
            (payout.Choose(RewardKind.Cash, null, story.Credited.Terms, By(story)).Problem?.Code == "reward_late" ? refused : taken).Add(
                payout.State
            );
        var planned = new Story(WithChoice).IsHired();
        Try(planned, planned.First);
        var story = Started(WithChoice with { NeedsApproval = true }).Judge();
        Try(story, story.First);
        Try(story, story.Second);
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-07-01")));
        Try(story, story.Second);
        Story.Ok(story.Decide(story.First, PayoutVerdict.Approve));
        Try(story, story.First);
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Forfeit));
        Try(story, story.Second);
        Assert.Equal([Planned, AwaitingApproval, Scheduled, Deferred], taken);
        Assert.Equal([Released, Forfeited], refused);
    }

    [Theory]
    [InlineData(500, 150, 3.3)]
    [InlineData(500, 152, 3.3)]
    [InlineData(505, 100, 5.1)]
    [InlineData(504.99, 100, 5.0)]
    [InlineData(4, 100, 0)]
    [InlineData(5, 100, 0.1)]
    [InlineData(100, 100, 1)]
    public void Days_off_are_counted_to_the_nearest_tenth_and_halves_go_up(decimal amount, decimal worth, decimal days)
    {
        Assert.Equal(days, RewardChoices.DaysOff(amount, worth));
        var choice = new RewardChoices { DayOffWorth = worth };
        Assert.Equal(new(RewardKind.DaysOff, null, days, worth), choice.Choose(RewardKind.DaysOff, null, amount));
    }

    [Theory]
    [InlineData(50, 250, 1.7)]
    [InlineData(75, 375, 2.5)]
    [InlineData(100, 500, 3.3)]
    public void Days_off_shrink_with_the_part_time_amount_and_round_half_up(int percent, decimal amount, decimal days)
    {
        var story = Started(WithChoice);
        Story.Ok(story.Second.Choose(RewardKind.DaysOff, null, story.Credited.Terms, By(story)));
        Assert.Equal(3.3m, story.Second.RewardDays);
        story.WorkingTime(story.Hired!, "2026-05-02", percent);
        story.Until("2026-05-02");
        Assert.Equal((Released, amount, days), (story.Second.State, story.Second.Amount, story.Second.RewardDays));
    }

    [Fact]
    public void Days_off_of_a_part_worth_less_than_half_a_tenth_of_a_day_are_none()
    {
        var story = Started(WithChoice);
        Story.Ok(story.Second.Choose(RewardKind.DaysOff, null, story.Credited.Terms, By(story)));
        story.WorkingTime(story.Hired!, "2026-05-02", 1);
        Assert.Equal((5m, 0m), (story.Until("2026-05-02").Second.Amount, story.Second.RewardDays));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(33)]
    [InlineData(50)]
    [InlineData(99)]
    public void Days_off_are_what_they_were_once_a_working_time_is_undone(int percent)
    {
        var story = Started(WithChoice);
        Story.Ok(story.Second.Choose(RewardKind.DaysOff, null, story.Credited.Terms, By(story)));
        story.Until("2026-05-02");
        var time = story.WorkingTime(story.Hired!, "2026-05-02", percent);
        Assert.Equal(RewardChoices.DaysOff(5m * percent, 150m), story.Second.RewardDays);
        story.WorkingTimeUndone(story.Hired!, time);
        Assert.Equal((500m, 3.3m, 150m), (story.Second.Amount, story.Second.RewardDays, story.Second.DayOffWorth));
    }

    [Fact]
    public void Decision_that_is_not_possible_says_so_in_a_sentence()
    {
        var story = Started();
        Assert.Equal("A payout that is scheduled cannot be approved.", story.Decide(story.First, PayoutVerdict.Approve).Sentence);
    }
}

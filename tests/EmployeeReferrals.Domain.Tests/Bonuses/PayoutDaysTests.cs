using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Bonuses.PayoutState;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

/// <summary>What becomes of a part when its day, or a fact of that day, moves by one (docs/rules.md §6).</summary>
public sealed class PayoutDaysTests
{
    static readonly PlanTerms Approved = Plan() with { NeedsApproval = true };

    // The second part is due 90 days after the start.
    static Story Started(PlanTerms? plan = null) => new Story(plan).IsHired("2026-02-01").Starts("2026-02-01");

    [Theory]
    [InlineData("2026-02-04", Released, PayoutReason.StartChanged)]
    [InlineData("2026-02-05", Deferred, PayoutReason.NoLongerDue)]
    public void Released_part_stays_for_a_new_due_date_of_today_and_waits_for_tomorrow(string start, PayoutState state, PayoutReason reason)
    {
        var story = Started().Until("2026-05-05").Starts(start);
        Assert.Equal((state, reason, Day(start).AddDays(90)), (story.Second.State, story.Second.Reason, story.Second.DueOn));
        Assert.Equal(state == Deferred ? story.Second.DueOn : null, story.Second.DeferredUntil);
    }

    [Theory]
    [InlineData("2026-02-03", AwaitingApproval, PayoutReason.StartChanged)]
    [InlineData("2026-02-04", Deferred, PayoutReason.NoLongerDue)]
    public void Part_that_waits_for_a_yes_goes_on_waiting_up_to_a_fortnight_ahead(string start, PayoutState state, PayoutReason reason)
    {
        var story = Started(Approved).Until("2026-04-20");
        Assert.Equal(AwaitingApproval, story.Second.State);
        story.Starts(start);
        Assert.Equal((state, reason), (story.Second.State, story.Second.Reason));
    }

    [Theory]
    [InlineData("2026-02-08", Deferred, PayoutReason.DeferredByHr)]
    [InlineData("2026-02-09", Scheduled, PayoutReason.StartChanged)]
    public void Put_off_by_hr_holds_while_it_is_later_than_the_new_due_date(string start, PayoutState state, PayoutReason reason)
    {
        var story = Started().Until("2026-04-25");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-05-10")));
        story.Starts(start);
        Assert.Equal((state, reason, Day(start).AddDays(90)), (story.Second.State, story.Second.Reason, story.Second.DueOn));
        Assert.Equal(state == Deferred ? Day("2026-05-10") : null, story.Second.DeferredUntil);
    }

    [Fact]
    public void Same_start_again_writes_no_line()
    {
        var story = Started().Until("2026-03-01");
        var lines = story.Payouts.Select(p => p.LedgerCount).ToList();
        story.Starts("2026-02-01");
        Assert.Equal(lines, story.Payouts.Select(p => p.LedgerCount));
    }

    [Fact]
    public void Forfeited_part_takes_a_new_date_and_keeps_its_reason()
    {
        var story = Started().Until("2026-06-01");
        story.LastDay(story.Referrer, "2026-04-01");
        Assert.Equal((Forfeited, PayoutReason.ReferrerLeft), (story.Second.State, story.Second.Reason));
        story.Starts("2026-02-10");
        Assert.Equal(
            (Forfeited, PayoutReason.ReferrerLeft, Day("2026-05-11")),
            (story.Second.State, story.Second.Reason, story.Second.DueOn)
        );
    }

    [Theory]
    [InlineData("2026-04-21", AwaitingApproval)]
    [InlineData("2026-04-22", Forfeited)]
    public void Part_that_waits_for_a_yes_ends_the_day_after_a_last_day_before_it_is_due(string today, PayoutState state)
    {
        var story = Started(Approved).Until("2026-04-20");
        story.LastDay(story.Hired!, "2026-04-21");
        Assert.Equal(AwaitingApproval, story.Second.State);
        story.Until(today);
        Assert.Equal(state, story.Second.State);
        if (state == Forfeited)
            Assert.Equal((PayoutReason.HireLeft, Day("2026-05-02")), (story.Second.Reason, story.Second.Ledger[^1].Seen!.JudgedOn));
    }

    [Theory]
    [InlineData("2026-04-20", Scheduled)]
    [InlineData("2026-04-19", Forfeited)]
    public void Scheduled_part_is_told_forfeited_once_somebody_has_left(string lastDay, PayoutState state)
    {
        var story = Started().Until("2026-04-20");
        story.LastDay(story.Hired!, lastDay);
        Assert.Equal(state, story.Second.State);
    }

    [Fact]
    public void Part_that_waits_for_a_yes_looks_at_a_leave_on_the_day()
    {
        var story = Started(Approved with { DeferDuringHireLeave = true }).Until("2026-04-20");
        story.Leave(story.Hired!, "2026-05-01", "2026-05-10");
        Assert.Equal(AwaitingApproval, story.Until("2026-05-01").Second.State);
        Assert.Equal(
            (Deferred, PayoutReason.HireOnLeave, Day("2026-05-11")),
            (story.Until("2026-05-02").Second.State, story.Second.Reason, story.Second.DeferredUntil)
        );
        story.Until("2026-05-11");
        Assert.Equal(AwaitingApproval, story.Second.State);
        Assert.Equal(PayoutReason.LeaveEnded, story.Second.Ledger[^2].Reason);
        Assert.Equal(Day("2026-05-11"), story.Second.Ledger[^1].Seen!.JudgedOn);
    }

    [Theory]
    [InlineData("2026-05-01", AwaitingApproval)]
    [InlineData("2026-05-02", Forfeited)]
    public void Part_that_waits_for_a_yes_ends_for_lost_credit_on_its_day_though_nobody_has_left(string today, PayoutState state)
    {
        var story = Started(Approved).Until(today);
        story.Second.Reassess(story.Facts with { CreditStands = false }, new(Recruiter, Noon(story.Today), story.Today));
        Assert.Equal(state, story.Second.State);
    }

    [Fact]
    public void Forfeited_part_whose_last_day_is_taken_back_waits_for_the_leave_that_covers_its_day()
    {
        var story = Started(Plan() with { DeferDuringReferrerLeave = true }).Until("2026-06-01");
        story.LastDay(story.Referrer, "2026-05-01");
        Assert.Equal(Forfeited, story.Second.State);
        Story.Ok(story.Referrer.RecordLeave(Guid.NewGuid(), Day("2026-04-01"), null));
        story.LastDayUndone(story.Referrer);
        Assert.Equal((Scheduled, PayoutReason.FactsCorrected), (story.Second.State, story.Second.Reason));
        Assert.Equal((Deferred, PayoutReason.ReferrerOnLeave), (story.Judge().Second.State, story.Second.Reason));
    }

    [Fact]
    public void Leave_of_another_length_moves_the_deferral_and_the_same_one_writes_no_line()
    {
        var story = Started(Plan() with { DeferDuringHireLeave = true }).Until("2026-05-01");
        var leave = story.Leave(story.Hired!, "2026-05-01", "2026-05-31");
        story.Until("2026-05-03");
        var lines = story.Second.LedgerCount;
        story.Reassess();
        Assert.Equal((Day("2026-06-01"), lines), (story.Second.DeferredUntil, story.Second.LedgerCount));
        Story.Ok(story.Hired!.UndoLeave(leave));
        story.Leave(story.Hired!, "2026-05-01", "2026-05-20");
        Assert.Equal(
            (Deferred, PayoutReason.HireOnLeave, Day("2026-05-21"), lines + 2),
            (story.Second.State, story.Second.Reason, story.Second.DeferredUntil, story.Second.LedgerCount)
        );
    }

    [Fact]
    public void Released_part_waits_while_hr_decides_whose_it_is_and_goes_on_after_it()
    {
        var story = Started().Until("2026-05-02");
        story.Undecided = true;
        Assert.Equal([Deferred, Deferred], story.Reassess().States);
        Assert.All(story.Payouts, p => Assert.Equal((PayoutReason.InQuestion, null), (p.Reason, p.DeferredUntil)));
        Assert.Equal([Deferred, Deferred], story.Until("2026-05-20").States);
        story.Undecided = false;
        Assert.Equal([Scheduled, Scheduled], story.Reassess().States);
        Assert.All(story.Payouts, p => Assert.Equal(PayoutReason.FactsCorrected, p.Reason));
        Assert.Equal([Released, Released], story.Judge().States);
    }

    [Fact]
    public void Working_time_corrected_after_the_release_corrects_the_amount_once()
    {
        var story = Started(Plan() with { PartTime = PartTimeRule.InProportion }).Until("2026-05-02");
        var lines = story.Second.LedgerCount;
        story.WorkingTime(story.Hired!, "2026-05-02", 60);
        Assert.Equal(
            (Released, 900m, 1500m, PayoutReason.FactsCorrected, lines + 1),
            (story.Second.State, story.Second.Amount, story.Second.FullAmount, story.Second.Reason, story.Second.LedgerCount)
        );
        story.Reassess();
        Assert.Equal(lines + 1, story.Second.LedgerCount);
    }

    static Story WithSecondOut(PlanTerms? plan = null)
    {
        var story = Started(plan).Until("2026-05-02");
        story.Second.Force(Exported, story.Today);
        return story;
    }

    [Theory]
    [InlineData("2026-05-01", RecoveryState.ToReview)]
    [InlineData("2026-05-02", RecoveryState.None)]
    public void Recovery_is_opened_for_a_last_day_before_the_due_date_and_ends_with_its_ground(string lastDay, RecoveryState recovery)
    {
        var story = WithSecondOut();
        story.Today = Day("2026-05-20");
        var lines = story.Second.LedgerCount;
        story.LastDay(story.Referrer, lastDay);
        Assert.Equal((Exported, recovery), (story.Second.State, story.Second.Recovery));
        if (recovery == RecoveryState.None)
        {
            Assert.Equal(lines, story.Second.LedgerCount);
            return;
        }
        Assert.Equal((PayoutReason.ReferrerLeft, lines + 1), (story.Second.Reason, story.Second.LedgerCount));
        story.Reassess();
        Assert.Equal(lines + 1, story.Second.LedgerCount);
        story.LastDayUndone(story.Referrer);
        Assert.Equal((RecoveryState.None, PayoutReason.FactsCorrected), (story.Second.Recovery, story.Second.Reason));
    }

    [Fact]
    public void Recovery_is_opened_also_while_hr_decides_whose_it_is()
    {
        var story = WithSecondOut();
        (story.Today, story.Undecided) = (Day("2026-05-20"), true);
        story.LastDay(story.Referrer, "2026-05-01");
        Assert.Equal((RecoveryState.ToReview, PayoutReason.ReferrerLeft), (story.Second.Recovery, story.Second.Reason));
    }

    [Fact]
    public void Leave_found_on_the_day_that_hr_put_it_off_to_does_not_hold_a_part_whose_start_moved()
    {
        var story = Started(Plan() with { DeferDuringReferrerLeave = true }).Until("2026-03-01");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-05-10")));
        story.Leave(story.Referrer, "2026-05-01", "2026-05-20");
        story.Until("2026-05-10");
        Assert.Equal(
            (Deferred, PayoutReason.ReferrerOnLeave, Day("2026-05-21")),
            (story.Second.State, story.Second.Reason, story.Second.DeferredUntil)
        );
        story.Starts("2026-02-02");
        Assert.Equal((Scheduled, Day("2026-05-03"), null), (story.Second.State, story.Second.DueOn, story.Second.DeferredUntil));
    }

    [Fact]
    public void Recovery_counts_from_the_start_as_it_was_corrected()
    {
        var story = WithSecondOut();
        story.Today = Day("2026-05-20");
        story.LastDay(story.Referrer, "2026-05-05");
        Assert.Equal(RecoveryState.None, story.Second.Recovery);
        story.Starts("2026-02-05");
        Assert.Equal((RecoveryState.ToReview, Day("2026-05-02")), (story.Second.Recovery, story.Second.DueOn));
    }

    [Fact]
    public void Recovery_of_lost_credit_says_so_while_the_hire_stands()
    {
        var story = WithSecondOut().Overridden(false);
        Assert.Equal((RecoveryState.ToReview, PayoutReason.CreditLost), (story.Second.Recovery, story.Second.Reason));
    }

    [Fact]
    public void Returned_part_is_judged_again_by_what_is_known_today()
    {
        var story = WithSecondOut();
        Assert.Equal((Released, PayoutReason.RejectedByPayroll), (story.Returned(story.Second).Second.State, story.Second.Reason));

        var left = WithSecondOut();
        left.Today = Day("2026-05-20");
        left.LastDay(left.Referrer, "2026-05-01");
        Assert.Equal(RecoveryState.ToReview, left.Second.Recovery);
        left.Returned(left.Second);
        Assert.Equal(
            (Forfeited, PayoutReason.ReferrerLeft, RecoveryState.None),
            (left.Second.State, left.Second.Reason, left.Second.Recovery)
        );

        var undone = WithSecondOut().Undone();
        undone.Returned(undone.Second);
        Assert.Equal((Cancelled, Day("2026-05-02")), (undone.Second.State, undone.Second.DueOn));

        var lost = WithSecondOut().Overridden(false);
        lost.Returned(lost.Second);
        Assert.Equal((Forfeited, PayoutReason.CreditLost), (lost.Second.State, lost.Second.Reason));

        var asked = WithSecondOut().Overridden(false);
        asked.Undecided = true;
        asked.Returned(asked.Second);
        Assert.Equal((Scheduled, PayoutReason.RejectedByPayroll), (asked.Second.State, asked.Second.Reason));
        asked.Judge();
        Assert.Equal((Deferred, PayoutReason.InQuestion), (asked.Second.State, asked.Second.Reason));
    }

    [Theory]
    [InlineData("2026-02-01", Released)]
    [InlineData("2026-02-02", Scheduled)]
    public void Returned_part_takes_the_due_date_of_todays_start(string start, PayoutState state)
    {
        var story = WithSecondOut().Starts(start);
        Assert.Equal((Exported, Day("2026-05-02")), (story.Second.State, story.Second.DueOn));
        story.Returned(story.Second);
        Assert.Equal((state, Day(start).AddDays(90)), (story.Second.State, story.Second.DueOn));
    }

    [Fact]
    public void Returned_part_that_was_approved_needs_no_other_approval_for_the_same_amount()
    {
        var story = Started(Approved with { PartTime = PartTimeRule.InProportion }).Until("2026-05-02");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Approve));
        story.Second.Force(Exported, story.Today);
        Assert.Equal(Released, story.Returned(story.Second).Second.State);
        story.Second.Force(Exported, story.Today);
        story.WorkingTime(story.Hired!, "2026-05-02", 50);
        Assert.Equal((AwaitingApproval, 750m), (story.Returned(story.Second).Second.State, story.Second.Amount));
    }

    [Fact]
    public void Line_of_the_ledger_says_who_when_from_where_and_how_much()
    {
        var story = Started().Until("2026-05-02");
        var line = story.Second.Ledger[^1];
        Assert.Equal(
            (story.Second.Id, 2, Noon(story.Today), null, Scheduled, Released, 1500m, "EUR", Day("2026-05-02")),
            (line.PayoutId, line.Number, line.At, line.ActorId, line.From, line.To, line.Amount, line.Currency, line.DueOn)
        );
        Assert.Equal((line.Kind, line.Recovery, line.Reason), (RewardKind.Cash, RecoveryState.None, PayoutReason.DueAndChecked));
        Assert.Equal(
            new PayoutKept(
                RecipientSide.Referrer,
                2,
                1,
                2,
                90,
                1500m,
                false,
                null,
                null,
                null,
                Noon(story.Today),
                "Example GmbH",
                "4711",
                null,
                null,
                null
            ),
            line.Kept
        );
        Assert.Equal((null, RecruiterId), (story.Second.Ledger[0].From, story.Second.Ledger[0].ActorId));
        var moved = story.Second.Events.OfType<PayoutMoved>().Last();
        Assert.Equal(LedgerProof.Of(line), moved.Proof);
        Assert.Equal((Scheduled, Released, story.Referrer.Id), (moved.From, moved.To, moved.RecipientId));
    }

    [Fact]
    public void Part_is_judged_by_its_due_date_or_the_day_after_a_leave_and_never_by_what_hr_put_it_off_to()
    {
        var story = Started(Plan() with { DeferDuringReferrerLeave = true }).Until("2026-03-01");
        Assert.Equal(Day("2026-05-02"), story.Second.JudgedOn);
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-05-10")));
        Assert.Equal(Day("2026-05-02"), story.Second.JudgedOn);
        var leave = story.Leave(story.Referrer, "2026-05-01", "2026-05-20");
        Assert.Equal(Day("2026-05-21"), story.Until("2026-05-10").Second.JudgedOn);
        Story.Ok(story.Referrer.UndoLeave(leave));
        story.Leave(story.Referrer, "2026-05-01", null);
        Assert.Equal((Deferred, null, Day("2026-05-02")), (story.Second.State, story.Second.DeferredUntil, story.Second.JudgedOn));
    }

    [Fact]
    public void Day_after_a_leave_is_kept_with_the_release_and_the_day_of_hr_is_not()
    {
        var away = Started(Plan() with { DeferDuringReferrerLeave = true });
        away.Leave(away.Referrer, "2026-05-01", "2026-05-20");
        Assert.Equal((Released, Day("2026-05-21")), (away.Until("2026-05-21").Second.State, away.Second.DeferredUntil));
        var held = Started().Until("2026-03-01");
        Story.Ok(held.Decide(held.Second, PayoutVerdict.Defer, Day("2026-05-10")));
        Assert.Equal((Released, null), (held.Until("2026-05-10").Second.State, held.Second.DeferredUntil));
    }

    [Fact]
    public void Part_that_waits_for_a_leave_ends_at_once_for_a_last_day_before_it_was_due()
    {
        var story = Started(Plan() with { DeferDuringReferrerLeave = true });
        story.Leave(story.Referrer, "2026-05-01", "2026-05-31");
        story.Until("2026-05-20").LastDay(story.Hired!, "2026-05-01");
        Assert.Equal((Forfeited, PayoutReason.HireLeft), (story.Second.State, story.Second.Reason));
    }

    [Fact]
    public void Move_that_the_table_does_not_allow_is_an_error() =>
        Assert.IsType<InvalidOperationException>(
            Assert.Throws<System.Reflection.TargetInvocationException>(() => Started().First.Force(Paid, MadeOn)).InnerException
        );

    [Fact]
    public void Part_that_is_scheduled_again_is_spoken_of_whole()
    {
        var story = Started(Plan() with { PartTime = PartTimeRule.HalfBelowFullTime });
        story.WorkingTime(story.Hired!, "2026-04-01", 50);
        Assert.Equal((Released, 750m), (story.Until("2026-05-02").Second.State, story.Second.Amount));
        story.LastDay(story.Referrer, "2026-05-01").LastDayUndone(story.Referrer);
        Assert.Equal((Scheduled, 1500m), (story.Second.State, story.Second.Amount));
    }

    [Fact]
    public void Approval_is_asked_for_what_is_owed_by_the_working_time()
    {
        var story = Started(Approved with { PartTime = PartTimeRule.HalfBelowFullTime });
        story.WorkingTime(story.Hired!, "2026-04-01", 50);
        Assert.Equal(
            (AwaitingApproval, 750m, 1500m),
            (story.Until("2026-04-20").Second.State, story.Second.Amount, story.Second.FullAmount)
        );
    }

    [Fact]
    public void Put_off_part_with_another_due_date_gets_one_line()
    {
        var story = Started().Until("2026-04-25");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-05-10")));
        var lines = story.Second.LedgerCount;
        Assert.Equal(lines + 1, story.Starts("2026-02-08").Second.LedgerCount);
    }
}

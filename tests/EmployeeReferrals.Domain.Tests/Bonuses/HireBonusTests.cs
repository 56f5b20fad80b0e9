using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using static EmployeeReferrals.Domain.Bonuses.PayoutState;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

public sealed class HireBonusTests
{
    static readonly PlanTerms OnLeave = Plan() with { DeferDuringReferrerLeave = true, DeferDuringHireLeave = true };

    static Story Started(PlanTerms? plan = null) => new Story(plan).IsHired("2026-02-01").Starts("2026-02-01");

    [Theory]
    [InlineData("2026-01-01", 90, "2026-04-01")]
    [InlineData("2028-01-01", 90, "2028-03-31")]
    [InlineData("2027-12-01", 90, "2028-02-29")]
    [InlineData("2028-02-29", 365, "2029-02-28")]
    [InlineData("2028-02-29", 0, "2028-02-29")]
    [InlineData("2026-01-31", 28, "2026-02-28")]
    [InlineData("2026-01-31", 30, "2026-03-02")]
    [InlineData("2026-12-31", 1, "2027-01-01")]
    [InlineData("2026-03-28", 2, "2026-03-30")]
    [InlineData("2026-10-24", 2, "2026-10-26")]
    public void Due_is_the_first_day_plus_calendar_days(string start, int days, string due)
    {
        var story = new Story(Plan(100, "EUR", (100, days)), start, madeOn: "2025-12-01").IsHired(start, on: "2025-12-01").Starts(start);
        Assert.Equal(Day(due), story.First.DueOn);
    }

    [Fact]
    public void Hire_without_a_start_plans_and_with_one_schedules()
    {
        var story = new Story().IsHired();
        Assert.Equal([Planned, Planned], story.States);
        Assert.All(story.Payouts, p => Assert.Null(p.DueOn));
        story.Plans(Day("2026-03-01"));
        Assert.Equal([Scheduled, Scheduled], story.States);
        Assert.Equal([Day("2026-03-01"), Day("2026-05-30")], story.Payouts.Select(p => p.DueOn!.Value));
        Assert.Equal([500m, 1500m], story.Payouts.Select(p => p.Amount));
        Assert.All(story.Payouts, p => Assert.Equal(2, p.LedgerCount));
    }

    [Fact]
    public void Nothing_is_released_before_the_start_is_confirmed()
    {
        var story = new Story().IsHired("2026-02-01").Until("2026-12-01");
        Assert.Equal([Scheduled, Scheduled], story.States);
        Assert.Equal([Released, Released], story.Starts("2026-02-01").Judge().States);
    }

    [Fact]
    public void Release_comes_on_the_due_day_and_carries_the_referrers_numbers()
    {
        var story = Started().Until("2026-05-01");
        Assert.Equal([Released, Scheduled], story.States);
        Assert.Equal(Day("2026-05-02"), story.Second.DueOn);
        Assert.Equal([Released, Released], story.Until("2026-05-02").States);
        Assert.Equal(
            ("Example GmbH", "4711", Noon(story.Today)),
            (story.Second.LegalEntity, story.Second.EmployeeNumber, story.Second.ReleasedAt)
        );
    }

    [Fact]
    public void Export_and_pay_keep_the_numbers_of_the_release()
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        Assert.Equal(
            ("Example GmbH", "4711", Noon(story.Today)),
            (story.First.LegalEntity, story.First.EmployeeNumber, story.First.ReleasedAt)
        );
        story.First.Force(Paid, story.Today);
        Assert.Equal(
            ("Example GmbH", "4711", Noon(story.Today)),
            (story.First.LegalEntity, story.First.EmployeeNumber, story.First.ReleasedAt)
        );
    }

    [Fact]
    public void Start_moved_before_release_moves_the_dates_and_keeps_the_history()
    {
        var story = new Story().IsHired("2026-02-01").Plans(Day("2026-02-15"));
        Assert.Equal([Day("2026-02-15"), Day("2026-05-16")], story.Payouts.Select(p => p.DueOn!.Value));
        Assert.Equal([Day("2026-02-01"), Day("2026-02-15")], story.First.Ledger.Select(l => l.DueOn!.Value));
        Assert.Equal([PayoutReason.LaidDown, PayoutReason.StartChanged], story.First.Ledger.Select(l => l.Reason));
    }

    [Fact]
    public void Start_moved_after_release_to_a_later_day_defers_until_then()
    {
        var story = new Story(today: "2026-02-10").IsHired("2026-02-01").Starts("2026-02-01").Judge();
        story.Today = Day("2026-05-05");
        story.Judge().Starts("2026-02-10");
        Assert.Equal([Released, Deferred], story.States);
        Assert.Equal((Day("2026-05-11"), PayoutReason.NoLongerDue), (story.Second.DueOn, story.Second.Reason));
        Assert.Equal([Released, Deferred], story.Until("2026-05-10").States);
        Assert.Equal([Released, Released], story.Until("2026-05-11").States);
    }

    [Fact]
    public void Start_moved_after_release_within_the_past_stays_released_with_its_new_date()
    {
        var story = Started().Until("2026-06-01").Starts("2026-02-03");
        Assert.Equal([Released, Released], story.States);
        Assert.Equal([Day("2026-02-03"), Day("2026-05-04")], story.Payouts.Select(p => p.DueOn!.Value));
    }

    [Fact]
    public void Start_moved_after_export_leaves_the_exported_alone()
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        story.Today = Day("2026-02-20");
        story.Starts("2026-02-20");
        Assert.Equal((Exported, Day("2026-02-01")), (story.First.State, story.First.DueOn));
        Assert.Equal(Day("2026-05-21"), story.Second.DueOn);
    }

    [Fact]
    public void Undo_cancels_and_hiring_again_reinstates_the_same_payouts()
    {
        var story = Started().Judge();
        var ids = story.Payouts.Select(p => p.Id).ToList();
        Assert.Equal([Cancelled, Cancelled], story.Undone().States);
        Assert.Null(story.First.ReleasedAt);
        story.IsHired("2026-03-01");
        Assert.Equal(ids, story.Payouts.Select(p => p.Id));
        Assert.Equal([Scheduled, Scheduled], story.States);
        Assert.Equal([Day("2026-03-01"), Day("2026-05-30")], story.Payouts.Select(p => p.DueOn!.Value));
        Assert.Equal(PayoutReason.HiredAgain, story.First.Reason);
        Assert.Equal([Planned, Planned], story.Undone().IsHired().States);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Undo_leaves_exported_and_paid_and_they_are_never_laid_down_again(bool paid)
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        if (paid)
            story.First.Force(Paid, story.Today);
        var kept = paid ? Paid : Exported;
        Assert.Equal([kept, Cancelled], story.Undone().States);
        Assert.Equal([kept, Scheduled], story.IsHired("2026-03-01").States);
        Assert.Equal(2, story.Payouts.Count);
    }

    [Fact]
    public void Left_before_start_cancels()
    {
        var story = new Story().IsHired("2026-03-01").LeavesBeforeStart();
        Assert.Equal([Cancelled, Cancelled], story.States);
        Assert.All(story.Payouts, p => Assert.Equal(PayoutReason.LeftBeforeStart, p.Reason));
        Assert.Equal([Scheduled, Scheduled], story.IsHired("2026-04-01").States);
    }

    [Theory]
    [InlineData(true, "2026-05-01", Forfeited)]
    [InlineData(true, "2026-05-02", Released)]
    [InlineData(true, "2026-05-03", Released)]
    [InlineData(false, "2026-05-01", Forfeited)]
    [InlineData(false, "2026-05-02", Released)]
    [InlineData(false, "2026-05-03", Released)]
    public void Last_day_is_judged_by_its_date_whenever_it_is_entered(bool referrer, string lastDay, PayoutState state)
    {
        foreach (var entered in new[] { "2026-04-01", "2026-05-02", "2026-07-01" })
        {
            var story = Started().Until(entered);
            story.LastDay(referrer ? story.Referrer : story.Hired!, lastDay).Until("2026-07-02");
            Assert.Equal([Released, state], story.States);
            if (state == Forfeited)
                Assert.Equal(referrer ? PayoutReason.ReferrerLeft : PayoutReason.HireLeft, story.Second.Reason);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Last_day_undone_brings_the_payout_back(bool referrer)
    {
        var story = Started().Until("2026-06-01");
        var who = referrer ? story.Referrer : story.Hired!;
        Assert.Equal([Released, Forfeited], story.LastDay(who, "2026-04-30").Judge().States);
        Assert.Equal([Released, Released], story.LastDayUndone(who).Judge().States);
        Assert.Equal(PayoutReason.FactsCorrected, story.Second.Ledger[^2].Reason);
        Assert.Equal([Released, Forfeited], story.LastDay(who, "2026-05-01").LastDay(who, "2026-04-01").Judge().States);
        Assert.Equal([Released, Released], story.LastDay(who, "2026-05-02").Judge().States);
    }

    [Fact]
    public void Last_day_after_export_leaves_the_exported_alone()
    {
        var story = Started().Until("2026-06-01");
        story.Second.Force(Exported, story.Today);
        Assert.Equal([Released, Exported], story.LastDay(story.Referrer, "2026-03-01").Judge().States);
    }

    [Theory]
    [InlineData(LeaverRule.PayAfterRedundancy, LeavingReason.Redundancy, Released)]
    [InlineData(LeaverRule.PayAfterRedundancy, LeavingReason.OwnWish, Forfeited)]
    [InlineData(LeaverRule.PayAfterRedundancy, LeavingReason.Dismissed, Forfeited)]
    [InlineData(LeaverRule.PayAfterRedundancy, LeavingReason.Other, Forfeited)]
    [InlineData(LeaverRule.Forfeit, LeavingReason.Redundancy, Forfeited)]
    public void Redundancy_pays_only_by_the_rule_of_that_side(LeaverRule rule, LeavingReason reason, PayoutState state)
    {
        foreach (var referrer in new[] { true, false })
        {
            var story = Started(referrer ? Plan() with { ReferrerLeaves = rule } : Plan() with { HireLeaves = rule }).Until("2026-04-01");
            story.LastDay(referrer ? story.Referrer : story.Hired!, Day("2026-03-31"), reason).Until("2026-06-01");
            Assert.Equal([Released, state], story.States);
        }
    }

    [Fact]
    public void Redundancy_of_one_side_does_not_help_the_other()
    {
        var story = Started(Plan() with { ReferrerLeaves = LeaverRule.PayAfterRedundancy }).Until("2026-04-01");
        story
            .LastDay(story.Referrer, Day("2026-03-31"), LeavingReason.Redundancy)
            .LastDay(story.Hired!, Day("2026-03-31"), LeavingReason.Redundancy)
            .Until("2026-06-01");
        Assert.Equal((Forfeited, PayoutReason.HireLeft), (story.Second.State, story.Second.Reason));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Leave_defers_until_the_day_after_it(bool referrer)
    {
        var story = Started(OnLeave);
        story.Leave(referrer ? story.Referrer : story.Hired!, "2026-04-01", "2026-05-31");
        Assert.Equal([Released, Deferred], story.Until("2026-05-31").States);
        Assert.Equal(
            (Day("2026-06-01"), referrer ? PayoutReason.ReferrerOnLeave : PayoutReason.HireOnLeave),
            (story.Second.DeferredUntil, story.Second.Reason)
        );
        Assert.Equal([Released, Released], story.Until("2026-06-01").States);
    }

    [Fact]
    public void Leave_without_the_rule_counts_as_employed()
    {
        var story = Started();
        story.Leave(story.Referrer, "2026-04-01", null);
        Assert.Equal([Released, Released], story.Until("2026-05-02").States);
    }

    [Fact]
    public void Leaves_one_after_the_other_defer_until_both_are_over()
    {
        var story = Started(OnLeave);
        story.Leave(story.Referrer, "2026-05-01", "2026-05-10");
        story.Leave(story.Hired!, "2026-05-11", "2026-05-20");
        Assert.Equal([Released, Deferred], story.Until("2026-05-12").States);
        var entries = story.Second.LedgerCount;
        Assert.Equal((Deferred, entries), (story.Reassess().Judge().Second.State, story.Second.LedgerCount));
        Assert.Equal([Released, Released], story.Until("2026-05-21").States);
    }

    [Fact]
    public void Leaving_during_a_deferral_forfeits_at_its_end_and_stays_so()
    {
        var story = Started(OnLeave);
        story.Leave(story.Referrer, "2026-05-01", "2026-05-31");
        story.Until("2026-05-20").LastDay(story.Hired!, "2026-05-15").Until("2026-06-01");
        Assert.Equal((Forfeited, PayoutReason.HireLeft), (story.Second.State, story.Second.Reason));
        var entries = story.Second.LedgerCount;
        Assert.Equal((Forfeited, entries), (story.Reassess().Judge().Second.State, story.Second.LedgerCount));
    }

    [Fact]
    public void Open_ended_leave_waits_and_goes_on_when_it_is_undone()
    {
        var story = Started(OnLeave);
        var leave = story.Leave(story.Referrer, "2026-04-01", null);
        Assert.Equal([Released, Deferred], story.Until("2026-12-01").States);
        Assert.Null(story.Second.DeferredUntil);
        Assert.Equal([Released, Released], story.LeaveUndone(story.Referrer, leave).Judge().States);
    }

    [Theory]
    [InlineData(LeavingReason.OwnWish, Forfeited)]
    [InlineData(LeavingReason.Redundancy, Released)]
    public void Open_ended_leave_ends_with_the_employment(LeavingReason reason, PayoutState state)
    {
        var story = Started(OnLeave with { ReferrerLeaves = LeaverRule.PayAfterRedundancy });
        story.Leave(story.Referrer, "2026-04-01", null);
        story.Until("2026-06-01").LastDay(story.Referrer, Day("2026-06-30"), reason);
        Assert.Equal([Released, Deferred], story.Until("2026-06-30").States);
        Assert.Equal([Released, state], story.Until("2026-07-01").States);
    }

    [Fact]
    public void Leave_entered_late_takes_back_what_was_released_and_not_yet_exported()
    {
        var story = Started(OnLeave).Until("2026-05-10");
        var leave = story.Leave(story.Hired!, "2026-05-01", "2026-05-31");
        Assert.Equal([Released, Deferred], story.States);
        Assert.Equal([Released, Released], story.LeaveUndone(story.Hired!, leave).Judge().States);
    }

    [Fact]
    public void Override_takes_the_credit_and_gives_it_back()
    {
        var story = Started().Judge();
        Assert.Equal([Forfeited, Forfeited], story.Overridden(false).States);
        Assert.All(story.Payouts, p => Assert.Equal(PayoutReason.CreditLost, p.Reason));
        Assert.Equal([Forfeited, Forfeited], story.Until("2026-06-01").States);
        Assert.Equal([Scheduled, Scheduled], story.Overridden(true).States);
        Assert.Equal(PayoutReason.CreditBack, story.First.Reason);
        Assert.Equal([Released, Released], story.Judge().States);
    }

    [Fact]
    public void Override_before_a_start_is_known_cancels_and_plans_again()
    {
        var story = new Story().IsHired();
        Assert.Equal([Cancelled, Cancelled], story.Overridden(false).States);
        Assert.Equal([Planned, Planned], story.Overridden(null).States);
    }

    [Fact]
    public void Override_gives_credit_to_a_hire_that_had_none()
    {
        var story = new Story();
        story.Overridden(false).IsHired("2026-02-01").Starts("2026-02-01");
        Assert.Empty(story.Payouts);
        Assert.Equal([Released, Scheduled], story.Overridden(true).Judge().States);
    }

    [Fact]
    public void Override_after_export_leaves_the_exported_alone()
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        Assert.Equal([Exported, Forfeited], story.Overridden(false).States);
    }

    [Fact]
    public void Hire_through_another_referral_pays_the_one_with_the_credit()
    {
        var story = new Story { Hire = Referral() };
        story.IsHired("2026-02-01").Starts("2026-02-01").Judge();
        Assert.All(story.Payouts, p =>
            Assert.Equal((story.Credited.Id, story.Hire.Id, story.Credited.ReferrerId), (p.ReferralId, p.HireId, p.RecipientId))
        );
        Assert.Equal([Released, Scheduled], story.States);
        Assert.Equal([Cancelled, Cancelled], story.Undone().States);
        story.Hire = story.Credited;
        Assert.Equal([Scheduled, Scheduled], story.IsHired("2026-03-01").States);
        Assert.All(story.Payouts, p => Assert.Equal(story.Credited.Id, p.HireId));
        Assert.Equal(2, story.Payouts.Count);
    }

    [Fact]
    public void Credit_given_to_another_forfeits_the_first_and_lays_down_the_second()
    {
        var story = new Story().IsHired("2026-02-01");
        var other = Referral(Terms(Plan(3000)));
        story.Hire.SettleWith(other.Id, other.Terms);
        var laidDown = new HireBonus(story.Hire, other, story.Payouts).Reconcile(
            PayoutReason.CreditLost,
            new(Recruiter, Noon(story.Today), story.Today)
        );
        Assert.Equal([Forfeited, Forfeited], story.States);
        Assert.Equal([750m, 2250m], laidDown.Select(p => p.Amount));
        Assert.All(laidDown, p => Assert.Equal((other.Id, story.Hire.Id), (p.ReferralId, p.HireId)));
        Assert.Empty(
            new HireBonus(story.Hire, other, [.. story.Payouts, .. laidDown]).Reconcile(
                PayoutReason.CreditLost,
                new(Recruiter, Noon(story.Today), story.Today)
            )
        );
    }

    [Fact]
    public void Due_while_hr_decides_who_they_are_is_deferred_for_that_and_released_after_the_answer()
    {
        var story = Started();
        story.Undecided = true;
        story.Until("2026-03-01");
        Assert.Equal((Deferred, PayoutReason.InQuestion), (story.First.State, story.First.Reason));
        story.Undecided = false;
        story.Until("2026-03-02");
        Assert.Equal(Released, story.First.State);
    }

    [Fact]
    public void Put_off_by_hr_stays_so_through_a_start_that_was_typed_wrongly()
    {
        var story = Started().Until("2026-02-10");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-07-01")));
        // Due after the day HR chose, and then before it again.
        story.Until("2026-04-25").Starts("2026-04-20");
        Assert.Equal(Scheduled, story.Second.State);
        story.Starts("2026-02-01");
        Assert.Equal((Deferred, Day("2026-07-01")), (story.Second.State, story.Second.DeferredUntil));
    }

    [Fact]
    public void Put_off_by_hr_stays_so_through_a_last_day_that_was_taken_back()
    {
        var story = Started().Until("2026-02-10");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-07-01")));
        story.Until("2026-05-10");
        story.LastDay(story.Referrer, "2026-03-01");
        Assert.Equal(Forfeited, story.Second.State);
        story.LastDayUndone(story.Referrer);
        Assert.Equal((Deferred, Day("2026-07-01")), (story.Second.State, story.Second.DeferredUntil));
    }

    [Fact]
    public void Nobody_with_credit_means_no_payout() =>
        Assert.Empty(
            new HireBonus(ReferralIn(Stage.Hired), null, []).Reconcile(PayoutReason.LaidDown, new(Recruiter, Noon(MadeOn), MadeOn))
        );

    [Fact]
    public void Forfeited_stays_forfeited_when_hired_again()
    {
        var story = Started().Until("2026-03-01");
        story.LastDay(story.Hired!, "2026-02-20");
        Assert.Equal([Released, Forfeited], story.Until("2026-05-10").States);
        Assert.Equal([Cancelled, Forfeited], story.Undone().LastDayUndone(story.Hired!).Judge().States);
        Assert.Equal([Planned, Forfeited], story.IsHired().States);
        Assert.Equal([Scheduled, Forfeited], story.Plans(Day("2026-02-01")).States);
        Assert.Equal([Released, Forfeited], story.Starts("2026-02-01").Judge().States);
    }

    [Fact]
    public void Instalments_dropped_with_a_change_of_opening_stay_cancelled()
    {
        var story = new Story().IsHired("2026-02-01").Undone();
        Story.Ok(story.Credited.ChangeOpening(Guid.NewGuid(), Terms(Plan(800, "CHF", (100, 30)))));
        story.IsHired("2026-02-01");
        Assert.Equal([Scheduled, Cancelled], story.States);
        Assert.Equal((800m, "CHF", 1, Day("2026-03-03")), (story.First.Amount, story.First.Currency, story.First.Parts, story.First.DueOn));
    }
}

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

/// <summary>The judgement of one part on its day, at the first and last days of what it looks at (docs/rules.md §6).</summary>
public sealed class PayoutRulesTests
{
    static readonly DateOnly Due = Day("2026-05-02");
    static readonly PlanTerms BothWait = Plan() with { DeferDuringReferrerLeave = true, DeferDuringHireLeave = true };

    static Employment Works(
        string from = "2020-01-01",
        string? until = null,
        LeavingReason? why = null,
        Leave? leave = null,
        WorkingTime[]? times = null,
        Spell[]? earlier = null
    ) => new(Day(from), DayOrNull(until), why, leave is null ? [] : [leave], times, earlier);

    static Leave Away(string from, string? until) => new() { FirstDay = Day(from), LastDay = DayOrNull(until) };

    static DueFacts Facts(Employment? referrer = null, Employment? hire = null, PlanTerms? plan = null) =>
        new(true, true, referrer ?? Works(), hire ?? Works("2026-02-01"), Terms(plan), Day("2026-02-01"));

    [Fact]
    public void Nothing_is_released_without_a_confirmed_start_or_the_person()
    {
        var wait = new DueDecision(DueVerdict.Wait, PayoutReason.StartPlanned);
        Assert.Equal(wait, PayoutRules.Decide(Due, Facts() with { StartConfirmed = false }));
        Assert.Equal(wait, PayoutRules.Decide(Due, Facts() with { Hire = null }));
        Assert.Equal(wait, PayoutRules.Decide(Due, Facts() with { StartConfirmed = false, CreditStands = false, Undecided = true }));
    }

    [Fact]
    public void What_waits_for_hr_waits_before_lost_credit_forfeits()
    {
        var lost = Facts() with { CreditStands = false };
        Assert.Equal(new(DueVerdict.Forfeit, PayoutReason.CreditLost), PayoutRules.Decide(Due, lost));
        Assert.Equal(new(DueVerdict.Wait, PayoutReason.InQuestion), PayoutRules.Decide(Due, lost with { Undecided = true }));
    }

    [Theory]
    [InlineData("2026-05-02", DueVerdict.Release)]
    [InlineData("2026-05-03", DueVerdict.Wait)]
    public void First_day_on_the_due_date_is_begun_and_a_day_later_is_not(string first, DueVerdict verdict)
    {
        Assert.Equal(verdict, PayoutRules.Decide(Due, Facts(Works(first))).Verdict);
        Assert.Equal(verdict, PayoutRules.Decide(Due, Facts(hire: Works(first))).Verdict);
    }

    [Theory]
    [InlineData("2026-05-02", "2026-05-02", "2026-05-03")]
    [InlineData("2026-05-02", "2026-06-30", "2026-07-01")]
    [InlineData("2026-04-01", "2026-05-02", "2026-05-03")]
    [InlineData("2026-04-01", "2026-05-01", null)]
    [InlineData("2026-05-03", "2026-05-10", null)]
    public void Leave_that_covers_the_due_date_defers_to_the_day_after_it(string from, string until, string? deferredTo)
    {
        foreach (var referrer in new[] { true, false })
        {
            var decision = PayoutRules.Decide(
                Due,
                referrer
                    ? Facts(Works(leave: Away(from, until)), plan: BothWait)
                    : Facts(hire: Works("2026-02-01", leave: Away(from, until)), plan: BothWait)
            );
            Assert.Equal(
                deferredTo is null
                    ? new DueDecision(DueVerdict.Release, PayoutReason.DueAndChecked)
                    : new(DueVerdict.Defer, referrer ? PayoutReason.ReferrerOnLeave : PayoutReason.HireOnLeave, Day(deferredTo)),
                decision
            );
        }
    }

    [Fact]
    public void Leave_of_a_side_whose_leaves_do_not_wait_releases()
    {
        var away = Away("2026-04-01", null);
        var ofHire = BothWait with { DeferDuringReferrerLeave = false };
        var ofReferrer = BothWait with { DeferDuringHireLeave = false };
        Assert.Equal(DueVerdict.Release, PayoutRules.Decide(Due, Facts(Works(leave: away), plan: ofHire)).Verdict);
        Assert.Equal(DueVerdict.Release, PayoutRules.Decide(Due, Facts(hire: Works("2026-02-01", leave: away), plan: ofReferrer)).Verdict);
    }

    [Theory]
    [InlineData("2026-06-30", null, "2026-07-01")]
    [InlineData("2026-06-30", "2026-06-29", "2026-06-30")]
    [InlineData("2026-06-30", "2026-06-30", "2026-07-01")]
    [InlineData("2026-06-30", "2026-07-15", "2026-07-01")]
    [InlineData(null, "2026-07-15", "2026-07-16")]
    [InlineData(null, null, null)]
    public void Leave_ends_with_the_employment_at_the_latest(string? leaveUntil, string? lastDay, string? back) =>
        Assert.Equal(
            DayOrNull(back),
            PayoutRules.Decide(Due, Facts(Works(until: lastDay, leave: Away("2026-04-01", leaveUntil)), plan: BothWait)).Until
        );

    [Theory]
    [InlineData("2026-05-09", "2026-05-02")]
    [InlineData("2026-05-10", "2026-05-10")]
    [InlineData("2026-05-11", "2026-05-10")]
    public void Deferral_is_followed_from_the_day_it_leads_to(string today, string judgedBy) =>
        Assert.Equal(
            Day(judgedBy),
            PayoutRules.DayOf(Due, Facts(Works(leave: Away("2026-05-01", "2026-05-09")), plan: BothWait), Day(today))
        );

    [Theory]
    [InlineData(PartTimeRule.FullAmount, 50, 333.33, "EUR", 333.33)]
    [InlineData(PartTimeRule.InProportion, 50, 333.33, "EUR", 166.67)]
    [InlineData(PartTimeRule.InProportion, 50, 333.31, "EUR", 166.66)]
    [InlineData(PartTimeRule.InProportion, 50, 333, "JPY", 167)]
    [InlineData(PartTimeRule.InProportion, 80, 1500, "EUR", 1200)]
    [InlineData(PartTimeRule.InProportion, 100, 333.33, "EUR", 333.33)]
    [InlineData(PartTimeRule.HalfBelowFullTime, 100, 333.33, "EUR", 333.33)]
    [InlineData(PartTimeRule.HalfBelowFullTime, 99, 333.33, "EUR", 166.67)]
    [InlineData(PartTimeRule.HalfBelowFullTime, 10, 333, "JPY", 167)]
    public void Part_time_counts_by_the_rule_and_to_the_minor_unit(
        PartTimeRule rule,
        int percent,
        decimal full,
        string currency,
        decimal owed
    ) =>
        Assert.Equal(
            owed,
            PayoutRules.Owed(
                full,
                currency,
                Due,
                Facts(
                    hire: Works("2026-02-01", times: [new() { From = Day("2026-02-01"), Percent = percent }]),
                    plan: Plan() with
                    {
                        PartTime = rule,
                    }
                )
            )
        );

    [Theory]
    [InlineData("2026-01-31", 100)]
    [InlineData("2026-02-01", 80)]
    [InlineData("2026-05-01", 80)]
    [InlineData("2026-05-02", 50)]
    [InlineData("2027-01-01", 50)]
    public void Working_time_is_the_latest_that_has_begun(string day, int percent) =>
        Assert.Equal(
            percent,
            Works(times: [new() { From = Due, Percent = 50 }, new() { From = Day("2026-02-01"), Percent = 80 }]).WorkingTimeOn(Day(day))
        );

    [Fact]
    public void Full_amount_is_owed_where_the_person_or_the_working_time_is_not_known()
    {
        var plan = Plan() with { PartTime = PartTimeRule.InProportion };
        Assert.Equal(500m, PayoutRules.Owed(500m, "EUR", Due, Facts(plan: plan) with { Hire = null }));
        Assert.Equal(500m, PayoutRules.Owed(500m, "EUR", Due, Facts(plan: plan)));
    }

    [Theory]
    [InlineData("2026-05-01", true)]
    [InlineData("2026-05-02", false)]
    [InlineData(null, false)]
    public void One_has_left_the_day_after_the_last_day(string? lastDay, bool left)
    {
        Assert.Equal(left, Facts(Works(until: lastDay)).OneHasLeft(Due));
        Assert.Equal(left, Facts(hire: Works("2026-02-01", lastDay)).OneHasLeft(Due));
    }

    [Fact]
    public void Redundancy_is_that_of_the_last_spell_that_had_ended()
    {
        var again = Works(
            "2027-01-01",
            earlier:
            [
                new(Day("2020-01-01"), Day("2021-01-01"), LeavingReason.OwnWish),
                new(Day("2022-01-01"), Day("2026-04-30"), LeavingReason.Redundancy),
                new(Day("2026-04-30"), Day("2026-05-01"), LeavingReason.OwnWish, Withdrawn: true),
            ]
        );
        Assert.Equal(LeavingReason.Redundancy, again.LeftBefore(Due)?.Reason);
        var redundancyPays = Plan() with { ReferrerLeaves = LeaverRule.PayAfterRedundancy };
        Assert.Equal(DueVerdict.Release, PayoutRules.Decide(Due, Facts(again, plan: redundancyPays)).Verdict);
        Assert.Equal(PayoutReason.ReferrerLeft, PayoutRules.Decide(Due, Facts(again)).Reason);
    }

    [Fact]
    public void Spell_of_one_day_was_employment_and_one_that_ended_before_it_began_was_none()
    {
        Assert.Equal(Day("2026-05-01"), Works("2026-05-01", "2026-05-01").LeftBefore(Due)?.LastDay);
        Assert.Null(Works("2026-05-01", "2026-04-30").LeftBefore(Due));
        Assert.Null(Works("2026-05-01", "2026-05-02").LeftBefore(Due));
        Assert.Null(Works("2026-05-03").LeftBefore(Due));
    }

    [Fact]
    public void Leave_outside_the_employment_is_none() =>
        Assert.Equal(
            [false, true, true, false],
            new[] { "2026-04-30", "2026-05-01", "2026-05-03", "2026-05-04" }.Select(day =>
                Works("2026-05-01", "2026-05-03", leave: Away("2026-04-01", null)).LeaveOn(Day(day)) is not null
            )
        );

    [Fact]
    public void Judgement_keeps_the_days_and_the_working_time_only_where_the_plan_asks()
    {
        var facts = Facts(
            Works("2020-01-01", "2026-12-31"),
            Works("2026-02-01", "2026-11-30", times: [new() { From = Due, Percent = 60 }])
        );
        var seen = new DueSeen(Due, true, true, Day("2020-01-01"), Day("2026-12-31"), Day("2026-02-01"), Day("2026-11-30"));
        Assert.Equal(seen, facts.Seen(Due));
        var asked = facts with { Terms = Terms(Plan() with { PartTime = PartTimeRule.HalfBelowFullTime }) };
        Assert.Equal(seen with { PartTimePercent = 60 }, asked.Seen(Due));
        Assert.Null(facts.For(RecipientSide.Hire).Referrer);
        Assert.Equal(facts, facts.For(RecipientSide.Referrer));
    }

    [Fact]
    public void Who_is_employed_again_has_not_left() =>
        Assert.Null(Works("2026-03-01", earlier: [new(Day("2020-01-01"), Day("2025-12-31"), LeavingReason.OwnWish)]).LeftBefore(Due));
}

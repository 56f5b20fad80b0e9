using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using static EmployeeReferrals.Domain.Bonuses.PayoutState;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

/// <summary>Another amount for a hire: what is out stands and counts, the last part that is not takes the difference (docs/rules.md
/// §5).</summary>
public sealed class RepricingTests
{
    static Story Started(PlanTerms? plan = null) => new Story(plan).IsHired("2026-02-01").Starts("2026-02-01");

    static Act By(Story story) => new(Recruiter, Noon(story.Today), story.Today);

    static void Reprice(Story story, PlanTerms plan)
    {
        story.Hire.SettleAnew(Terms(plan));
        new HireBonus(story.Hire, story.Credited, story.Payouts).Reprice(By(story));
    }

    [Theory]
    [InlineData(3000, 2500)]
    [InlineData(2000, 1500)]
    [InlineData(1000, 500)]
    [InlineData(600, 100)]
    [InlineData(500, 0)]
    [InlineData(400, 0)]
    public void What_is_out_counts_towards_the_new_amount_and_no_part_is_below_zero(decimal amount, decimal second)
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        var lines = (story.First.LedgerCount, story.Second.LedgerCount);
        Reprice(story, Plan(amount));
        Assert.Equal((500m, second, second), (story.First.Amount, story.Second.Amount, story.Second.FullAmount));
        Assert.Equal((lines.Item1, lines.Item2 + 1), (story.First.LedgerCount, story.Second.LedgerCount));
        Assert.Equal(PayoutReason.DecidedAnew, story.Second.Reason);
    }

    [Fact]
    public void Last_part_that_is_not_out_takes_the_difference_of_all_that_are()
    {
        var story = Started(Plan(900, "EUR", (33, 0), (33, 10), (34, 20))).Until("2026-02-11");
        foreach (var payout in story.Payouts.Where(p => p.State == Released))
            payout.Force(Exported, story.Today);
        Reprice(story, Plan(1200, "EUR", (33, 0), (33, 10), (34, 20)));
        Assert.Equal([297m, 297m, 606m], story.Payouts.Select(p => p.Amount));
    }

    [Fact]
    public void Part_after_one_that_is_out_takes_it_even_when_a_later_one_is_out_too()
    {
        var story = Started().Until("2026-05-02");
        story.Second.Force(Exported, story.Today);
        Reprice(story, Plan(3000));
        Assert.Equal((1500m, 1500m), (story.First.Amount, story.Second.Amount));
        Assert.Equal((Released, Exported), (story.First.State, story.Second.State));
    }

    [Fact]
    public void Nothing_changes_where_all_is_out()
    {
        var story = Started().Until("2026-05-02");
        foreach (var payout in story.Payouts)
            payout.Force(Exported, story.Today);
        Reprice(story, Plan(3000));
        Assert.Equal([500m, 1500m], story.Payouts.Select(p => p.Amount));
    }

    [Fact]
    public void What_is_out_in_another_currency_counts_for_nothing()
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        Reprice(story, Plan(3000, "CHF"));
        Assert.Equal((500m, "EUR", 2250m, "CHF"), (story.First.Amount, story.First.Currency, story.Second.Amount, story.Second.Currency));
    }

    [Fact]
    public void What_came_back_counts_for_nothing_and_what_has_ended_takes_no_new_amount()
    {
        var story = Started().Until("2026-05-02");
        story.First.Force(Exported, story.Today);
        story.First.Force(Paid, story.Today);
        story.Overridden(false);
        Story.Ok(story.Decide(story.First, PayoutVerdict.Recovered));
        story.Overridden(true);
        Reprice(story, Plan(3000));
        Assert.Equal((500m, 2250m), (story.First.Amount, story.Second.Amount));
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Cancel));
        Reprice(story, Plan(4000));
        Assert.Equal((500m, 2250m), (story.First.Amount, story.Second.Amount));
    }

    [Fact]
    public void Both_sides_take_their_own_new_amounts()
    {
        static PlanTerms Both(decimal amount, decimal hire) =>
            Plan(amount) with
            {
                HireAmount = hire,
                HireSchedule = PlanTerms.Split(hire, "EUR", [(50, 0), (50, 60)]),
            };
        var story = Started(Both(2000, 400));
        Reprice(story, Both(3000, 1000));
        Assert.Equal(
            [(RecipientSide.Referrer, 750m), (RecipientSide.Referrer, 2250m), (RecipientSide.Hire, 500m), (RecipientSide.Hire, 500m)],
            story.Payouts.OrderBy(p => p.Side).ThenBy(p => p.Number).Select(p => (p.Side, p.Amount))
        );
    }

    static Referral Another(Story story, PlanTerms plan) => Referral(Terms(plan), story.Referrer.Id);

    static void CreditTo(Story story, Referral other)
    {
        story.Hire.SettleWith(other.Id, other.Terms);
        Assert.Empty(new HireBonus(story.Hire, other, story.Payouts).Reconcile(PayoutReason.CreditLost, By(story)));
    }

    [Fact]
    public void Credit_to_another_referral_of_the_same_person_pays_what_that_ones_plan_gives()
    {
        var story = Started().Judge();
        var other = Another(story, Plan(3000));
        Assert.Equal([Released, Scheduled], story.States);
        CreditTo(story, other);
        Assert.Equal([750m, 2250m], story.Payouts.Select(p => p.Amount));
        Assert.Equal([Scheduled, Scheduled], story.States);
        Assert.All(story.Payouts, p => Assert.Equal((other.Id, PayoutReason.FactsCorrected), (p.ReferralId, p.Reason)));
        Assert.All(story.Payouts, p => Assert.Single(p.Events.OfType<PayoutFollowed>(), new PayoutFollowed(p.Id, other.Id)));
    }

    [Fact]
    public void Credit_to_another_referral_with_the_same_terms_writes_no_line()
    {
        var story = Started().Judge();
        var lines = story.Payouts.Select(p => p.LedgerCount).ToList();
        CreditTo(story, Another(story, Plan()));
        Assert.Equal(lines, story.Payouts.Select(p => p.LedgerCount));
        Assert.Equal([Released, Scheduled], story.States);
    }

    [Fact]
    public void Credit_to_another_referral_asks_for_the_approval_that_its_plan_wants()
    {
        var story = Started().Judge();
        CreditTo(story, Another(story, Plan() with { NeedsApproval = true }));
        Assert.Equal([Scheduled, Scheduled], story.States);
        Assert.All(story.Payouts, p => Assert.True(p.NeedsApproval));
    }

    [Fact]
    public void Credit_to_another_referral_moves_parts_to_the_days_of_its_plan()
    {
        var story = Started();
        CreditTo(story, Another(story, Plan(2000, "EUR", (25, 30), (75, 120))));
        Assert.Equal([Day("2026-03-03"), Day("2026-06-01")], story.Payouts.Select(p => p.DueOn!.Value));
    }

    [Fact]
    public void Credit_to_another_referral_leaves_what_is_out_and_what_has_ended()
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Forfeit));
        CreditTo(story, Another(story, Plan(3000)));
        Assert.Equal([500m, 1500m], story.Payouts.Select(p => p.Amount));
        Assert.Equal(story.Credited.Id, story.First.ReferralId);
    }

    [Theory]
    [InlineData("2026-06-30", Deferred)]
    [InlineData("2026-07-01", Scheduled)]
    public void Credit_that_is_back_leaves_what_hr_put_off_to_a_day_ahead(string today, PayoutState state)
    {
        var story = Started().Until("2026-03-01");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-07-01")));
        Assert.Equal(Forfeited, story.Overridden(false).Until(today).Second.State);
        story.Overridden(true);
        Assert.Equal(state, story.Second.State);
        Assert.Equal(state == Deferred ? Day("2026-07-01") : null, story.Second.HeldUntil);
    }

    [Fact]
    public void Hire_made_again_begins_without_what_hr_put_off()
    {
        var story = Started().Until("2026-03-01");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-07-01")));
        story.Undone().IsHired("2026-02-01");
        Assert.Equal((Scheduled, null), (story.Second.State, story.Second.HeldUntil));
    }

    [Fact]
    public void Part_that_was_paid_back_is_owed_again_as_a_new_round_with_the_next_hire()
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        story.First.Force(Paid, story.Today);
        story.Undone();
        Assert.Equal((RecoveryState.ToReview, PayoutReason.HireUndone), (story.First.Recovery, story.First.Reason));
        Story.Ok(story.Decide(story.First, PayoutVerdict.Recovered));
        story.IsHired("2026-03-01");
        Assert.Equal([(1, 1, Paid), (1, 2, Scheduled), (2, 1, Scheduled)], Rounds(story));
        Assert.Equal([(1, 1, Paid), (1, 2, Scheduled), (2, 1, Scheduled)], Rounds(story.Follow(PayoutReason.StartChanged)));
        story.Plans(Day("2026-03-15"));
        Assert.Equal(
            [Day("2026-02-01"), Day("2026-03-15")],
            story.Payouts.Where(p => p.Number == 1).OrderBy(p => p.Round).Select(p => p.DueOn!.Value)
        );
    }

    [Fact]
    public void Part_whose_recovery_was_waived_stands_with_the_next_hire()
    {
        var story = Started().Judge();
        story.First.Force(Exported, story.Today);
        story.First.Force(Paid, story.Today);
        story.Undone();
        Story.Ok(story.Decide(story.First, PayoutVerdict.WaiveRecovery));
        Assert.Equal([(1, 1, Paid), (2, 1, Scheduled)], Rounds(story.IsHired("2026-03-01")));
    }

    static IEnumerable<(int, int, PayoutState)> Rounds(Story story) =>
        story.Payouts.OrderBy(p => p.Number).ThenBy(p => p.Round).Select(p => (p.Number, p.Round, p.State));

    [Fact]
    public void Part_that_ended_before_the_hire_was_undone_says_so_once_and_what_hr_ended_does_not()
    {
        var story = Started(Plan(900, "EUR", (33, 10), (33, 20), (34, 30)));
        Story.Ok(story.Decide(story.Payouts[0], PayoutVerdict.Forfeit));
        story.Until("2026-02-21").LastDay(story.Referrer, Day("2026-02-15"), LeavingReason.OwnWish);
        Assert.Equal([Forfeited, Forfeited, Forfeited], story.States);
        story.Undone();
        Assert.Equal([PayoutReason.ForfeitedByHr, PayoutReason.HireUndone, PayoutReason.HireUndone], story.Payouts.Select(p => p.Reason));
        Assert.Equal([false, true, true], story.Payouts.Select(p => p.IsClosed));
        var lines = story.Payouts.Select(p => p.LedgerCount).ToList();
        story.Reconcile(PayoutReason.HireUndone);
        Assert.Equal(lines, story.Payouts.Select(p => p.LedgerCount));
    }

    [Fact]
    public void Part_that_was_worth_nothing_and_is_taken_as_days_off_takes_a_new_amount()
    {
        var rewards = new RewardChoices { DayOffWorth = 150 };
        var story = Started(Plan(500, "EUR", (100, 0), (0, 90)) with { Rewards = rewards });
        Story.Ok(story.Second.Choose(RewardKind.DaysOff, null, story.Credited.Terms, By(story)));
        Assert.Equal((0m, 0m), (story.Second.Amount, story.Second.RewardDays));
        Reprice(story, Plan(1000, "EUR", (50, 0), (50, 90)) with { Rewards = rewards });
        Assert.Equal((500m, RewardKind.DaysOff, 3.3m), (story.Second.Amount, story.Second.Kind, story.Second.RewardDays));
    }

    [Fact]
    public void Hire_that_asked_nobody_yet_pays_by_the_terms_of_who_holds_the_credit()
    {
        var act = new Act(Recruiter, Noon(MadeOn), MadeOn);
        var laidDown = new HireBonus(ReferralIn(Stage.Hired), Referral(Terms(Plan(3000))), []).Reconcile(PayoutReason.LaidDown, act);
        Assert.Equal([750m, 2250m], laidDown.Select(p => p.Amount));
    }

    [Fact]
    public void Part_of_who_earns_no_more_follows_the_hire_to_another_referral()
    {
        var (story, other) = (Started(), ReferralIn(Stage.Hired));
        new HireBonus(other, null, story.Payouts).Reconcile(PayoutReason.CreditLost, By(story));
        Assert.All(story.Payouts, p => Assert.Equal((Forfeited, other.Id), (p.State, p.HireId)));
    }

    [Fact]
    public void Credit_that_is_lost_ends_the_parts_of_both_sides()
    {
        var both = Plan() with { HireAmount = 400, HireSchedule = PlanTerms.Split(400, "EUR", [(50, 0), (50, 60)]) };
        var story = Started(both);
        Assert.Equal(4, story.Payouts.Count);
        story.Overridden(false);
        Assert.All(story.Payouts, p => Assert.Equal((Forfeited, PayoutReason.CreditLost), (p.State, p.Reason)));
    }

    [Fact]
    public void Credit_that_is_back_does_not_hold_a_part_that_is_due_on_the_day_it_was_put_off_to()
    {
        var story = Started().Until("2026-03-01");
        Story.Ok(story.Decide(story.Second, PayoutVerdict.Defer, Day("2026-05-10")));
        story.Overridden(false).Starts("2026-02-09").Overridden(true);
        Assert.Equal((Scheduled, Day("2026-05-10"), null), (story.Second.State, story.Second.DueOn, story.Second.HeldUntil));
    }

    [Fact]
    public void Part_cancelled_while_the_hire_stands_comes_back_with_what_happened()
    {
        var story = Started().Until("2026-03-01");
        EarlierRules.Follow(story.Second, EarlierRule.HireUndone, By(story));
        story.Follow(PayoutReason.StartChanged);
        Assert.Equal((Scheduled, PayoutReason.StartChanged), (story.Second.State, story.Second.Reason));
    }
}

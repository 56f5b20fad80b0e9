using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Plans;

public sealed class PlanCatalogTests
{
    static readonly Guid NurseId = new("00000000-0000-0000-0000-0000000000a1");
    static readonly OpeningTraits Nurse = new(NurseId, "Care", "Bern", 4, PersonKind.Employee);

    readonly List<Plan> plans = [];
    readonly List<PlanVersion> versions = [];
    readonly List<Campaign> campaigns = [];

    PlanCatalog Catalog => new(plans, versions, campaigns);

    Plan Add(string name, decimal amount, OpeningFilter? filter = null, string from = "2026-01-01", string currency = "EUR")
    {
        var plan = new Plan(Guid.NewGuid(), name, Noon(MadeOn));
        plans.Add(plan);
        Version(plan, 1, amount, filter, from, currency);
        return plan;
    }

    void Version(
        Plan plan,
        int number,
        decimal amount,
        OpeningFilter? filter = null,
        string from = "2026-01-01",
        string currency = "EUR",
        bool draft = false
    ) =>
        versions.Add(
            new PlanVersion(
                Guid.NewGuid(),
                plan.Id,
                number,
                Day(from),
                Plan(amount, currency) with
                {
                    Filter = filter ?? OpeningFilter.Any,
                },
                null,
                Noon(MadeOn),
                draft
            )
        );

    void Campaign(
        string name,
        decimal? factor,
        decimal? extra = null,
        OpeningFilter? filter = null,
        string from = "2026-01-01",
        string until = "2026-12-31",
        string currency = "EUR"
    ) =>
        campaigns.Add(
            new Campaign(
                Guid.NewGuid(),
                new CampaignFacts(name, Day(from), Day(until), filter ?? OpeningFilter.Any, factor, extra, extra is null ? null : currency),
                Noon(MadeOn)
            )
        );

    static OpeningFilter In(
        string? department = null,
        string? location = null,
        int? levelFrom = null,
        int? levelTo = null,
        PersonKind? kind = null,
        Guid? opening = null
    ) =>
        new()
        {
            Departments = department is null ? [] : [department],
            Locations = location is null ? [] : [location],
            LevelFrom = levelFrom,
            LevelTo = levelTo,
            Kinds = kind is { } k ? [k] : [],
            OpeningIds = opening is { } o ? [o] : [],
        };

    public static TheoryData<string, OpeningFilter, FilterMiss?> Filters =>
        new()
        {
            { "empty", OpeningFilter.Any, null },
            { "department, without case", In("care"), null },
            { "another department", In("Kitchen"), FilterMiss.Department },
            { "location", In(location: "Bern"), null },
            { "another location", In(location: "Basel"), FilterMiss.Location },
            { "level inside", In(levelFrom: 4, levelTo: 4), null },
            { "level below", In(levelFrom: 5), FilterMiss.Level },
            { "level above", In(levelTo: 3), FilterMiss.Level },
            { "kind", In(kind: PersonKind.Employee), null },
            { "another kind", In(kind: PersonKind.Intern), FilterMiss.Kind },
            { "the opening itself", In(opening: NurseId), null },
            { "another opening", In(opening: Guid.NewGuid()), FilterMiss.Opening },
            { "one field of two", In("Care", "Basel"), FilterMiss.Location },
        };

    [Theory, MemberData(nameof(Filters))]
    public void Filter_takes_or_misses(string what, OpeningFilter filter, FilterMiss? miss) =>
        Assert.True(filter.Misses(Nurse) == miss, what);

    [Theory, MemberData(nameof(Filters))]
    public void General_referral_falls_to_a_plan_without_filter_alone(string what, OpeningFilter filter, FilterMiss? miss) =>
        Assert.True(filter.Misses(null) == (filter.IsEmpty ? null : FilterMiss.General), $"{what} {miss}");

    [Fact]
    public void Most_specific_plan_wins_whatever_the_order()
    {
        Add("All", 100);
        Add("Care", 200, In("Care"));
        Add("Care in Bern", 300, In("Care", "Bern"));
        Add("Everything but the name", 350, In("Care", "Bern", 1, 9, PersonKind.Employee));
        Add("The nurse", 400, In(opening: NurseId));
        Assert.Equal((400m, "The nurse"), Won());
        plans.Reverse();
        Assert.Equal((400m, "The nurse"), Won());
        plans.RemoveAll(p => p.Name == "The nurse");
        Assert.Equal((350m, "Everything but the name"), Won());
        plans.RemoveAll(p => p.Name == "Everything but the name");
        Assert.Equal((300m, "Care in Bern"), Won());

        (decimal, string) Won()
        {
            var offer = Catalog.Match(MadeOn, Nurse)!;
            return (offer.Amount, offer.PlanName);
        }
    }

    [Theory]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", 100)]
    [InlineData("2026-03-01", 150)]
    [InlineData("2026-05-31", 150)]
    [InlineData("2026-06-01", null)]
    public void Plan_holds_from_its_day_until_it_is_retired(string day, int? amount)
    {
        var plan = Add("All", 100);
        Version(plan, 2, 150, from: "2026-03-01");
        Version(plan, 3, 999, from: "2026-02-01", draft: true);
        Assert.True(plan.Retire(Day("2026-06-01"), Day("2026-05-01")).IsOk);
        Assert.Equal(amount, (int?)Catalog.Match(Day(day), Nurse)?.Amount);
    }

    [Fact]
    public void Equally_specific_plans_are_decided_by_their_start_then_their_name()
    {
        Add("B", 1, In("Care"));
        Add("A", 2, In(location: "Bern"));
        Assert.Equal("A", Catalog.Match(MadeOn, Nurse)!.PlanName);
        Add("Z", 3, In(location: "Bern"), from: "2026-01-02");
        Assert.Equal("Z", Catalog.Match(MadeOn, Nurse)!.PlanName);
    }

    [Fact]
    public void Opening_pays_its_own_amount_in_the_parts_of_the_plan()
    {
        Add("All", 2000);
        var offer = Catalog.Match(MadeOn, Nurse with { Bonus = 1001, BonusCurrency = "EUR" })!;
        Assert.Equal((1001m, true), (offer.Amount, offer.IsOpeningsAmount));
        Assert.Equal([250.25m, 750.75m], offer.Schedule.Select(p => p.Amount));
        var yen = Catalog.Match(MadeOn, Nurse with { Bonus = 1001, BonusCurrency = "JPY" })!;
        Assert.Equal(("JPY", 250m, 751m), (yen.Currency, yen.Schedule[0].Amount, yen.Schedule[1].Amount));
    }

    [Theory]
    [InlineData("2026-03-31", 4000)]
    [InlineData("2026-04-01", 2000)]
    public void Campaign_doubles_until_its_last_day(string day, int amount)
    {
        Add("All", 2000);
        Campaign("Double for nurses until 31 March", 2, filter: In("Care"), until: "2026-03-31");
        Assert.Equal(amount, Catalog.Match(Day(day), Nurse)!.Amount);
        Assert.Equal(2000, Catalog.Match(Day(day), Nurse with { Department = "Kitchen" })!.Amount);
    }

    [Fact]
    public void Campaigns_are_not_added_up_the_most_specific_counts_then_the_one_that_gives_most()
    {
        Add("All", 2000);
        Campaign("All double", 2);
        Campaign("All and a half", 2.5m);
        Assert.Equal(5000, Catalog.Match(MadeOn, Nurse)!.Amount);
        Campaign("Care, a little", null, 100, In("Care"));
        Assert.Equal(2100, Catalog.Match(MadeOn, Nurse)!.Amount);
        Campaign("Care, in francs", null, 5000, In("Care", "Bern"), currency: "CHF");
        Assert.Equal(2100, Catalog.Match(MadeOn, Nurse)!.Amount);
    }

    [Fact]
    public void Explanation_has_a_verdict_for_every_rule_and_the_winners_are_those_of_the_match()
    {
        Add("All", 100);
        Add("Care", 200, In("Care"));
        Add("Kitchen", 300, In("Kitchen"));
        Add("Later", 400, from: "2027-01-01");
        Assert.True(Add("Ended", 500).Retire(MadeOn, MadeOn).IsOk);
        Campaign("Double", 2);
        Campaign("Francs", null, 5, currency: "CHF");
        Campaign("Over", 3, until: "2026-01-02");
        var rules = Catalog.Explain(MadeOn, Nurse).ToDictionary(r => r.Name, r => (r.Loss, r.Miss));
        Assert.Equal(8, rules.Count);
        Assert.Equal((null, null), rules["Care"]);
        Assert.Equal((RuleLoss.LessSpecific, null), rules["All"]);
        Assert.Equal((RuleLoss.LeavesOut, FilterMiss.Department), rules["Kitchen"]);
        Assert.Equal((RuleLoss.NotYet, null), rules["Later"]);
        Assert.Equal((RuleLoss.Over, null), rules["Ended"]);
        Assert.Equal((null, null), rules["Double"]);
        Assert.Equal((RuleLoss.OtherCurrency, null), rules["Francs"]);
        Assert.Equal((RuleLoss.Over, null), rules["Over"]);
    }

    [Fact]
    public void No_plan_leaves_an_empty_snapshot()
    {
        Add("Kitchen", 300, In("Kitchen"));
        Assert.True(Catalog.SnapshotFor(MadeOn, Nurse).IsEmpty);
        Assert.Equal(
            CreditCode.NoPlan,
            CreditRules.Decide(Catalog.TermsOf(Catalog.SnapshotFor(MadeOn, Nurse)), EarningFacts with { NoPlan = true }).Code
        );
    }

    [Theory]
    [InlineData(ExclusionField.Department, Comparison.Is, "care", true)]
    [InlineData(ExclusionField.Department, Comparison.IsNot, "Care", false)]
    [InlineData(ExclusionField.Location, Comparison.IsNot, "Basel", true)]
    [InlineData(ExclusionField.LegalEntity, Comparison.Is, "Example GmbH", true)]
    [InlineData(ExclusionField.Level, Comparison.AtLeast, "3", true)]
    [InlineData(ExclusionField.Level, Comparison.AtLeast, "4", false)]
    [InlineData(ExclusionField.Level, Comparison.AtMost, "3", true)]
    [InlineData(ExclusionField.Level, Comparison.Is, "3", true)]
    [InlineData(ExclusionField.Level, Comparison.IsNot, "3", false)]
    [InlineData(ExclusionField.Kind, Comparison.Is, "Employee", true)]
    [InlineData(ExclusionField.Relationship, Comparison.Is, "Family", true)]
    [InlineData(ExclusionField.OpeningLevel, Comparison.AtLeast, "7", false)]
    [InlineData(ExclusionField.OpeningDepartment, Comparison.Is, "Kitchen", false)]
    [InlineData(ExclusionField.OpeningLocation, Comparison.IsNot, "Bern", false)]
    public void Condition_compares_with_the_facts(ExclusionField field, Comparison comparison, string value, bool holds)
    {
        var facts = EarningFacts with
        {
            ReferrerDepartment = "Care",
            ReferrerLocation = "Bern",
            ReferrerEntity = "Example GmbH",
            Relationship = Relationship.Family,
            OpeningDepartment = "Care",
            OpeningLocation = "Bern",
            OpeningLevel = 6,
        };
        Assert.Equal(holds, new Condition(field, comparison, value).Holds(facts));
    }

    [Fact]
    public void Conditions_count_together_and_the_sentence_is_the_rules_own()
    {
        var rule = new ExclusionRule(
            [new(ExclusionField.Department, Comparison.Is, "Care"), new(ExclusionField.Level, Comparison.AtLeast, "5")],
            "Senior care staff do not earn."
        );
        var terms = Plan() with { Exclusions = [rule] };
        Assert.Equal(CreditCode.Earns, CreditRules.Decide(terms, EarningFacts with { ReferrerDepartment = "Care" }).Code);
        Assert.Equal(
            new CreditVerdict(CreditCode.ReferrerExcluded, "Senior care staff do not earn."),
            CreditRules.Decide(terms, EarningFacts with { ReferrerDepartment = "Care", ReferrerLevel = 5 })
        );
        Assert.False(
            new ExclusionRule([new(ExclusionField.OpeningDepartment, Comparison.IsNot, "Care")], "x").Excludes(EarningFacts),
            "a general referral has no department"
        );
    }

    [Theory]
    [InlineData(90, "2026-01-05", "2026-04-05", CreditCode.PriorApplicant)]
    [InlineData(90, "2026-01-05", "2026-04-06", CreditCode.Earns)]
    [InlineData(0, "2026-01-05", "2026-01-05", CreditCode.Earns)]
    public void Prior_application_counts_to_the_last_day_of_its_window(int days, string applied, string made, CreditCode code) =>
        Assert.Equal(
            code,
            CreditRules
                .Decide(Plan() with { PriorApplicantDays = days }, EarningFacts with { MadeOn = Day(made), AppliedOn = Day(applied) })
                .Code
        );

    [Theory]
    [InlineData(365, "2027-02-28", "2028-02-28", CreditCode.CandidateWorkedHere)]
    [InlineData(365, "2027-02-28", "2028-02-29", CreditCode.Earns)]
    [InlineData(0, "2027-02-28", "2027-03-01", CreditCode.Earns)]
    public void Rehire_counts_to_the_last_day_of_its_window(int days, string left, string made, CreditCode code) =>
        Assert.Equal(
            code,
            CreditRules
                .Decide(Plan() with { RehireDays = days }, EarningFacts with { MadeOn = Day(made), CandidateLeftOn = Day(left) })
                .Code
        );

    [Theory]
    [InlineData(CapPeriod.Year, "2028-02-29", "2028-01-01", "2028-12-31")]
    [InlineData(CapPeriod.Quarter, "2028-02-29", "2028-01-01", "2028-03-31")]
    [InlineData(CapPeriod.Quarter, "2026-12-31", "2026-10-01", "2026-12-31")]
    public void Cap_counts_hires_of_its_period(CapPeriod period, string hired, string from, string until) =>
        Assert.Equal((Day(from), Day(until)), (Plan() with { CapPeriod = period }).CapSpan(Day(hired)));

    [Theory]
    [InlineData(100.01, "EUR", 33, 33, 34)]
    [InlineData(1, "JPY", 33, 33, 34)]
    [InlineData(10.001, "KWD", 50, 25, 25)]
    public void Shares_add_up_and_the_last_part_takes_the_remainder(decimal amount, string currency, int a, int b, int c)
    {
        var terms = Plan(1000, currency, (a, 0), (b, 30), (c, 60));
        var parts = terms.ScheduleFor(amount, currency);
        Assert.Equal(amount, parts.Sum(p => p.Amount));
        Assert.All(parts, p => Assert.True(p.Amount >= 0 && Currency.HasRightDigits(p.Amount, currency)));
    }

    [Theory]
    [InlineData(PartTimeRule.FullAmount, 60, 1500)]
    [InlineData(PartTimeRule.InProportion, 60, 900)]
    [InlineData(PartTimeRule.InProportion, 100, 1500)]
    [InlineData(PartTimeRule.HalfBelowFullTime, 99, 750)]
    [InlineData(PartTimeRule.HalfBelowFullTime, 100, 1500)]
    public void Part_time_factor_is_that_of_the_due_day(PartTimeRule rule, int percent, int owed)
    {
        var story = new Story(Plan() with { PartTime = rule }).IsHired("2026-02-01").Starts("2026-02-01");
        story.WorkingTime(story.Hired!, "2026-05-02", percent);
        story.WorkingTime(story.Hired!, "2026-05-03", 10);
        story.Until("2026-05-10");
        Assert.Equal((PayoutState.Released, (decimal)owed, 1500m), (story.Second.State, story.Second.Amount, story.Second.FullAmount));
        Assert.Equal(rule == PartTimeRule.FullAmount ? null : percent, story.Second.Ledger[^1].Seen!.PartTimePercent);
    }

    [Fact]
    public void Reward_is_chosen_until_the_part_is_released()
    {
        var plan = Plan() with
        {
            Rewards = new()
            {
                Charities = ["Red Cross"],
                DayOffWorth = 200m,
                Gift = "A weekend",
            },
        };
        var story = new Story(plan).IsHired("2026-02-01").Starts("2026-02-01").Judge();
        Assert.Equal(
            "reward_late",
            story.First.Choose(RewardKind.Gift, null, story.Credited.Terms, Given.Act(Recruiter, Noon(MadeOn))).Problem?.Code
        );
        Assert.True(story.Second.Choose(RewardKind.DaysOff, null, story.Credited.Terms, Given.Act(Recruiter, Noon(MadeOn))).IsOk);
        Assert.Equal((RewardKind.DaysOff, 7.5m), (story.Second.Kind, story.Second.RewardDays));
        Assert.Equal(
            "reward_choice",
            story.Second.Choose(RewardKind.Charity, "Mine", story.Credited.Terms, Given.Act(Recruiter, Noon(MadeOn))).Problem?.Code
        );
        Assert.True(story.Second.Choose(RewardKind.Charity, "Red Cross", story.Credited.Terms, Given.Act(Recruiter, Noon(MadeOn))).IsOk);
        Assert.Equal(
            (RewardKind.Charity, "Red Cross", (decimal?)null),
            (story.Second.Kind, story.Second.RewardName, story.Second.RewardDays)
        );
        Assert.Equal(RewardKind.Charity, story.Until("2026-06-01").Second.Ledger[^1].Kind);
    }

    [Fact]
    public void Both_sides_are_paid_and_the_referrers_leaving_ends_only_the_referrers()
    {
        var plan = Plan() with { HireAmount = 300, HireSchedule = PlanTerms.Split(300, "EUR", [(100, 60)]) };
        var story = new Story(plan).IsHired("2026-02-01");
        Assert.Equal(2, story.Payouts.Count);
        story.Starts("2026-02-01");
        Assert.Equal(story.Hired!.Id, story.Payouts.Single(p => p.Side == RecipientSide.Hire).RecipientId);
        story.LastDay(story.Referrer, "2026-03-01").Until("2026-06-01");
        Assert.Equal(
            [PayoutState.Released, PayoutState.Forfeited, PayoutState.Released],
            [
                story.Payouts.First(p => p.Side == RecipientSide.Referrer).State,
                story.Payouts.Last(p => p.Side == RecipientSide.Referrer).State,
                story.Payouts.Single(p => p.Side == RecipientSide.Hire).State,
            ]
        );
    }
}

using System.Globalization;
using CsCheck;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Plans;

public sealed class PlanTermsTests
{
    [Theory]
    [InlineData("2000", "EUR", "25 75", "500 1500")]
    [InlineData("100", "EUR", "33.33 33.33 33.34", "33.33 33.33 33.34")]
    [InlineData("200", "EUR", "33.33 33.33 33.34", "66.66 66.66 66.68")]
    [InlineData("0.01", "EUR", "50 50", "0.01 0")]
    [InlineData("0.05", "EUR", "50 50", "0.03 0.02")]
    [InlineData("100001", "JPY", "50 50", "50001 50000")]
    [InlineData("100000", "JPY", "33.3 33.3 33.4", "33300 33300 33400")]
    [InlineData("100", "JPY", "33.3 33.3 33.4", "33 33 34")]
    [InlineData("1000.001", "KWD", "50 50", "500.001 500.000")]
    [InlineData("100", "KWD", "33.3333 33.3333 33.3334", "33.333 33.333 33.334")]
    [InlineData("3", "JPY", "20 20 20 20 20", "1 1 1 0 0")]
    [InlineData("0", "EUR", "50 50", "0 0")]
    [InlineData("1500", "USD", "100", "1500")]
    public void Split_rounds_each_part_and_the_last_takes_the_remainder(string amount, string currency, string shares, string parts)
    {
        var split = PlanTerms.Split(Number(amount), currency, [.. shares.Split(' ').Select((s, i) => (Number(s), i * 30))]);
        Assert.Equal(parts.Split(' ').Select(Number), split.Select(p => p.Amount));
        Assert.Equal(Enumerable.Range(1, split.Count), split.Select(p => p.Number));
        Assert.Equal(Enumerable.Range(0, split.Count).Select(i => i * 30), split.Select(p => p.DaysAfterStart));
    }

    [Theory]
    [InlineData("50 49")]
    [InlineData("100 1")]
    [InlineData("")]
    public void Split_of_other_than_100_percent_is_refused(string shares) =>
        Assert.Throws<ArgumentException>(() =>
            PlanTerms.Split(100, "EUR", [.. shares.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => (Number(s), 0))])
        );

    [Fact]
    public void Split_sums_to_the_amount_in_whole_units_never_below_zero() =>
        Gen.Select(Gen.Int[0, 5_000_000], Gen.OneOf(Gen.Const("JPY"), Gen.Const("EUR"), Gen.Const("KWD")), Gen.Int[0, 40].Array[1, 6])
            .Sample(
                (units, currency, weights) =>
                {
                    var amount = units / (decimal)Math.Pow(10, Currency.Digits(currency));
                    var shares = weights.Select(w => Math.Round(w * 100m / (weights.Sum() + 1), 2)).ToArray();
                    shares[^1] += 100 - shares.Sum();
                    var split = PlanTerms.Split(amount, currency, [.. shares.Select((s, i) => (s, i))]);
                    Assert.Equal(amount, split.Sum(p => p.Amount));
                    Assert.All(split, p => Assert.True(p.Amount >= 0 && Currency.HasRightDigits(p.Amount, currency), $"{p}"));
                    Assert.Empty((Plan() with { Amount = amount, Currency = currency, Schedule = split }).Problems());
                },
                iter: Iterations(3000)
            );

    public static TheoryData<string, PlanTerms, string> Wrong =>
        new()
        {
            { "fine", Plan(), "" },
            { "zero", Plan(0), "" },
            { "unknown currency", Plan() with { Currency = "XXX" }, "currency" },
            { "lower case currency", Plan() with { Currency = "eur" }, "currency" },
            { "negative", Plan() with { Amount = -1 }, "amount instalment_sum" },
            { "huge", Plan() with { Amount = 1_000_000_001m }, "amount instalment_sum" },
            { "half a yen", Plan(1000, "JPY") with { Amount = 1000.5m }, "amount_digits instalment_sum" },
            { "tenth of a cent", Plan() with { Amount = 2000.001m }, "amount_digits instalment_sum" },
            { "fils", Plan(2000.001m, "KWD"), "" },
            { "no parts", Plan() with { Schedule = [] }, "instalments instalment_sum" },
            {
                "seven parts",
                Plan() with
                {
                    Amount = 7,
                    Schedule = [.. Enumerable.Range(1, 7).Select(n => new Instalment(n, 1, n))],
                },
                "instalments"
            },
            { "six parts", Plan() with { Amount = 6, Schedule = [.. Enumerable.Range(1, 6).Select(n => new Instalment(n, 1, n))] }, "" },
            { "negative part", Plan() with { Schedule = [new(1, -500, 0), new(2, 2500, 90)] }, "instalment_amount" },
            { "part of half a cent", Plan() with { Schedule = [new(1, 0.005m, 0), new(2, 1999.995m, 90)] }, "instalment_amount" },
            { "parts short of the amount", Plan() with { Schedule = [new(1, 500, 0), new(2, 1499.99m, 90)] }, "instalment_sum" },
            { "before the start", Plan() with { Schedule = [new(1, 500, -1), new(2, 1500, 90)] }, "instalment_days" },
            { "after three years", Plan() with { Schedule = [new(1, 500, 0), new(2, 1500, 1096)] }, "instalment_days" },
            { "out of order", Plan() with { Schedule = [new(1, 500, 90), new(2, 1500, 0)] }, "instalment_order" },
            { "same day", Plan() with { Schedule = [new(1, 500, 90), new(2, 1500, 90)] }, "" },
            { "no window", Plan() with { WindowDays = 0 }, "window" },
            { "endless window", Plan() with { WindowDays = 1096 }, "window" },
            { "longest window", Plan() with { WindowDays = 1095 }, "" },
            { "level 0", Plan() with { ExcludedFromLevel = 0 }, "level" },
            { "level 100", Plan() with { ExcludedFromLevel = 100 }, "level" },
        };

    [Theory, MemberData(nameof(Wrong), DisableDiscoveryEnumeration = true)]
    public void Problems_are_found(string what, PlanTerms terms, string problems)
    {
        Assert.NotEmpty(what);
        Assert.Equal(problems, string.Join(' ', terms.Problems().Select(p => p.Code)));
    }

    [Theory]
    [InlineData("2025-12-31", null)]
    [InlineData("2026-01-01", 1)]
    [InlineData("2026-06-30", 1)]
    [InlineData("2026-07-01", 3)]
    public void Version_of_a_day_is_the_latest_start_then_the_highest_number(string day, int? number)
    {
        PlanVersion Version(int n, string from) => new(Guid.NewGuid(), Guid.Empty, n, Day(from), Plan(), null, Noon(MadeOn));
        Assert.Equal(
            number,
            PlanVersion.On(Day(day), [Version(2, "2026-07-01"), Version(1, "2026-01-01"), Version(3, "2026-07-01")])?.Number
        );
    }

    [Fact]
    public void Snapshot_carries_all_that_is_promised()
    {
        var plan = new PlanVersion(
            Guid.NewGuid(),
            Guid.NewGuid(),
            7,
            MadeOn,
            Plan(9, "USD") with
            {
                WindowDays = 90,
                Scope = CreditScope.OpeningReferredTo,
                ReferrerLeaves = LeaverRule.PayAfterRedundancy,
                HireLeaves = LeaverRule.PayAfterRedundancy,
                DeferDuringHireLeave = true,
            },
            null,
            Noon(MadeOn)
        );
        var taken = Snapshot.Of(plan);
        Assert.Equal(
            (plan.Id, 7, "USD", 9m, 90, CreditScope.OpeningReferredTo),
            (taken.PlanVersionId, taken.PlanNumber, taken.Currency, taken.Amount, taken.WindowDays, taken.Scope)
        );
        Assert.Equal(
            (LeaverRule.PayAfterRedundancy, LeaverRule.PayAfterRedundancy, true, plan.Terms.Schedule),
            (taken.ReferrerLeaves, taken.HireLeaves, taken.DeferDuringHireLeave, taken.Schedule)
        );
    }

    static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(2000, 0, false)]
    [InlineData(2000.01, 0, true)]
    [InlineData(1500, 500, false)]
    [InlineData(1500, 500.01, true)]
    public void Approval_is_asked_above_the_limit_and_not_at_it(decimal amount, decimal hire, bool asks)
    {
        var terms = Terms(Plan(amount)) with { ApprovalAbove = 2000, HireSchedule = [new(1, hire, 0)] };
        Assert.Equal(asks, terms.AsksForApproval);
        Assert.False((terms with { ApprovalAbove = null }).AsksForApproval);
        Assert.True((terms with { ApprovalAbove = null, NeedsApproval = true }).AsksForApproval);
    }

    [Theory]
    [InlineData("2026-02-28", false)]
    [InlineData("2026-03-01", true)]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void Campaign_counts_on_its_first_and_its_last_day(string day, bool counts) =>
        Assert.Equal(
            counts,
            new Campaign(
                Guid.NewGuid(),
                new("Spring", Day("2026-03-01"), Day("2026-03-31"), OpeningFilter.Any, 2, null, null),
                Noon(MadeOn)
            ).On(Day(day))
        );
}

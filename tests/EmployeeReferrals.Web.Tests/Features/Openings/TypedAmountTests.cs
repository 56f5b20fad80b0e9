using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Plans;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Tests.Features.Openings;

/// <summary>Amounts as people type them: taken, asked once, or refused, on every form.</summary>
public sealed class TypedAmountTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private static readonly PlanTerms Usual = new() { Amount = 2000m, Schedule = [new(1, 500m, 0), new(2, 1500m, 90)] };

    private async Task<Result> Edit(string bonus, string? culture, string? asked = null, string currency = "EUR")
    {
        await using var db = portal.Db();
        var version = await db.Openings.Where(o => o.Id == portal.Nurse).Select(o => o.Version).SingleAsync(portal.Token);
        var form = new OpeningForm(
            "Nurse",
            "Nursing",
            "Utrecht",
            4,
            PersonKind.Employee,
            "Text",
            true,
            portal.Max.Id,
            [portal.Rita.Id],
            bonus,
            currency,
            culture,
            asked
        );
        return await portal.Op<EditOpening>().Execute(portal.Hilda.Actor, new(portal.Nurse, version, form), portal.Token);
    }

    private async Task<decimal?> Bonus()
    {
        await using var db = portal.Db();
        return await db.Openings.Where(o => o.Id == portal.Nurse).Select(o => o.Bonus).SingleAsync(portal.Token);
    }

    [Fact]
    public async Task Opening_takes_the_readers_signs_and_shows_them_back()
    {
        Portal.Ok(await Edit("1.500,50", "de"));
        Assert.Equal(1500.50m, await Bonus());
        var form = await portal.Op<GetOpeningToEdit>().Execute(portal.Hilda.Actor, new(portal.Nurse, "de"), portal.Token);
        Assert.Equal("1.500,5", form!.Values.Bonus);
        Portal.Ok(await Edit(form.Values.Bonus!, "de"));
        Assert.Equal(1500.50m, await Bonus());
    }

    [Theory]
    [InlineData("1500,50", "en", 1500.50)]
    [InlineData("1.500", "en", 1500)]
    [InlineData("1,500", "de", 1500)]
    public async Task Opening_asks_what_is_written_the_other_way_round_and_takes_it_when_sent_again(
        string typed,
        string culture,
        double value
    )
    {
        var asked = (await Edit(typed, culture)).Problem!;
        Assert.Equal(("bonus_asked", "Bonus"), (asked.Code, asked.Field));
        Assert.Contains(
            Format.Money((decimal)value, "EUR", CultureInfo.GetCultureInfo(culture)) + "?",
            asked.Sentence,
            StringComparison.Ordinal
        );
        Assert.Null(await Bonus());
        Assert.Equal("bonus_asked", (await Edit(typed, culture, TypedNumbers.Key("7", "EUR"))).Problem!.Code);
        Portal.Ok(await Edit(typed, culture, TypedNumbers.Key(typed, "EUR")));
        Assert.Equal((decimal)value, await Bonus());
    }

    [Fact]
    public async Task Opening_asks_ten_times_the_plans_amount_and_not_what_it_has_already()
    {
        await Plan(Usual);
        Portal.Ok(await Edit("19,999.99", "en"));
        Assert.Equal("bonus_asked", (await Edit("20,000", "en")).Problem!.Code);
        Portal.Ok(await Edit("20,000", "en", TypedNumbers.Key("20,000", "EUR")));
        Portal.Ok(await Edit("20,000", "en"));
        Assert.Equal("bonus_number", (await Edit("2,0,0,0", "en")).Problem!.Code);
        Assert.Equal("bonus_digits", (await Edit("1500.1234", "en")).Problem!.Code);
    }

    [Fact]
    public async Task Opening_is_held_against_the_plan_that_takes_it_and_not_against_a_richer_one()
    {
        await Plan(Usual);
        var richer = Usual with
        {
            Amount = 9000m,
            Schedule = [new(1, 9000m, 0)],
            Filter = new() { LevelFrom = 50 },
        };
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    portal.Hugo.Actor,
                    new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Richer", 0, portal.Today, richer),
                    portal.Token
                )
        );
        Assert.Equal("bonus_asked", (await Edit("20,000", "en")).Problem!.Code);
        // In a currency that its plan does not pay in, all plans are looked at.
        Assert.Equal("bonus_asked", (await Edit("20,000", "en", currency: "CHF")).Problem!.Code);
    }

    [Fact]
    public async Task Recruiter_asking_hr_is_asked_back_in_the_same_way()
    {
        AskForAmount.Command Ask(string? asked) =>
            new(Guid.CreateVersion7(), portal.Nurse, "3000,50", "EUR", true, "Nobody applies", "en", asked);
        Assert.Equal("bonus_asked", (await portal.Op<AskForAmount>().Execute(portal.Rita.Actor, Ask(null), portal.Token)).Problem!.Code);
        Portal.Ok(await portal.Op<AskForAmount>().Execute(portal.Rita.Actor, Ask(TypedNumbers.Key("3000,50", "EUR")), portal.Token));
        Assert.Equal(
            3000.50m,
            (await portal.Op<ListAmountRequests>().Execute(portal.Rita.Actor, new(portal.Nurse), portal.Token)).Value.Single().Bonus
        );
    }

    private async Task Plan(PlanTerms terms) =>
        Portal.Ok(
            await portal
                .Op<SavePlanVersion>()
                .Execute(
                    portal.Hugo.Actor,
                    new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", 1, portal.Today, terms),
                    portal.Token
                )
        );

    private static PlanDraft Draft(string culture) =>
        new(
            "Plan",
            Usual,
            new(2026, 12, 1),
            new TypedNumbers(CultureInfo.GetCultureInfo(culture)),
            [Usual],
            new LargestAmounts(new Dictionary<string, decimal>())
        );

    [Theory]
    [InlineData("en")]
    [InlineData("de")]
    [InlineData("fr")]
    [InlineData("de-CH")]
    [InlineData("en-IN")]
    public void Plan_shows_what_it_takes_back(string culture)
    {
        var terms = Usual with
        {
            Amount = 1500.50m,
            Schedule = [new(1, 500.25m, 0), new(2, 1000.25m, 1095)],
            ApprovalAbove = 12_500m,
            WindowDays = 1000,
            Rewards = new() { DayOffWorth = 1000m },
        };
        var draft = new PlanDraft(
            "Plan",
            terms,
            new(2026, 12, 1),
            new TypedNumbers(CultureInfo.GetCultureInfo(culture)),
            [],
            new LargestAmounts(new Dictionary<string, decimal>())
        );
        Assert.Empty(draft.Problems());
        var read = draft.Terms;
        Assert.Equal(
            (1500.50m, 500.25m, 1000.25m, 1095),
            (read.Amount, read.Schedule[0].Amount, read.Schedule[1].Amount, read.Schedule[1].DaysAfterStart)
        );
        Assert.Equal((12_500m, 1000, 1000m), (read.ApprovalAbove, read.WindowDays, read.Rewards.DayOffWorth));
    }

    [Fact]
    public void Plan_asks_once_about_each_number_and_the_same_text_again_is_yes()
    {
        var draft = Draft("en");
        (draft.Referrer.Amount, draft.DayOff, draft.ApprovalAbove, draft.Window) = ("1500,50", "250", "20,000", "1.000");
        (draft.Referrer.Parts[0].Amount, draft.Referrer.Parts[1].Amount) = ("500", "1.000,50");
        Assert.Equal(["amount_asked", "approval_asked", "window_asked", "part_asked"], draft.Problems().Select(p => p.Code));
        Assert.Empty(draft.Problems());
        Assert.Equal(
            (1500.50m, 1000.50m, 20_000m, 1000),
            (draft.Terms.Amount, draft.Terms.Schedule[1].Amount, draft.Terms.ApprovalAbove, draft.Terms.WindowDays)
        );
        draft.Referrer.Amount = "1600,50";
        Assert.Equal("amount_asked", Assert.Single(draft.Problems()).Code);
    }

    private static readonly LargestAmounts InForce = new(new Dictionary<string, decimal> { ["EUR"] = 3000m });

    [Theory]
    [InlineData("EUR", "29999", null)]
    [InlineData("EUR", "150050", "That is 10 times")]
    [InlineData("KWD", "250050", "No plan pays in KWD yet.")]
    [InlineData("JPY", "1", "No plan pays in JPY yet.")]
    public void First_version_of_a_plan_is_held_against_all_plans(string currency, string amount, string? question)
    {
        var draft = new PlanDraft(
            "New",
            new PlanTerms { Schedule = [new(1, 0, 90)] },
            new(2026, 12, 1),
            new TypedNumbers(CultureInfo.GetCultureInfo("en")),
            [],
            InForce
        );
        (draft.Currency, draft.Referrer.Amount, draft.Referrer.Parts[0].Amount) = (currency, amount, amount);
        var asked = draft.Problems();
        if (question is null)
            Assert.Empty(asked);
        else
            Assert.Contains(question, Assert.Single(asked).Sentence, StringComparison.Ordinal);
        Assert.Empty(draft.Problems());
    }

    [Fact]
    public async Task Opening_asks_about_an_amount_that_can_be_compared_with_nothing_and_another_currency_is_another_question()
    {
        await Plan(Usual);
        var catalog = await portal.Programme.Catalog(portal.Token);
        Problem? Ask(string currency, string? asked = null) =>
            OpeningFormReader.Question(new("250050", currency, "en", asked), null, catalog.Largest(portal.Today));
        Assert.StartsWith("250,050", Ask("EUR")!.Sentence, StringComparison.Ordinal);
        Assert.Contains("No plan pays in KWD yet.", Ask("KWD", TypedNumbers.Key("250050", "EUR"))!.Sentence, StringComparison.Ordinal);
        Assert.Null(Ask("KWD", TypedNumbers.Key("250050", "KWD")));
    }

    [Fact]
    public void Plan_asks_ten_times_its_largest_amount_and_refuses_what_cannot_be_read()
    {
        var draft = Draft("en");
        draft.Referrer.Amount = "20000";
        Assert.Equal("amount_asked", Assert.Single(draft.Problems()).Code);
        (draft.Referrer.Amount, draft.DayOff, draft.Cap) = ("2,0,0,0", "1.5.5", "some");
        Assert.Equal(["amount_number", "day_off_number", "cap_number"], draft.Problems().Select(p => p.Code));
        draft.Currency = "JPY";
        draft.Referrer.Amount = "20000";
        Assert.DoesNotContain(draft.Problems(), p => p.Code == "amount_asked");
    }

    [Theory]
    [InlineData("de-DE,de;q=0.9,en;q=0.8", "2.000")]
    [InlineData("fr-FR", "2\u202f000")]
    [InlineData("xx", "2,000")]
    [InlineData(null, "2,000")]
    public async Task Pages_write_amounts_in_the_browsers_culture(string? accepts, string shown)
    {
        await Plan(Usual);
        using var client = portal.Factory.CreateClient();
        client.DefaultRequestHeaders.Add("Cookie", portal.CookieOf(portal.Ada));
        if (accepts is not null)
            client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(accepts);
        var page = System.Net.WebUtility.HtmlDecode(
            await client.GetStringAsync(new Uri($"/refer?opening={portal.Nurse}", UriKind.Relative), portal.Token)
        );
        Assert.Contains(shown, page, StringComparison.Ordinal);
    }
}

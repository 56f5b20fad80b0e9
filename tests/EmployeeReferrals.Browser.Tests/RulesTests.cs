using System.Globalization;
using System.Text.RegularExpressions;
using EmployeeReferrals.Web.Operations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>HR sets rules up in the browser, and they are seen to act there: for the employee, the recruiter, HR and payroll.</summary>
public sealed class RulesTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private static async Task Go(IPage page, string address)
    {
        await page.GotoAsync(address);
        await page.Locator("main h1").First.WaitForAsync();
    }

    private static Task Press(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).First.ClickAsync();

    [Fact]
    public async Task Plan_with_its_own_rule_a_campaign_and_an_approval_act_where_they_should()
    {
        var hr = await portal.SignedIn("Helen Marchetti");
        await Go(hr, "/plans/new");
        await hr.Locator("#plan-name").FillAsync("Kitchen and stores");
        await hr.Locator("summary", new() { HasText = "Departments" }).ClickAsync();
        await hr.GetByLabel("Facilities", new() { Exact = true }).First.CheckAsync();
        await hr.Locator("#plan-amount").FillAsync("1000");
        await hr.GetByLabel("By shares in %").First.CheckAsync();
        await hr.Locator("#plan-part-0").FillAsync("100");
        await hr.Locator("#plan-days-0").FillAsync("0");
        await hr.GetByLabel("HR approves each part").CheckAsync();
        await Press(hr, "Add a rule");
        await hr.Locator("#rule-0-field-0").SelectOptionAsync("OpeningLevel");
        await hr.Locator("#rule-0-is-0").SelectOptionAsync("AtLeast");
        await hr.Locator("#rule-0-value-0").FillAsync("98");
        await hr.Locator("#rule-0-sentence").FillAsync("Nobody earns for the very top.");
        await Press(hr, "Make it active");
        await hr.GetByText("The version is active").WaitForAsync();
        await Expect(hr.Locator("main")).ToContainTextAsync("Nobody earns for the very top.");
        await Look.At(hr, "rules-plan");

        await Go(hr, "/campaigns/new");
        await hr.Locator("#campaign-name").FillAsync("Double for the kitchen");
        var from = DateOnly.ParseExact(await hr.Locator("#campaign-from").InputValueAsync(), "yyyy-MM-dd", CultureInfo.InvariantCulture);
        await hr.Locator("#campaign-until").FillAsync(from.AddDays(20).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await hr.Locator("summary", new() { HasText = "Departments" }).ClickAsync();
        await hr.GetByLabel("Facilities", new() { Exact = true }).First.CheckAsync();
        await Press(hr, "Start campaign");
        await hr.GetByText("The campaign is made").WaitForAsync();
        await Expect(hr.Locator("main")).ToContainTextAsync("Doubles the bonus");

        await Go(hr, "/plans/which");
        var kitchen = await hr.Locator(
                "#which-opening option",
                new() { HasTextRegex = new Regex("Kitchen lead|Electrician|Building technician|Logistics coordinator") }
            )
            .First.GetAttributeAsync("value");
        await hr.Locator("#which-opening").SelectOptionAsync(kitchen!);
        await Press(hr, "Show");
        await Expect(hr.Locator(".big-money")).ToContainTextAsync("2,000");
        await Expect(hr.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Kitchen and stores") })).ToContainTextAsync("Counts");
        await Expect(hr.GetByRole(AriaRole.Row, new() { NameRegex = new Regex("Referral bonus") })).ToContainTextAsync("more specific");
        await Look.At(hr, "rules-which");

        var amara = await portal.SignedIn("Amara Okafor");
        await Go(amara, $"/open-roles/{kitchen}");
        await Expect(amara.Locator("main")).ToContainTextAsync("2,000");
        await Go(hr, $"/openings/{kitchen}/edit");
        await hr.Locator("#level").FillAsync("98");
        await Press(hr, "Save");
        await hr.GetByText("Opening saved").WaitForAsync();
        await Go(amara, $"/open-roles/{kitchen}");
        await Expect(amara.Locator("main")).ToContainTextAsync("Nobody earns for the very top.");
    }

    [Fact]
    public async Task Referrer_reads_why_asks_for_a_review_and_hr_answers()
    {
        var amara = await portal.SignedIn("Amara Okafor");
        await Go(amara, "/my-referrals");
        var mine = await amara.Locator("main a[href^='/my-referrals/']:not([href*='statement'])").First.GetAttributeAsync("href");
        await Go(amara, mine!);
        await amara.Locator("summary", new() { HasText = "How your bonus is worked out" }).ClickAsync();
        await amara.GetByText("Whether you earn").WaitForAsync();
        await amara.GetByLabel("Ask HR for a review").FillAsync("Could you look at this again, please?");
        await Press(amara, "Ask for a review");
        await amara.GetByText("Waits for HR").WaitForAsync();
        await Look.At(amara, "rules-review-asked", main: true);

        var hr = await portal.SignedIn("Helen Marchetti");
        await Go(hr, "/reviews");
        await Look.At(hr, "rules-reviews");
        await hr.GetByRole(AriaRole.Link, new() { Name = "Amara Okafor" }).First.ClickAsync();
        await hr.GetByLabel("Answer", new() { Exact = true }).FillAsync("We looked: it stands as it is.");
        await Press(hr, "Send answer");
        await hr.GetByText("Answered").First.WaitForAsync();
        await hr.Locator("summary", new() { HasTextRegex = new Regex("^Why$") }).ClickAsync();
        await hr.GetByText("Who earns").WaitForAsync();
        await Look.At(hr, "rules-review-answered");
        await amara.ReloadAsync();
        await amara.GetByText("We looked: it stands as it is.").WaitForAsync();
    }
}

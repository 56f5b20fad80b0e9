using System.Text.RegularExpressions;
using EmployeeReferrals.Domain.Plans;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>HR tries the demonstration's draft on its past, and the plans as they were give what really happened.</summary>
public sealed class SimulatorTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Draft_is_tried_on_the_past_and_the_plans_as_they_were_give_the_books()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Helen Marchetti");
        await page.GotoAsync("/plans/00000000-0000-0000-0000-000000000001");
        await Look.Settled(page);
        await page.Locator("tr", new() { Has = page.GetByText("Draft", new() { Exact = true }) })
            .GetByRole(AriaRole.Link)
            .First.ClickAsync();
        await page.GetByText("a draft").First.WaitForAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Try it on the past" }).ClickAsync();
        await Expect(page.GetByLabel("Plan to try")).Not.ToHaveValueAsync("");
        await page.GetByLabel("Hires of the last").SelectOptionAsync("18");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run", Exact = true }).ClickAsync();
        await Expect(page.GetByText(new Regex("would have come out otherwise"))).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Expect(page).ToHaveURLAsync(new Regex("version=.+&months=18"));
        await Look.At(page, "simulator-draft", main: true);
        await page.GetByText("Table", new() { Exact = true }).First.ClickAsync();
        await Look.At(page, "simulator-table");

        // The address alone shows the same again.
        await page.ReloadAsync();
        await Expect(page.GetByText(new Regex("would have come out otherwise"))).ToBeVisibleAsync(new() { Timeout = 60_000 });

        await page.GotoAsync("/simulator?version=as-were&months=24");
        await Expect(page.GetByText(new Regex(@"No difference: all \d+ hires come out as in the books, to the cent")))
            .ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Look.At(page, "simulator-as-were");
        await page.CloseAsync();
    }
}

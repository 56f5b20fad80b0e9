using System.Text.RegularExpressions;
using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>What somebody typed outlives their session, and an open page does not.</summary>
[Collection(SmallStories.Name)]
public sealed class SessionTests(RunningPortal portal)
{
    private const string Why = "She led the night shift for six years.";

    private async Task<IPage> SignIn(string name)
    {
        var page = await portal.Visitor();
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/$"));
        return page;
    }

    private static async Task SignOut(IPage page)
    {
        await page.GotoAsync("/open-roles");
        await page.Locator("summary.persona").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign out" }).ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "Sign in" }).WaitForAsync();
    }

    [Fact]
    public async Task Form_of_an_ended_session_comes_back_after_the_sign_in_and_is_sent()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await SignIn("Clara Nowak");
        var refer = new ReferPage(page);
        await refer.OpenFromRole();
        await refer.Fill("Solveig Endes", "solveig.endes@mail.example", Why);
        await refer.OpenMore();
        await refer.Resume.SetInputFilesAsync(
            new FilePayload
            {
                Name = "solveig.pdf",
                MimeType = "application/pdf",
                Buffer = "%PDF-1.7 small"u8.ToArray(),
            }
        );
        await SignOut(await page.Context.NewPageAsync());

        await refer.Submit();
        await page.GetByRole(AriaRole.Button, new() { Name = "Clara Nowak" }).ClickAsync();
        await Expect(page.GetByText("You were signed out, so this was not sent yet")).ToBeVisibleAsync();
        await Expect(refer.Name).ToHaveValueAsync("Solveig Endes");
        await Expect(refer.Why).ToHaveValueAsync(Why);
        await Expect(refer.Resume).ToHaveAccessibleDescriptionAsync(new Regex("solveig.pdf"));
        await refer.Send();
        await refer.OpenFromRole();
        await Expect(refer.Name).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Times_are_told_by_the_readers_own_clock()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.Visitor("America/New_York");
        await page.GotoAsync("/sign-in");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clara Nowak" }).ClickAsync();
        await page.GotoAsync("/my-sessions");
        await Expect(page.Locator("main time").First).ToHaveAttributeAsync("title", new Regex(@"\d\d:\d\d \(New York\)$"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Text_of_an_ended_session_is_not_shown_to_who_signs_in_next()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await SignIn("Clara Nowak");
        var refer = new ReferPage(page);
        await refer.OpenFromRole();
        await refer.Fill("Ragna Geheim", "ragna.geheim@mail.example", Why);
        await SignOut(await page.Context.NewPageAsync());
        await refer.Submit();
        await page.GetByRole(AriaRole.Button, new() { Name = "Bram Jansen" }).ClickAsync();
        await Expect(refer.Name).ToHaveValueAsync("");
        await Expect(refer.Why).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Open_page_closes_within_twenty_seconds_of_an_end_from_elsewhere_and_says_why()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var (there, here) = (await SignIn("Clara Nowak"), await SignIn("Clara Nowak"));
        await there.GotoAsync("/my-referrals");
        await there.GetByRole(AriaRole.Heading, new() { Level = 1, Name = "My referrals" }).WaitForAsync();
        await here.Locator("summary.persona").ClickAsync();
        await here.GetByRole(AriaRole.Link, new() { Name = "Where you are signed in" }).ClickAsync();
        await Expect(here.GetByText("This browser")).ToBeVisibleAsync();
        await Look.At(here, "my-sessions");
        // The latest is first: after this browser's own, the one over there.
        await here.GetByRole(AriaRole.Button, new() { NameRegex = new("^End ") }).First.ClickAsync();
        await Expect(here.Locator(".toast")).ToContainTextAsync("is signed out");
        await Expect(there.GetByText("You ended this from another browser")).ToBeVisibleAsync(new() { Timeout = 20_000 });
        await here.Context.CloseAsync();
        await there.Context.CloseAsync();
    }

    [Fact]
    public async Task Note_in_triage_waits_for_who_comes_back_from_the_next_candidate()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await SignIn("Jonas Weber");
        var triage = new TriagePage(page);
        await triage.Open();
        Assert.SkipUnless(await triage.Rows.CountAsync() > 1, "Fewer than two wait");
        var note = page.GetByLabel("Write a note", new() { Exact = true });
        await triage.Rows.Nth(0).ClickAsync();
        await Expect(triage.Rows.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        await note.FillAsync("Calls back on Thursday");
        await triage.Rows.Nth(1).ClickAsync();
        await Expect(triage.Rows.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(note).ToHaveValueAsync("");
        await triage.Rows.Nth(0).ClickAsync();
        await Expect(note).ToHaveValueAsync("Calls back on Thursday");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write note" }).ClickAsync();
        await Expect(note).ToHaveValueAsync("");
        await triage.Rows.Nth(1).ClickAsync();
        await Expect(triage.Rows.Nth(1)).ToHaveAttributeAsync("aria-current", "true");
        await triage.Rows.Nth(0).ClickAsync();
        await Expect(triage.Rows.Nth(0)).ToHaveAttributeAsync("aria-current", "true");
        await Expect(note).ToHaveValueAsync("");
        await page.Context.CloseAsync();
    }
}

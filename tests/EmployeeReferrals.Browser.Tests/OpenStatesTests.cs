using System.Text.RegularExpressions;
using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>The pages with their menus, dialogs and field errors open, on the demonstration as it is.</summary>
public sealed class OpenStatesTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Employee_pages_with_errors_menus_and_answers()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Amara Okafor");
        await Go(page, "/my-referrals");
        await page.Locator("summary.persona").ClickAsync();
        await Look.At(page, "open-person-menu");
        await Go(page, (await page.Locator("main a[href^='/my-referrals/']").First.GetAttributeAsync("href"))!);
        await Look.At(page, "open-my-referral", main: true);

        await Look.Turn(page, 390, ColorScheme.Dark);
        await page.Locator("nav.bottom summary").ClickAsync();
        await Look.Once(page, "open-more-sheet", 390, ColorScheme.Dark);
        await Look.Turn(page, 1440, ColorScheme.Light);

        await Go(page, "/demo");
        await page.Locator("main a[href*='mail=']").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Close this mail" }).WaitForAsync();
        await Look.At(page, "open-demo-mail");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Triage_with_the_start_prompts_dialogs_and_a_person_who_may_be_the_same()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Jonas Weber");
        var referral = new ReferralPage(page);
        await Go(page, "/triage");
        await page.Locator("a.q").Filter(new() { Has = page.Locator(".clock") }).First.ClickAsync();
        await referral.Button("Confirm start").WaitForAsync();
        await Look.At(page, "open-triage-start", main: true);
        await referral.Button("Confirm start").ClickAsync();
        await referral.Wrong("Actual first day", "2099-01-01", "Confirm start");
        await Look.At(page, "open-confirm-start");
        await referral.Cancel();
        await referral.Button("Later…").ClickAsync();
        await referral.Wrong("Planned start date", "2001-01-01", "Change start date");
        await Look.At(page, "open-change-start");
        await referral.Cancel();
        await referral.Button("Did not start…").ClickAsync();
        await referral.Dialog.WaitForAsync();
        await Look.At(page, "open-did-not-start");
        await referral.Cancel();

        // One phone and two family names: nobody can tell without asking.
        foreach (
            var (who, name, email) in new[]
            {
                ("Bram Jansen", "Sanna Virtanen", "sanna.virtanen@mail.example"),
                ("Clara Nowak", "Sanna Koskela", "sanna.koskela@mail.example"),
            }
        )
        {
            var refer = new ReferPage(await portal.SignedIn(who));
            await refer.OpenFromRole();
            await refer.Fill(name, email);
            await refer.OpenMore();
            await refer.Phone.FillAsync("+31 20 555 0188");
            await refer.Send();
            await refer.Page.CloseAsync();
        }
        var hr = await portal.SignedIn("Helen Marchetti");
        await Go(hr, "/triage");
        await hr.Locator("a.q")
            .Filter(new() { HasText = "Sanna Koskela" })
            .Filter(new() { HasText = "Maybe the same person" })
            .ClickAsync();
        await Expect(new ReferralPage(hr).Panel("Maybe the same person")).ToContainTextAsync("Sanna Virtanen");
        await Look.At(hr, "open-triage-same");

        // The same after all: what becomes of both credits is said before, and all of it can be taken back.
        var same = new ReferralPage(hr);
        await same.Button("Same person: merge…").ClickAsync();
        await Expect(same.Dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Bram Jansen" }))
            .ToContainTextAsync("holds the credit.");
        await Expect(same.Dialog.GetByRole(AriaRole.Listitem).Filter(new() { HasText = "Clara Nowak" }))
            .ToContainTextAsync("Until now: can earn");
        await Look.At(hr, "open-merge");
        await same.Dialog.GetByRole(AriaRole.Button, new() { Name = "Merge" }).ClickAsync();
        await same.Toast("Merged, and the credit decided again").WaitForAsync();
        await Expect(same.Panel("Merged")).ToContainTextAsync("by Helen Marchetti");
        await Expect(hr.Locator("main")).ToContainTextAsync("Duplicate: an earlier referral holds the credit");
        await Look.At(hr, "open-merged");
        await same.Button("Undo merge").ClickAsync();
        await Look.At(hr, "open-merge-undo");
        await same.Dialog.GetByRole(AriaRole.Button, new() { Name = "Undo merge" }).ClickAsync();
        await same.Toast("Taken apart, and the credit decided again").WaitForAsync();
        await Expect(hr.Locator("main")).ToContainTextAsync("Clara Nowak can earn");
        await Look.At(hr, "open-merge-undone");
        await page.CloseAsync();
        await hr.CloseAsync();
    }

    [Fact]
    public async Task Pipeline_with_board_menus_and_detail()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Jonas Weber");
        var pipeline = new PipelinePage(page);
        await pipeline.OpenBoard(ReferPage.Role);
        await Look.At(page, "open-board", main: true);
        var move = page.Locator("article.card .icon-btn.more").First;
        await move.ClickAsync();
        await page.Locator("article.card .menu").WaitForAsync();
        await Look.At(page, "open-card-menu", main: true);

        await Go(page, "/pipeline?view=table");
        await page.Locator(".tbl .icon-btn[aria-label^='Move ']").First.ClickAsync();
        await page.Locator(".tbl .menu").WaitForAsync();
        await Look.At(page, "open-table-menu");
        await page.Keyboard.PressAsync("Escape");
        await page.Locator(".tbl a.side-link").First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Close the detail" }).WaitForAsync();
        await Look.At(page, "open-table-detail");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Money_pages_with_detail_dialogs_and_errors()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Helen Marchetti");
        var dialogs = new ReferralPage(page);
        await Go(page, "/payouts");
        await Go(page, (await page.Locator("main a[href*='payout=']").First.GetAttributeAsync("href"))!);
        var lastDay = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Record last day of") }).First;
        await lastDay.WaitForAsync();
        foreach (var fold in await page.Locator(".why details > summary").AllAsync())
            await fold.ClickAsync();
        await page.GetByText("Who earns").WaitForAsync();
        await Look.At(page, "open-payout", main: true);
        await lastDay.ClickAsync();
        await dialogs.Dialog.GetByLabel("Why", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Redundancy" });
        await dialogs.Wrong("Last day", "1990-01-01", "Record last day");
        await Look.At(page, "open-last-day", main: true);
        await dialogs.Cancel();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Record leave of") }).First.ClickAsync();
        await dialogs.Wrong("First day of the leave", "", "Record leave");
        await Look.At(page, "open-leave", main: true);
        await dialogs.Cancel();

        await Go(page, "/plans/00000000-0000-0000-0000-000000000001?new=yes");
        await page.Locator("#plan-amount").FillAsync("-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make it active" }).ClickAsync();
        await page.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(page, "open-plan-errors");
        await page.Locator("#plan-amount").FillAsync("2600");
        await page.Locator("#plan-part-0").FillAsync("600");
        await page.Locator("#plan-hire-amount").FillAsync("200");
        await page.Locator("#plan-hire-part-0").FillAsync("200");
        await page.Locator("#plan-hire-days-0").FillAsync("30");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add a rule" }).ClickAsync();
        foreach (var fold in await page.Locator("form details.fold > summary").AllAsync())
            await fold.ClickAsync();
        await Look.At(page, "open-plan-form");
        await page.Locator("#rule-0-value-0").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#rule-0-sentence").FillAsync("Nobody earns for their own.");
        await page.GetByRole(AriaRole.Button, new() { Name = "See what changes" }).ClickAsync();
        await page.GetByText("Nobody's existing referral changes").WaitForAsync();
        await Look.At(page, "open-plan-effect");
        await page.GetByRole(AriaRole.Link, new() { Name = "Cancel" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retire…" }).ClickAsync();
        await Look.At(page, "open-retire");
        await dialogs.Cancel();

        await Go(page, "/campaigns/new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Start campaign" }).ClickAsync();
        await page.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(page, "open-campaign-errors");

        await Go(page, "/payouts?tab=open");
        await page.Locator(".w-check input").First.CheckAsync();
        await page.Locator(".w-check input").Nth(1).CheckAsync();
        await Look.At(page, "open-payouts-chosen");
        await page.GetByRole(AriaRole.Button, new() { Name = "Defer…" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Defer", Exact = true }).ClickAsync();
        await page.Locator("[role=dialog] [aria-invalid=true]").First.WaitForAsync();
        await Look.At(page, "open-decide");
        await dialogs.Cancel();

        await Go(page, "/insight");
        foreach (var table in await page.Locator("details.as-table > summary").AllAsync())
            await table.ClickAsync();
        await Look.At(page, "open-insight-tables");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Administrators_pages_with_errors_and_answers()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Tomas Lindqvist");
        await Go(page, "/settings");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("");
        await page.GetByLabel("Phone region").FillAsync("Q1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await page.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(page, "open-settings-errors");
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Northwind Care");
        await page.GetByLabel("Phone region").FillAsync("NL");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save settings" }).ClickAsync();
        await Expect(page.Locator(".toast")).ToBeVisibleAsync();
        await Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(0);

        await Go(page, "/background-jobs");
        await page.GetByRole(AriaRole.Button, new() { Name = "Run now: Send reminders" }).ClickAsync();
        await Expect(page.Locator(".toast").Filter(new() { HasText = "Send reminders:" })).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Cell, new() { Name = "Tomas Lindqvist" }).Or(page.GetByText("Tomas Lindqvist")).First)
            .ToBeVisibleAsync();
        await Look.At(page, "open-run-now");

        var test = page.GetByRole(AriaRole.Button, new() { Name = "Send a test mail" });
        var before = TestMails();
        await test.ClickAsync();
        await Expect(page.Locator(".toast").Filter(new() { HasText = "The test mail left" })).ToContainTextAsync("tomas.lindqvist@");
        Assert.Equal(before + 1, TestMails());
        // Nothing can be written where the folder of mails is a file.
        Directory.Move(portal.MailFolder, portal.MailFolder + "-away");
        await File.WriteAllTextAsync(portal.MailFolder, "", TestContext.Current.CancellationToken);
        await test.ClickAsync();
        await Expect(page.Locator(".toast").Filter(new() { HasText = "The test mail did not leave" }))
            .ToContainTextAsync("Look at Data:Folder");
        await Look.At(page, "open-test-mail-failed");
        File.Delete(portal.MailFolder);
        Directory.Move(portal.MailFolder + "-away", portal.MailFolder);
        await page.CloseAsync();
    }

    [Fact]
    public async Task People_pages_with_dialogs_errors_and_suggestions()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Helen Marchetti");
        var dialogs = new ReferralPage(page);
        await Go(page, "/people?q=keane");
        var name = await page.Locator("main a[href^='/people/']:not([href*='new']):not([href$='lists'])").First.InnerTextAsync();
        await page.Locator("main a[href^='/people/']:not([href*='new']):not([href$='lists'])").First.ClickAsync();
        await page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = name }).WaitForAsync();
        await dialogs.Button("End access…").ClickAsync();
        await dialogs.Dialog.WaitForAsync();
        await Look.At(page, "people-end-access", main: true);
        await dialogs.Dialog.GetByRole(AriaRole.Button, new() { Name = "End access" }).ClickAsync();
        await dialogs.Toast($"The access of {name} has ended").WaitForAsync();
        await dialogs.Button("Give access back").ClickAsync();
        await dialogs.Toast($"{name} can sign in again").WaitForAsync();
        await dialogs.Button("Record last day…").ClickAsync();
        await dialogs.Wrong("Last day", "2099-01-01", "Record last day");
        await Expect(dialogs.Dialog).ToContainTextAsync("Choose why from the list.");
        await dialogs.Dialog.GetByLabel("Why", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = "Redundancy" });
        await dialogs.Wrong("Last day", "1990-01-01", "Record last day");
        await Look.At(page, "people-last-day", main: true);
        await dialogs.Dialog.GetByLabel("Last day").FillAsync("2099-01-01");
        await dialogs.Dialog.GetByRole(AriaRole.Button, new() { Name = "Record last day" }).ClickAsync();
        await dialogs.Toast($"The last day of {name} is recorded").WaitForAsync();
        await dialogs.Button("Correct last day…").ClickAsync();
        await Expect(dialogs.Dialog.GetByLabel("Last day")).ToHaveValueAsync("2099-01-01");
        await Expect(dialogs.Dialog.GetByLabel("Why", new() { Exact = true })).ToHaveValueAsync("Redundancy");
        await dialogs.Cancel();
        await dialogs.Button("Undo last day").ClickAsync();
        await dialogs.Dialog.WaitForAsync();
        await Look.At(page, "people-undo-last-day");
        await dialogs.Dialog.GetByRole(AriaRole.Button, new() { Name = "Undo last day" }).ClickAsync();
        await dialogs.Toast($"The last day of {name} is undone").WaitForAsync();
        await dialogs.Button("Record leave…").ClickAsync();
        await dialogs.Wrong("First day of the leave", "", "Record leave");
        await Look.At(page, "people-leave", main: true);
        await dialogs.Cancel();

        await Go(page, "/people?q=marchetti");
        await page.GetByRole(AriaRole.Link, new() { Name = "Helen Marchetti" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("This is you; a colleague in HR records your days.");
        await Expect(dialogs.Button("Record last day…")).ToHaveCountAsync(0);
        await Look.At(page, "people-oneself", main: true);

        await Go(page, "/people/new");
        var manager = page.GetByLabel("Manager");
        await manager.PressSequentiallyAsync("jonas we", new() { Delay = 30 });
        await Expect(page.Locator("datalist#managers option")).ToHaveCountAsync(1);
        await Look.At(page, "people-new", main: true);
        // The list itself is the browser's own, with its own keys, and a browser without a screen does not draw it: choosing puts the value
        // in.
        await Expect(page.GetByRole(AriaRole.Combobox, new() { Name = "Manager" })).ToBeVisibleAsync();
        await manager.FillAsync((await page.Locator("datalist#managers option").GetAttributeAsync("value"))!);
        await Expect(manager).ToHaveValueAsync(new Regex("^jonas\\.weber@"));
        await Expect(page.Locator("#ManagerEmail-hint")).ToContainTextAsync("Jonas Weber, ");
        await manager.FillAsync("jonas");
        await dialogs.Button("Add person").ClickAsync();
        await Expect(page.Locator("#ManagerEmail-err")).ToContainTextAsync("Nobody in the directory has this work e-mail.");
        await Look.At(page, "people-new-errors", main: true);
        await page.EvaluateAsync("app.forgetDraft()");
        await page.CloseAsync();
    }

    [Fact]
    public async Task Long_form_keeps_its_draft_over_a_reload_until_it_is_saved()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Jonas Weber");
        await Go(page, "/openings/new");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Typed before the line dropped");
        await page.Keyboard.PressAsync("Tab");
        await page.ReloadAsync();
        await Look.Settled(page);
        await Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Typed before the line dropped");
        await page.EvaluateAsync("app.forgetDraft()");
        await page.ReloadAsync();
        await Look.Settled(page);
        await Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("");
        await page.CloseAsync();
    }

    private int TestMails() =>
        portal.Mails().Count(m => m.Subject!.StartsWith("Test mail from Employee Referrals", StringComparison.Ordinal));

    private static async Task Go(IPage page, string path)
    {
        await page.GotoAsync(path);
        await Look.Settled(page);
    }
}

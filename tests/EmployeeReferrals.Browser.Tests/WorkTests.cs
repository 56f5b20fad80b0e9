using System.Globalization;
using System.Text.RegularExpressions;
using EmployeeReferrals.Browser.Tests.Pages;
using EmployeeReferrals.Web.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>What recruiters and HR do with one referral and one opening, each step with its dialog and its error looked at.</summary>
public sealed class WorkTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Recruiter_notes_corrects_assigns_closes_reopens_and_changes_the_opening()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string name = "Viggo Halden";
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        var id = await refer.Refer(name, "viggo.halden@mail.example");
        var work = new ReferralPage(await portal.SignedIn("Jonas Weber"));
        await work.Open(id);
        await Look.At(work.Page, "work-referral", main: true);

        await work.Button("Write note").ClickAsync();
        await work.Page.Locator("#note-text[aria-invalid=true]").WaitForAsync();
        await work.More.ClickAsync();
        await Look.At(work.Page, "work-note-error-and-more");
        await work.More.ClickAsync();
        await work.Page.GetByLabel("Write a note").FillAsync("Called, free from May.");
        await work.Button("Write note").ClickAsync();
        await Expect(work.Page.GetByText("Called, free from May.").First).ToBeVisibleAsync();

        await work.OpenMore("Edit person…");
        await work.Wrong("E-mail", "no address", "Save");
        await Look.At(work.Page, "work-edit-person");
        await work.Dialog.GetByLabel("E-mail", new() { Exact = true }).FillAsync("viggo.halden@inbox.example");
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await work.Toast("Saved").WaitForAsync();
        await Expect(work.Facts).ToContainTextAsync("viggo.halden@inbox.example");

        await work.Page.GetByLabel("Recruiter").SelectOptionAsync(new SelectOptionValue { Label = "Jonas Weber" });
        await work.Toast("Recruiter changed").WaitForAsync();

        await work.Choose(name, "Not selected");
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Move to Not selected" }).ClickAsync();
        await work.Dialog.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(work.Page, "work-not-selected", main: true);
        await work.Dialog.GetByLabel("Why", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Move to Not selected" }).ClickAsync();
        await work.Toast($"{name} moved to Not selected").WaitForAsync();
        await Expect(work.Page.Locator(".page-head .sub")).ToContainTextAsync("closed");
        await Look.At(work.Page, "work-closed");
        var mine = new MyReferralsPage(refer.Page);
        await mine.Open(id);
        await Expect(mine.Stage("Closed").First).ToBeVisibleAsync();

        await work.Choose(name, "New");
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Open again" }).ClickAsync();
        await work.Dialog.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(work.Page, "work-reopen");
        await work.Dialog.GetByRole(AriaRole.Textbox).FillAsync("The role is free again");
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Open again" }).ClickAsync();
        await work.Toast($"{name} moved to New").WaitForAsync();

        await work.OpenMore("Change opening…");
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Change opening" }).ClickAsync();
        await work.Dialog.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(work.Page, "work-change-opening", main: true);
        var choice = work.Dialog.GetByLabel("New opening");
        var other = (await choice.Locator("option").Nth(1).InnerTextAsync()).Trim();
        await choice.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Change opening" }).ClickAsync();
        await work.Toast("Opening changed").WaitForAsync();
        await Expect(work.Page.Locator(".page-head .sub")).ToContainTextAsync(other.Split(',')[0]);

        await work.Move(name, "Screening");
        await work.Move(name, "Interview");
        await work.Toast($"{name} moved to Interview").GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Expect(work.Stage("Screening")).ToBeVisibleAsync();
        await work.Page.CloseAsync();
        await refer.Page.CloseAsync();
    }

    [Fact]
    public async Task Hire_is_put_off_undone_made_again_corrected_and_hr_decides()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string name = "Orla Brandt";
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        var id = await refer.Refer(name, "orla.brandt@mail.example");
        var work = new ReferralPage(await portal.SignedIn("Jonas Weber"));
        await work.Open(id);
        await work.Move(name, "Interview");
        await work.Move(name, "Offer");
        var accepted = await work.Hire(name);

        await work.Button("Later…").ClickAsync();
        await work.Dialog.GetByLabel("Planned start date").FillAsync(Iso(accepted.AddDays(7)));
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Change start date" }).ClickAsync();
        await work.Toast("Start date changed").WaitForAsync();
        await Expect(work.Facts).ToContainTextAsync(Format.Day(accepted.AddDays(97)));

        var hr = new ReferralPage(await portal.SignedIn("Helen Marchetti"));
        await hr.Open(id);
        await hr.OpenMore("Decide credit…");
        await hr.Dialog.GetByRole(AriaRole.Button, new() { Name = "Decide credit" }).ClickAsync();
        await hr.Dialog.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(hr.Page, "work-decide-credit");
        await hr.Cancel();
        await hr.DecideCredit("Cannot earn", "Was known to the team before");
        await hr.Toast("Credit decided").WaitForAsync();
        await Expect(hr.Facts).ToContainTextAsync("Amara Okafor cannot earn");
        await hr.Open(id);
        await hr.DecideCredit("As the rules say", "They knew another of that name");
        await hr.Toast("Credit decided").WaitForAsync();
        await Expect(hr.Facts).ToContainTextAsync("Amara Okafor earns");

        await work.Open(id);
        await work.OpenMore("Undo hire…");
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Undo hire" }).ClickAsync();
        await work.Dialog.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(work.Page, "work-undo-hire");
        await work.Dialog.GetByRole(AriaRole.Textbox).FillAsync("Took another offer, then came back");
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Undo hire" }).ClickAsync();
        await Expect(work.Stage("Offer")).ToBeVisibleAsync();
        var mine = new MyReferralsPage(refer.Page);
        await mine.Open(id);
        await Expect(mine.Bonus).Not.ToContainTextAsync("Expected " + Format.Day(accepted.AddDays(97)));

        await work.Hire(name);
        await work.ConfirmStart("NW9301");
        await work.OpenMore("Correct first day…");
        await work.Wrong("Actual first day", "2099-01-01", "Correct first day");
        await Look.At(work.Page, "work-correct-first-day");
        await work.Cancel();
        await portal.Advance(1);
        await work.Open(id);
        await work.OpenMore("Correct first day…");
        await work.Dialog.GetByLabel("Actual first day").FillAsync(Iso(accepted.AddDays(1)));
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Correct first day" }).ClickAsync();
        await work.Toast("First day corrected").WaitForAsync();
        await Expect(work.Facts).ToContainTextAsync(Format.Day(accepted.AddDays(91)));

        await hr.Open(id);
        await hr.More.ClickAsync();
        await Look.At(hr.Page, "work-hr-more");
        await hr.More.ClickAsync();
        var employment = hr.Panel($"Employment of {name}");
        await employment.GetByRole(AriaRole.Button, new() { Name = "Record leave…" }).ClickAsync();
        await hr.Dialog.GetByLabel("First day of the leave").FillAsync(Iso(accepted.AddDays(10)));
        await hr.Dialog.GetByLabel("Last day of the leave").FillAsync(Iso(accepted.AddDays(20)));
        await hr.Dialog.GetByRole(AriaRole.Button, new() { Name = "Record leave" }).ClickAsync();
        await hr.Toast("Leave recorded").WaitForAsync();
        await Look.At(hr.Page, "work-on-leave");
        await employment.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Undo the leave") }).ClickAsync();
        await Look.At(hr.Page, "work-undo-leave");
        await hr.Dialog.GetByRole(AriaRole.Button, new() { Name = "Undo leave" }).ClickAsync();
        await hr.Toast("Leave undone").WaitForAsync();

        // The day that passed released the first part; until payroll has it, it follows the decision.
        var parts = hr.Panel("Money");
        await Expect(parts).ToContainTextAsync("Released");
        await hr.DecideCredit("Cannot earn", "Was known to the team before");
        await hr.Toast("Credit decided").WaitForAsync();
        await Expect(hr.Facts).ToContainTextAsync("Amara Okafor cannot earn");
        await Expect(parts).ToContainTextAsync("Forfeited");
        await Look.At(hr.Page, "work-decide-credit-after-release");
        await hr.DecideCredit("As the rules say", "They knew another of that name");
        await hr.Toast("Credit decided").WaitForAsync();
        await Expect(hr.Facts).ToContainTextAsync("Amara Okafor earns");

        await hr.Page.GotoAsync($"/referrals/{id}?tab=mail");
        await Look.At(hr.Page, "work-mail");
        await hr.Open(id);
        await hr.OpenMore("Candidate objected…");
        await hr.Dialog.WaitForAsync();
        await Look.At(hr.Page, "work-objected");
        await hr.Cancel();
        await hr.OpenMore("Erase…");
        await hr.Dialog.WaitForAsync();
        await Look.At(hr.Page, "work-erase");
        await hr.Dialog.GetByRole(AriaRole.Button, new() { Name = "Erase" }).ClickAsync();
        await hr.Toast("Erased").WaitForAsync();
        await Expect(hr.Page.GetByText("This person's data has been erased.")).ToBeVisibleAsync();
        await Expect(hr.Button("Add note")).ToHaveCountAsync(0);
        await Look.At(hr.Page, "work-erased");

        foreach (var reader in new[] { "Ingrid Solberg", "Maeve Byrne" })
        {
            var reads = await portal.SignedIn(reader);
            await reads.GotoAsync($"/referrals/{id}");
            await Look.At(reads, $"work-referral-{reader.Split(' ')[0]}");
            await reads.CloseAsync();
        }
        await hr.Page.CloseAsync();
        await work.Page.CloseAsync();
        await refer.Page.CloseAsync();
    }

    [Fact]
    public async Task Opening_from_draft_to_closed_and_what_happens_to_its_referrals()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string title = "Night porter";
        var page = await portal.SignedIn("Helen Marchetti");
        var opening = new OpeningPage(page);
        await opening.Go("/openings/new");
        await opening.Button("Make draft").ClickAsync();
        await page.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(page, "work-opening-errors");
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync(title);
        await page.GetByLabel("Department").SelectOptionAsync("Facilities");
        await page.GetByLabel("Location").SelectOptionAsync("Utrecht");
        await page.GetByLabel("Level").FillAsync("2");
        await page.GetByLabel("Hiring manager").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.GetByLabel("Jonas Weber").CheckAsync();
        await opening.Button("Make draft").ClickAsync();
        await opening.Toast("Draft made").WaitForAsync();
        await Look.At(page, "work-opening-draft");
        await opening.Button("Publish").ClickAsync();
        await opening.Toast($"{title} is published").WaitForAsync();
        await opening.Button("Put on hold").ClickAsync();
        await opening.Toast($"{title} is on hold").WaitForAsync();
        await Look.At(page, "work-opening-on-hold");
        await opening.Button("Publish").ClickAsync();
        await Expect(opening.Button("Put on hold")).ToBeVisibleAsync();

        var refer = new ReferPage(await portal.SignedIn("Bram Jansen"));
        await refer.OpenFromRole(title);
        await refer.Fill("Tilda Moen", "tilda.moen@mail.example");
        var first = await refer.Send();
        await refer.OpenFromRole(title);
        await refer.Fill("Ragna Moen", "ragna.moen@mail.example");
        var second = await refer.Send();

        await page.ReloadAsync();
        await Look.Settled(page);
        await opening.Button("Close…").ClickAsync();
        await Expect(opening.Dialog).ToContainTextAsync("Tilda Moen");
        await Look.At(page, "work-opening-closing");
        await opening.Dialog.GetByRole(AriaRole.Button, new() { Name = "Close opening" }).ClickAsync();
        await opening.Toast($"{title} is closed").WaitForAsync();
        await Expect(page.GetByText("2 referrals of this closed opening are still in motion.")).ToBeVisibleAsync();
        await Look.At(page, "work-opening-closed");

        var work = new ReferralPage(page);
        await page.GetByRole(AriaRole.Link, new() { NameRegex = PortalPage.Begins("Tilda Moen") }).ClickAsync();
        await work.Heading.Filter(new() { HasText = "Tilda Moen" }).WaitForAsync();
        await work.Choose("Tilda Moen", "Not selected");
        await work.Dialog.GetByLabel("Why", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Move to Not selected" }).ClickAsync();
        await work.Toast("Tilda Moen moved to Not selected").WaitForAsync();
        await work.Open(second);
        await work.OpenMore("Change opening…");
        await work.Dialog.GetByLabel("New opening").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Change opening" }).ClickAsync();
        await work.Toast("Opening changed").WaitForAsync();

        var mine = new MyReferralsPage(refer.Page);
        await mine.Open(first);
        await Expect(mine.Stage("Closed").First).ToBeVisibleAsync();
        await mine.Open(second);
        await Expect(mine.Page.GetByText(title)).ToHaveCountAsync(0);
        await page.CloseAsync();
        await refer.Page.CloseAsync();
    }

    private static string Iso(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

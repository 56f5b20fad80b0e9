using System.Text.RegularExpressions;
using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>Amounts that were typed wrongly, asked for by somebody who may not set them, or told to the wrong person.</summary>
[Collection(SmallStories.Name)]
public sealed class MoneyStories(RunningPortal portal)
{
    [Fact]
    public async Task Recruiter_who_wants_fifty_thousand_ends_at_hr()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var recruiter = await portal.SignedIn("Jonas Weber");
        await recruiter.GotoAsync("/openings");
        await recruiter.GetByRole(AriaRole.Link, new() { NameRegex = PortalPage.Begins("Edit ") }).Last.ClickAsync();
        await recruiter.GetByRole(AriaRole.Button, new() { Name = "Ask HR for another" }).ClickAsync();
        var edit = new Uri(recruiter.Url).PathAndQuery;
        await Expect(recruiter.Locator("#bonus")).ToHaveCountAsync(0);

        var dialog = recruiter.GetByRole(AriaRole.Dialog);
        await dialog.Locator("#ask-bonus").FillAsync("50000");
        await dialog.Locator("#ask-reason").FillAsync("A good friend is coming");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask HR", Exact = true }).ClickAsync();
        await Expect(dialog.Locator("#ask-bonus")).ToHaveAccessibleDescriptionAsync(new Regex("50,000.EUR\\? That is 10 times"));
        await Look.At(recruiter, "money-asked-again");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Ask HR", Exact = true }).ClickAsync();
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        var panel = recruiter
            .Locator("section")
            .Filter(new() { Has = recruiter.GetByRole(AriaRole.Heading, new() { Name = "Asked about the bonus" }) })
            .Last;
        await Expect(panel).ToContainTextAsync("Waits for HR");
        await Expect(panel.GetByRole(AriaRole.Button)).ToHaveCountAsync(0);
        await Expect(recruiter.Locator("form[data-draft=opening]")).ToContainTextAsync("The bonus is as the plan says. HR sets it.");

        var hr = await portal.SignedIn("Helen Marchetti");
        await hr.GotoAsync(edit);
        await Expect(hr.Locator("main")).ToContainTextAsync(new Regex(@"Jonas Weber\s+asks for\s+50,000.EUR"));
        await Look.At(hr, "money-asked-hr");
        await hr.GetByRole(AriaRole.Button, new() { Name = "Say no" }).ClickAsync();
        await hr.GetByRole(AriaRole.Dialog).GetByLabel("Your answer").FillAsync("The plan's bonus is enough");
        await hr.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Say no" }).ClickAsync();
        await Expect(hr.Locator("main")).ToContainTextAsync("HR said no");
        await Expect(hr.Locator("#bonus")).ToHaveValueAsync("");
    }

    [Fact]
    public async Task Number_that_can_be_read_two_ways_is_asked_and_nonsense_is_refused()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var hr = await portal.SignedIn("Helen Marchetti");
        await hr.GotoAsync("/openings");
        await hr.GetByRole(AriaRole.Link, new() { NameRegex = PortalPage.Begins("Edit ") }).First.ClickAsync();
        var bonus = hr.Locator("#bonus");
        foreach (
            var (typed, told) in new[] { ("1500,50", "Did you mean 1,500.50.EUR"), ("1.500", "Did you mean 1,500.EUR"), ("12 x", "12 x") }
        )
        {
            await bonus.FillAsync(typed);
            await hr.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(bonus).ToHaveAccessibleDescriptionAsync(new Regex(told));
            await Expect(bonus).ToHaveValueAsync(typed);
        }
        await Look.At(hr, "money-typed");
    }

    [Fact]
    public async Task Two_Quarringtons_with_one_landline_stay_two_people()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string landline = "+49 30 5550117";
        var amara = await Refer("Amara Okafor", "Jane Quarrington", "jane.quarrington@mail.example", landline);
        await Expect(amara.Answer).ToContainTextAsync("You can earn");
        var bram = await Refer("Bram Jansen", "John Quarrington", "john.quarrington@mail.example", landline);
        await Expect(bram.Answer).ToContainTextAsync("You can earn if we do not know this person already.");
        await Look.At(bram.Page, "money-quarrington");

        var link = await new Mailbox(portal).CandidateLink("jane.quarrington@mail.example");
        var candidate = await portal.Visitor();
        await candidate.GotoAsync(link);
        await Expect(candidate.Locator("main")).ToContainTextAsync("Jane Quarrington");
        await Expect(candidate.Locator("main")).Not.ToContainTextAsync("john.quarrington");
        await Expect(candidate.Locator("main")).Not.ToContainTextAsync("Bram Jansen");

        var hr = await portal.SignedIn("Helen Marchetti");
        await hr.GotoAsync($"/referrals/{bram.Page.Url.Split('/')[^1]}");
        await Expect(hr.GetByText("Same phone")).ToBeVisibleAsync();
        await Look.At(hr, "money-quarrington-hr");
        await hr.GetByRole(AriaRole.Button, new() { Name = "Not the same" }).ClickAsync();
        await hr.GetByText("Kept apart.").WaitForAsync();
        await Expect(hr.GetByText("Maybe the same person")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Move_that_was_a_slip_is_undone_and_nobody_is_told()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string name = "Ilka Slipworth";
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        var id = await refer.Refer(name, "ilka.slipworth@mail.example");
        var work = new ReferralPage(await portal.SignedIn("Jonas Weber"));
        await work.Open(id);
        await work.Choose(name, "Not selected");
        await work.Dialog.GetByLabel("Why").First.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Move to Not selected" }).ClickAsync();
        await work.Toast($"{name} moved to Not selected").WaitForAsync();
        await work.Page.GotoAsync($"/referrals/{id}?tab=mail");
        await Expect(work.Page.Locator(".mails li").Filter(new() { HasText = "Referral closed" })).ToContainTextAsync("Waiting");

        await work.Open(id);
        await work.Page.GetByRole(AriaRole.Button, new() { Name = "Undo the move to Not selected" }).ClickAsync();
        await work.Toast($"{name} moved back to New").WaitForAsync();
        await Expect(work.Stage("New")).ToBeVisibleAsync();
        await Look.At(work.Page, "money-undone");
        await work.Page.GotoAsync($"/referrals/{id}?tab=mail");
        await work.Page.Locator(".mails li").First.WaitForAsync();
        await Expect(work.Page.Locator(".mails li").Filter(new() { HasText = "Referral closed" })).ToHaveCountAsync(0);
        Assert.Equal(0, new Mailbox(portal).Count("amara", $"{name}: closed"));
    }

    [Fact]
    public async Task Promise_beside_the_form_follows_the_role_that_is_chosen()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        await refer.Go("/refer");
        var offer = refer.Page.GetByRole(AriaRole.Complementary, new() { Name = "What you can earn" });
        await Expect(offer).ToContainTextAsync("The bonus of the role");
        await Expect(offer).Not.ToContainTextAsync("EUR");
        await Look.At(refer.Page, "money-general");
        var choice = refer.Page.GetByLabel("Role", new() { Exact = true });
        var role = await choice.Locator("option", new() { HasText = ReferPage.Role }).First.GetAttributeAsync("value");
        await refer.Fill("Nora Choice", "nora.choice@mail.example");
        await choice.SelectOptionAsync(role!);
        await Expect(offer).ToContainTextAsync("EUR");
        await Expect(refer.Name).ToHaveValueAsync("Nora Choice");
        await choice.SelectOptionAsync("");
        await Expect(offer).Not.ToContainTextAsync("EUR");
    }

    private async Task<ReferPage> Refer(string who, string name, string email, string phone)
    {
        var refer = new ReferPage(await portal.SignedIn(who));
        await refer.OpenFromRole();
        await refer.Fill(name, email);
        await refer.OpenMore();
        await refer.Phone.FillAsync(phone);
        await refer.Send();
        return refer;
    }
}

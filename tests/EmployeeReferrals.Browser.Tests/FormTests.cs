using System.Text.RegularExpressions;
using EmployeeReferrals.Browser.Tests.Pages;
using EmployeeReferrals.Domain.Payroll;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

[Collection(SmallStories.Name)]
public sealed class FormTests(RunningPortal portal)
{
    [Fact]
    public async Task Works_without_javascript()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var context = await portal.Browser.NewContextAsync(new() { BaseURL = portal.Address, JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/sign-in?ReturnUrl=/refer");
        await page.GetByRole(AriaRole.Button, new() { Name = "Clara Nowak" }).ClickAsync();
        var refer = new ReferPage(page);
        await refer.Submit();
        await Expect(refer.Errors).ToBeVisibleAsync();
        await refer.Fill("Wendel Krog", "wendel.krog@mail.example");
        await refer.OpenMore();
        await refer.Phone.FillAsync("+31 6 5555 1212");
        await page.GetByLabel("Role", new() { Exact = true })
            .SelectOptionAsync(
                new SelectOptionValue
                {
                    Label = await page.Locator("option")
                        .Filter(new() { HasTextRegex = PortalPage.Begins(ReferPage.Role) })
                        .First.InnerTextAsync(),
                }
            );
        await refer.Send();
        await Expect(refer.Answer).ToContainTextAsync("You can earn");
        await context.CloseAsync();
    }

    [Fact]
    public async Task Sent_twice_makes_one_referral()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string name = "Gitte Sorel";
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        await refer.OpenFromRole();
        await refer.Fill(name, "gitte.sorel@mail.example");
        var id = await refer.Send();
        await refer.Page.GoBackAsync();
        await refer.Fill(name, "gitte.sorel@mail.example");
        await refer.Submit();
        await Expect(
                refer
                    .Page.GetByText("Your referral is on its way")
                    .Or(refer.Page.GetByText($"You have already referred this person to {ReferPage.Role}"))
            )
            .ToBeVisibleAsync();

        await refer.OpenFromRole();
        await refer.Fill("Runa Sorel", "runa.sorel@mail.example");
        await refer.Button("Send referral").DblClickAsync();
        await refer.Page.WaitForURLAsync(new Regex("/refer/sent/"));

        var mine = new MyReferralsPage(refer.Page);
        await mine.Open();
        await Expect(mine.Card(name)).ToHaveCountAsync(1);
        await Expect(mine.Card("Runa Sorel")).ToHaveCountAsync(1);
        await Expect(mine.Card(name).GetByRole(AriaRole.Link)).ToHaveAttributeAsync("href", $"/my-referrals/{id}");
        await new Mailbox(portal).Waits("runa.sorel@mail.example", "suggested you");
        Assert.Equal(1, new Mailbox(portal).Count("gitte.sorel@mail.example", "suggested you"));
    }

    [Fact]
    public async Task Errors_stand_beside_their_fields_and_nothing_is_lost()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        await refer.OpenFromRole();
        await refer.Fill("Halvard Renn", "not an address", "");
        await refer.OpenMore();
        await refer.Phone.FillAsync("+31 6 7777 1111");
        await refer.Submit();

        await Expect(refer.Errors).ToBeFocusedAsync();
        await Expect(refer.Name).ToHaveValueAsync("Halvard Renn");
        await Expect(refer.Email).ToHaveValueAsync("not an address");
        await Expect(refer.Phone).ToHaveValueAsync("+31 6 7777 1111");
        foreach (var field in new[] { refer.Email, refer.Why })
        {
            await Expect(field).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(field).ToHaveAccessibleDescriptionAsync(new Regex(".+"));
        }
        await refer.Errors.GetByRole(AriaRole.Link).First.ClickAsync();
        await Expect(refer.Email).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Resume_that_is_too_large_or_something_else_is_refused_beside_its_field()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        await refer.OpenFromRole();
        await refer.Fill("Sigrun Falk", "sigrun.falk@mail.example");
        await refer.OpenMore();
        await refer.Resume.SetInputFilesAsync(
            new FilePayload
            {
                Name = "resume.pdf",
                MimeType = "application/pdf",
                Buffer = [.. "%PDF-1.7"u8, .. new byte[6 * 1024 * 1024]],
            }
        );
        await refer.Submit();
        await Expect(refer.Resume).ToHaveAccessibleDescriptionAsync(new Regex("larger than 5 MB"));
        await Expect(refer.Name).ToHaveValueAsync("Sigrun Falk");

        await refer.Resume.SetInputFilesAsync(
            new FilePayload
            {
                Name = "resume.pdf",
                MimeType = "application/pdf",
                Buffer = "MZ this is a program"u8.ToArray(),
            }
        );
        await refer.Submit();
        await Expect(refer.Resume).ToHaveAccessibleDescriptionAsync(new Regex("not a PDF, Word"));

        await refer.Resume.SetInputFilesAsync(
            new FilePayload
            {
                Name = "resume.pdf",
                MimeType = "application/pdf",
                Buffer = "%PDF-1.7 small"u8.ToArray(),
            }
        );
        await refer.Send();
    }

    [Fact]
    public async Task Opening_closed_meanwhile_offers_a_general_referral()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string role = "Theatre nurse";
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        await refer.OpenFromRole(role);
        await refer.Fill("Njord Hekla", "njord.hekla@mail.example", "He led our theatre for years.");
        await new OpeningPage(await portal.SignedIn("Helen Marchetti")).Close(role);

        await refer.Submit();
        await Expect(refer.Page.GetByText("This role was closed in the meantime")).ToBeVisibleAsync();
        await Expect(refer.Name).ToHaveValueAsync("Njord Hekla");
        await Expect(refer.Why).ToHaveValueAsync("He led our theatre for years.");
        await refer.Button("Send as a general referral").ClickAsync();
        await Expect(refer.Heading).ToHaveTextAsync("Thank you. Your referral is on its way");
        var mine = new MyReferralsPage(refer.Page);
        await mine.Open();
        await Expect(mine.Card("Njord Hekla")).ToContainTextAsync("No particular role");
    }
}

using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Look = EmployeeReferrals.Browser.Tests.EveryPageTests.Look;

namespace EmployeeReferrals.Browser.Tests;

public sealed class CandidateTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Objection_erases_closes_and_stays()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string name = "Ludovic Amsel";
        const string email = "ludovic.amsel@inbox.example";
        var id = await new ReferPage(await portal.SignedIn("Amara Okafor")).Refer(name, email);
        var link = await new Mailbox(portal).CandidateLink(email);

        var wide = new CandidatePage(await portal.Visitor());
        var phone = new CandidatePage(await portal.Visitor(390, ColorScheme.Dark));
        foreach (var page in new[] { phone, wide }) await page.Go(link);
        await Both("candidate");
        await Expect(wide.Heading).ToContainTextAsync("Amara Okafor suggested you for Intensive care nurse");
        await Expect(wide.Page.GetByText(email)).ToBeVisibleAsync();
        foreach (var page in new[] { phone, wide })
        {
            await page.No.ClickAsync();
            await page.Confirm.WaitForAsync();
        }
        await Both("candidate-no");
        await wide.Confirm.ClickAsync();
        await Expect(wide.Heading).ToHaveTextAsync("Done");
        await phone.Go("/c/done");
        await Both("candidate-done");
        foreach (var page in new[] { phone, wide })
        {
            await page.Go(link);
            await Expect(page.LinkOver).ToBeVisibleAsync();
        }
        await Both("candidate-link-over");

        var mine = new MyReferralsPage(await portal.SignedIn("Amara Okafor"));
        await mine.Open(id);
        await Expect(mine.Page.GetByText("Closed", new() { Exact = true }).First).ToBeVisibleAsync();
        await Expect(mine.Page.GetByText(name)).ToHaveCountAsync(0);

        var again = new ReferPage(await portal.SignedIn("Bram Jansen"));
        await again.OpenFromRole();
        await again.Fill(name, "Ludovic.Amsel@inbox.example");
        await again.Submit();
        await Expect(again.Errors).ToContainTextAsync("We cannot take a referral of this person.");
        await Expect(again.Email).ToHaveAccessibleDescriptionAsync("We cannot take a referral of this person.");
        await Expect(again.Name).ToHaveValueAsync(name);

        async Task Both(string shot)
        {
            await Look.At(wide.Page, shot, 1440, ColorScheme.Light);
            await Look.At(phone.Page, shot, 390, ColorScheme.Dark);
        }
    }
}

using EmployeeReferrals.Browser.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

[Collection(SmallStories.Name)]
public sealed class CandidateTests(RunningPortal portal)
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
        await wide.Go(link);
        await Look.At(wide.Page, "candidate", main: true);
        await Expect(wide.Heading).ToContainTextAsync("Amara Okafor suggested you for Intensive care nurse");
        await Expect(wide.Page.GetByText(email)).ToBeVisibleAsync();
        await wide.No.ClickAsync();
        await wide.Confirm.WaitForAsync();
        await Look.At(wide.Page, "candidate-no", main: true);
        await wide.Confirm.ClickAsync();
        await Expect(wide.Heading).ToHaveTextAsync("Done");
        await Look.At(wide.Page, "candidate-done", main: true);
        await wide.Go(link);
        await Expect(wide.LinkOver).ToBeVisibleAsync();
        await Look.At(wide.Page, "candidate-link-over", main: true);

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
    }
}

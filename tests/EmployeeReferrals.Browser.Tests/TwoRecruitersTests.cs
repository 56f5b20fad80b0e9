using EmployeeReferrals.Browser.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

[Collection(SmallStories.Name)]
public sealed class TwoRecruitersTests(RunningPortal portal)
{
    private const string Told = "Jonas Weber moved this to Screening";

    [Fact]
    public async Task Second_mover_of_a_referral_is_told_who_was_first()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string name = "Petra Lindholm";
        var id = await new ReferPage(await portal.SignedIn("Amara Okafor")).Refer(name, "petra.lindholm@mail.example");
        var jonas = new ReferralPage(await portal.SignedIn("Jonas Weber"));
        var rosa = new ReferralPage(await portal.SignedIn("Rosa Silva"));
        await jonas.Open(id);
        await rosa.Open(id);

        await jonas.Move(name, "Screening");
        await rosa.Choose(name, "Interview");

        await Expect(rosa.Toast(Told)).ToBeVisibleAsync();
        await Expect(rosa.Stage("Screening")).ToBeVisibleAsync();
        await jonas.Page.ReloadAsync();
        await Expect(jonas.Stage("Screening")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Second_mover_of_a_card_on_the_board_is_told_who_was_first()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string name = "Torben Valdez";
        await new ReferPage(await portal.SignedIn("Amara Okafor")).Refer(name, "torben.valdez@mail.example");
        var jonas = new PipelinePage(await portal.SignedIn("Jonas Weber"));
        var rosa = new PipelinePage(await portal.SignedIn("Rosa Silva"));
        await jonas.OpenBoard(ReferPage.Role);
        await rosa.OpenBoard(ReferPage.Role);

        await rosa.OpenMenu(name);
        await jonas.OpenMenu(name);
        await jonas.Choose(name, "Screening");
        await Expect(jonas.Card("Screening", name)).ToBeVisibleAsync();
        await rosa.Choose(name, "Interview");

        await Expect(rosa.Toast(Told)).ToBeVisibleAsync();
        await Expect(rosa.Card("Screening", name)).ToBeVisibleAsync();
        await Expect(rosa.Card("Interview", name)).ToHaveCountAsync(0);
    }
}

using EmployeeReferrals.Browser.Tests.Pages;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

[Collection(SmallStories.Name)]
public sealed class CreditTests(RunningPortal portal)
{
    private const string Known =
        "We already know this person, so this referral cannot earn for now. We will still look at it, "
        + "and tell you if that changes. Ask HR if you think this is wrong.";

    [Fact]
    public async Task Second_referral_of_the_same_person_is_taken_and_stands_behind()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var first = new ReferPage(await portal.SignedIn("Amara Okafor"));
        await first.Refer("Zita Hallberg", "zita.hallberg@mail.example");
        await Expect(first.Answer).ToContainTextAsync("You can earn");

        var second = new ReferPage(await portal.SignedIn("Bram Jansen"));
        var id = await second.Refer("Zita Hallberg", " Zita.Hallberg+jobs@MAIL.example ");
        await Expect(second.Answer).ToContainTextAsync(Known);
        var mine = new MyReferralsPage(second.Page);
        await mine.Open(id);
        await Expect(mine.Bonus).ToContainTextAsync(Known);
        await Expect(mine.Page.GetByText("Duplicate")).ToHaveCountAsync(0);

        var recruiter = new ReferralPage(await portal.SignedIn("Jonas Weber"));
        await recruiter.Open(id);
        await Expect(recruiter.Facts).ToContainTextAsync("Bram Jansen cannot earn");
        await Expect(recruiter.Facts).ToContainTextAsync("Duplicate: an earlier referral holds the credit for this person.");
        await Expect(recruiter.Facts.GetByText("Referred before or since")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Self_referral_says_why_it_cannot_earn()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var refer = new ReferPage(await portal.SignedIn("Clara Nowak"));
        await refer.Refer("Clara Nowak", "clara.nowak@home.example");
        await Expect(refer.Answer)
            .ToContainTextAsync("This is your own address, and a referral of yourself cannot earn. We will look at it all the same.");
    }

    [Fact]
    public async Task Referral_by_hr_says_why_it_cannot_earn()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var refer = new ReferPage(await portal.SignedIn("Helen Marchetti"));
        await refer.OpenRole();
        await Expect(refer.Page.GetByRole(Microsoft.Playwright.AriaRole.Complementary, new() { Name = "Bonus and referring" }))
            .ToContainTextAsync("No bonus for you here");
        await refer.Refer("Odile Ferrant", "odile.ferrant@mail.example");
        await Expect(refer.Answer)
            .ToContainTextAsync("You work in HR, and HR does not earn referral bonuses. We will look at your referral all the same.");
    }
}

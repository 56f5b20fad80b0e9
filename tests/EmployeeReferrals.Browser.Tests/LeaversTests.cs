using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>Somebody leaves on day 60: the second part, due on day 90, is not paid.</summary>
public sealed class LeaversTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Second_part_is_forfeited_when_the_hire_left()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        await Story("Amara Okafor", "Yara Sandoval", "NW9101", hireLeaves: true, "Not paid: your candidate was no longer employed here on the due date.", "the hire left before the due date");
    }

    [Fact]
    public async Task Second_part_is_forfeited_when_the_referrer_left()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        await Story("Bram Jansen", "Ilse Marwick", "NW9102", hireLeaves: false, "Not paid: you were no longer employed here on the due date.", "the referrer left before the due date");
    }

    private async Task Story(string referrer, string name, string number, bool hireLeaves, string toReferrer, string toHr)
    {
        var refer = new ReferPage(await portal.SignedIn(referrer));
        var id = await refer.Refer(name, name.ToLowerInvariant().Replace(' ', '.') + "@inbox.example");

        var work = new ReferralPage(await portal.SignedIn("Jonas Weber"));
        await work.Open(id);
        foreach (var stage in new[] { "Interview", "Offer" }) await work.Move(name, stage);
        var start = await work.Hire(name);
        await work.ConfirmStart(number);

        await portal.Advance(61);
        var hr = new ReferralPage(await portal.SignedIn("Helen Marchetti"));
        await hr.Open(id);
        await hr.RecordLastDay(hireLeaves ? $"Employment of {name}" : $"Referrer: {referrer}", start.AddDays(60), "Own wish");
        await portal.Advance(30);

        await hr.Open(id);
        await Expect(hr.Facts).ToContainTextAsync(toHr);
        var payouts = new PayoutsPage(hr.Page);
        await payouts.Open("ended", name);
        await Expect(payouts.Rows(name)).ToHaveCountAsync(1);
        await Expect(payouts.Rows(name)).ToContainTextAsync("2 of 2");
        await Expect(payouts.Rows(name)).ToContainTextAsync("Forfeited");
        await payouts.Open("released", name);
        await Expect(payouts.Rows(name)).ToContainTextAsync("1 of 2");

        await new Mailbox(portal).Waits(referrer.ToLowerInvariant().Replace(' ', '.') + "@northwind.example", "will not be paid", toReferrer);
        if (!hireLeaves)
        {
            // Who has left reads it in the mail: the portal is closed to them.
            await refer.Go($"/my-referrals/{id}");
            await Expect(refer.Heading).ToHaveTextAsync("You are signed out");
            return;
        }
        var mine = new MyReferralsPage(refer.Page);
        await mine.Open(id);
        await Expect(mine.Bonus).ToContainTextAsync(toReferrer);
        await Expect(mine.Bonus).ToContainTextAsync("Handed to payroll: expected with the next pay run.");
    }
}

using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>Somebody leaves on day 60: the second part, due on day 90, is not paid.</summary>
public sealed class LeaversTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private sealed record Story(string Referrer, string Name, string Number, bool HireLeaves, string ToReferrer, string ToHr);

    [Fact]
    public async Task Second_part_is_forfeited_when_the_hire_left_and_when_the_referrer_left()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        Story[] stories =
        [
            new(
                "Amara Okafor",
                "Yara Sandoval",
                "NW9101",
                true,
                "Not paid: your candidate left before the due date.",
                "the hire left before the due date"
            ),
            new(
                "Bram Jansen",
                "Ilse Marwick",
                "NW9102",
                false,
                "Not paid: you left before the due date.",
                "the referrer left before the due date"
            ),
        ];
        var begun = new List<(Story Story, Guid Id, DateOnly Start, ReferPage Refer)>();
        var work = new ReferralPage(await portal.SignedIn("Jonas Weber"));
        foreach (var story in stories)
        {
            var refer = new ReferPage(await portal.SignedIn(story.Referrer));
            var id = await refer.Refer(story.Name, story.Name.ToLowerInvariant().Replace(' ', '.') + "@inbox.example");
            await work.Open(id);
            foreach (var stage in new[] { "Interview", "Offer" })
                await work.Move(story.Name, stage);
            var start = await work.Hire(story.Name);
            await work.ConfirmStart(story.Number);
            begun.Add((story, id, start, refer));
        }
        await portal.Advance(61);
        var hr = new ReferralPage(await portal.SignedIn("Helen Marchetti"));
        foreach (var (story, id, start, _) in begun)
        {
            await hr.Open(id);
            await hr.RecordLastDay(
                story.HireLeaves ? $"Employment of {story.Name}" : $"Referrer: {story.Referrer}",
                start.AddDays(60),
                "Own wish"
            );
        }
        await portal.Advance(30);
        foreach (var (story, id, _, refer) in begun)
            await Forfeited(hr, story, id, refer);
    }

    private async Task Forfeited(ReferralPage hr, Story story, Guid id, ReferPage refer)
    {
        await hr.Open(id);
        await Expect(hr.Facts).ToContainTextAsync(story.ToHr);
        var payouts = new PayoutsPage(hr.Page);
        await payouts.Open("ended", story.Name);
        await Expect(payouts.Rows(story.Name)).ToHaveCountAsync(1);
        await Expect(payouts.Rows(story.Name)).ToContainTextAsync("2 of 2");
        await Expect(payouts.Rows(story.Name)).ToContainTextAsync("Forfeited");
        await payouts.Open("released", story.Name);
        await Expect(payouts.Rows(story.Name)).ToContainTextAsync("1 of 2");

        await new Mailbox(portal).Waits(
            story.Referrer.ToLowerInvariant().Replace(' ', '.') + "@northwind.example",
            "will not be paid",
            story.ToReferrer
        );
        if (!story.HireLeaves)
        {
            // Who has left reads it in the mail: the portal is closed to them.
            await refer.Go($"/my-referrals/{id}");
            await Expect(refer.Heading).ToHaveTextAsync("You are signed out");
            return;
        }
        var mine = new MyReferralsPage(refer.Page);
        await mine.Open(id);
        await Expect(mine.Bonus).ToContainTextAsync(story.ToReferrer);
        await Expect(mine.Bonus).ToContainTextAsync("Handed to payroll: expected with the next pay run.");
    }
}

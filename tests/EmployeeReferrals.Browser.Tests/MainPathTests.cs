using EmployeeReferrals.Browser.Tests.Pages;
using EmployeeReferrals.Web.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

public sealed class MainPathTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private const string Name = "Saoirse Lindgren";
    private const string Email = "saoirse.lindgren@posteo.example";
    private const string Amara = "amara.okafor@northwind.example";

    [Fact]
    public async Task Referral_from_form_to_released_bonus()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var mails = new Mailbox(portal);

        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        await refer.OpenRole();
        await Seen(refer.Page, "path-role");
        await refer.Start.ClickAsync();
        await refer.Submit();
        await Expect(refer.Errors).ToBeVisibleAsync();
        await Seen(refer.Page, "path-refer-errors");
        await refer.Fill(Name, Email);
        await refer.OpenMore();
        await refer.Phone.FillAsync("+31 6 1234 9876");
        await Seen(refer.Page, "path-refer-more");
        var id = await refer.Send();
        await Expect(refer.Answer).ToContainTextAsync("You can earn");
        await Seen(refer.Page, "path-sent");

        var mine = new MyReferralsPage(refer.Page);
        await mine.Open();
        await Expect(mine.Card(Name)).ToContainTextAsync("You can earn");
        await Expect(mine.Card(Name).GetByRole(AriaRole.List, new() { Name = "Stage: Received" })).ToBeVisibleAsync();
        await Seen(mine.Page, "path-my-referrals");

        var triage = new TriagePage(await portal.SignedIn("Jonas Weber"));
        await triage.Open();
        await triage.Choose(Name);
        await Seen(triage.Page, "path-triage");
        await triage.Move(Name, "Screening");

        var referral = new ReferralPage(triage.Page);
        await referral.Open(id);
        await referral.MoveMenu.ClickAsync();
        await Seen(referral.Page, "path-move-menu");
        await referral.MoveMenu.ClickAsync();
        await referral.Move(Name, "Interview");
        await referral.Move(Name, "Offer");
        var start = await referral.Hire(Name, async () =>
        {
            var accepted = await referral.Dialog.GetByLabel("Offer accepted on").InputValueAsync();
            await referral.Wrong("Offer accepted on", "2099-01-01", "Hire");
            await Seen(referral.Page, "path-hire-dialog");
            await referral.Dialog.GetByLabel("Offer accepted on").FillAsync(accepted);
        });
        await referral.ConfirmStart("NW9001", async () =>
        {
            await referral.Wrong("Actual first day", "2099-01-01", "Confirm start");
            await Seen(referral.Page, "path-start-dialog");
            await referral
                .Dialog.GetByLabel("Actual first day")
                .FillAsync(start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        });
        await Seen(referral.Page, "path-referral-started");

        await mine.Open(id);
        await Expect(mine.Stage("Hired")).ToBeVisibleAsync();
        await Expect(mine.Bonus.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(mine.Part("500 EUR")).ToContainTextAsync(Format.Day(start));
        await Expect(mine.Bonus).ToContainTextAsync($"Expected {Format.Day(start.AddDays(90))}");
        await Expect(mine.Bonus).ToContainTextAsync("if you and Saoirse are still employed then");
        await Seen(mine.Page, "path-my-referral-hired");

        var demo = new DemoPage(await portal.SignedIn("Clara Nowak"));
        await demo.Open();
        for (var month = 0; month < 4; month++)
            await demo.ThirtyDays();

        await mine.Open(id);
        await Expect(mine.Bonus.GetByText("Handed to payroll: expected with the next pay run.")).ToHaveCountAsync(2);
        await Seen(mine.Page, "path-my-referral-released");

        var payouts = new PayoutsPage(await portal.SignedIn("Helen Marchetti"));
        await payouts.Open("released", Name);
        await Expect(payouts.Rows(Name)).ToHaveCountAsync(2);
        await payouts.Rows(Name).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(payouts.Why).ToContainTextAsync("Released");
        await Seen(payouts.Page, "path-payout-why");

        await mails.Waits(Email, "suggested you", "Amara Okafor");
        await mails.Waits(Amara, $"We have your referral of {Name}", "You can earn");
        foreach (var stage in new[] { "In review", "Interviewing", "Offer" })
            await mails.Waits(Amara, $"{Name}: {stage}");
        await mails.Waits(Amara, $"{Name} is hired", Format.Day(start.AddDays(90)));
        await mails.Waits(Amara, $"{Name} has started");
        await mails.Waits(Amara, "handed to payroll", $"Part 1 of 2 of your bonus for {Name}");
        await mails.Waits(Amara, "handed to payroll", $"Part 2 of 2 of your bonus for {Name}");
        await mails.Waits("helen.marchetti@northwind.example", "Payouts: ", "Released");
        await mails.Waits("jonas.weber@northwind.example", $"New referral: {Name}");
    }

    private static Task Seen(IPage page, string name) => Look.At(page, name, main: true);
}

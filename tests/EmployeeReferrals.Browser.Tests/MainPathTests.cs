using EmployeeReferrals.Browser.Tests.Pages;
using EmployeeReferrals.Web.Components;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;
using Look = EmployeeReferrals.Browser.Tests.EveryPageTests.Look;

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
        await Wide(refer.Page, "path-role");
        await refer.Start.ClickAsync();
        await refer.Submit();
        await Expect(refer.Errors).ToBeVisibleAsync();
        await Wide(refer.Page, "path-refer-errors");
        await refer.Fill(Name, Email);
        await refer.OpenMore();
        await refer.Phone.FillAsync("+31 6 1234 9876");
        await Wide(refer.Page, "path-refer-more");
        var id = await refer.Send();
        await Expect(refer.Answer).ToContainTextAsync("You can earn");
        await Wide(refer.Page, "path-sent");

        var mine = new MyReferralsPage(refer.Page);
        await mine.Open();
        await Expect(mine.Card(Name)).ToContainTextAsync("You can earn");
        await Expect(mine.Card(Name).GetByRole(AriaRole.List, new() { Name = "Stage: Received" })).ToBeVisibleAsync();
        await Wide(mine.Page, "path-my-referrals");

        var triage = new TriagePage(await portal.SignedIn("Jonas Weber"));
        await triage.Open();
        await triage.Choose(Name);
        await Wide(triage.Page, "path-triage");
        await triage.Move(Name, "Screening");

        var referral = new ReferralPage(triage.Page);
        await referral.Open(id);
        await referral.MoveMenu.ClickAsync();
        await Wide(referral.Page, "path-move-menu");
        await referral.MoveMenu.ClickAsync();
        await referral.Move(Name, "Interview");
        await referral.Move(Name, "Offer");
        var start = await referral.Hire(Name, () => Wide(referral.Page, "path-hire-dialog"));
        await referral.ConfirmStart("NW9001", () => Wide(referral.Page, "path-start-dialog"));
        await Wide(referral.Page, "path-referral-started");

        await mine.Open(id);
        await Expect(mine.Stage("Hired")).ToBeVisibleAsync();
        await Expect(mine.Bonus.GetByRole(AriaRole.Listitem)).ToHaveCountAsync(2);
        await Expect(mine.Part("500 EUR")).ToContainTextAsync(Format.Day(start));
        await Expect(mine.Bonus).ToContainTextAsync($"Expected {Format.Day(start.AddDays(90))}");
        await Expect(mine.Bonus).ToContainTextAsync("if you and Saoirse are still employed then");
        await Wide(mine.Page, "path-my-referral-hired");

        var demo = new DemoPage(await portal.SignedIn("Clara Nowak"));
        await demo.Open();
        for (var month = 0; month < 4; month++) await demo.ThirtyDays();

        await mine.Open(id);
        await Expect(mine.Bonus.GetByText("Handed to payroll: expected with the next pay run.")).ToHaveCountAsync(2);
        await Wide(mine.Page, "path-my-referral-released");

        var payouts = new PayoutsPage(await portal.SignedIn("Helen Marchetti"));
        await payouts.Open("released", Name);
        await Expect(payouts.Rows(Name)).ToHaveCountAsync(2);
        await payouts.Rows(Name).First.GetByRole(AriaRole.Link).ClickAsync();
        await Expect(payouts.Why).ToContainTextAsync("Released");
        await Wide(payouts.Page, "path-payout-why");

        await mails.Waits(Email, "suggested you", "Amara Okafor");
        await mails.Waits(Amara, $"We have your referral of {Name}", "You can earn");
        foreach (var stage in new[] { "In review", "Interviewing", "Offer" }) await mails.Waits(Amara, $"{Name}: {stage}");
        await mails.Waits(Amara, $"{Name} is hired", Format.Day(start.AddDays(90)));
        await mails.Waits(Amara, $"{Name} has started");
        await mails.Waits(Amara, "handed to payroll", $"Part 1 of 2 of your bonus for {Name}");
        await mails.Waits(Amara, "handed to payroll", $"Part 2 of 2 of your bonus for {Name}");
        await mails.Waits("helen.marchetti@northwind.example", "Payouts: ", "Released");
        await mails.Waits("jonas.weber@northwind.example", $"New referral: {Name}");

        foreach (var (reader, path, shot) in new[]
                 {
                     ("Amara Okafor", "/refer", "path-refer"), ("Amara Okafor", "/my-referrals", "path-my-referrals"), ("Amara Okafor", $"/my-referrals/{id}", "path-my-referral"),
                     ("Jonas Weber", "/triage", "path-triage"), ("Jonas Weber", $"/referrals/{id}", "path-referral"), ("Helen Marchetti", $"/payouts?tab=released&q={Uri.EscapeDataString(Name)}", "path-payouts"),
                 })
        {
            var phone = await portal.SignedIn(reader, 390, ColorScheme.Dark);
            await phone.GotoAsync(path);
            await Look.Settled(phone);
            if (path == "/refer")
            {
                await new ReferPage(phone).Submit();
                await Expect(new ReferPage(phone).Errors).ToBeVisibleAsync();
            }
            await Look.At(phone, shot, 390, ColorScheme.Dark);
            if (path == $"/referrals/{id}") await LookAtMenuAndDialog(new ReferralPage(phone));
            await phone.Context.CloseAsync();
        }
    }

    private static async Task LookAtMenuAndDialog(ReferralPage phone)
    {
        await phone.MoveMenu.ClickAsync();
        await phone.Menu(Name).WaitForAsync();
        await Look.At(phone.Page, "path-move-menu", 390, ColorScheme.Dark);
        await phone.MoveMenu.ClickAsync();
        await phone.OpenMore("Correct first day…");
        await phone.Dialog.GetByLabel("Actual first day").FillAsync("");
        await phone.Dialog.GetByRole(AriaRole.Button, new() { Name = "Correct first day" }).ClickAsync();
        await Expect(phone.Dialog.GetByText("Enter the actual first day.")).ToBeVisibleAsync();
        await Look.At(phone.Page, "path-start-dialog-error", 390, ColorScheme.Dark);
    }

    private static async Task Wide(IPage page, string name)
    {
        await Look.Settled(page);
        await Look.At(page, name, 1440, ColorScheme.Light);
    }
}

using System.Text.RegularExpressions;
using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static EmployeeReferrals.Browser.Tests.EveryPageTests;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>The pages of the main path with their menu, dialog and field errors open, in all four of light and dark, wide and phone.</summary>
public sealed partial class OpenStatesTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    public static TheoryData<int, ColorScheme> Looks => new() { { 1440, ColorScheme.Light }, { 1440, ColorScheme.Dark }, { 390, ColorScheme.Light }, { 390, ColorScheme.Dark } };

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Employee_pages_with_errors_and_answers(int width, ColorScheme scheme)
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Amara Okafor", width, scheme);
        await page.GotoAsync("/open-roles");
        await Look.Settled(page);
        var role = await page.Locator("main a[href^='/open-roles/']").First.GetAttributeAsync("href");
        await page.GotoAsync(role!);
        await Look.Settled(page);
        await Look.At(page, "open-open-role", width, scheme);

        await page.GotoAsync($"/refer?opening={role!.Split('/')[^1]}");
        await page.Locator("#main").GetByText("More", new() { Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Send referral" }).ClickAsync();
        await page.GetByRole(AriaRole.Alert).First.WaitForAsync();
        await Look.At(page, "open-refer-errors", width, scheme);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Looked At");
        await page.GetByLabel("E-mail", new() { Exact = true }).FillAsync($"looked{width}{scheme}@mail.example".ToLowerInvariant());
        await page.GetByLabel("Why are they a good fit?").FillAsync("Seen in every light.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send referral" }).ClickAsync();
        await page.WaitForURLAsync(new Regex("/refer/sent/"));
        await Look.At(page, "open-refer-sent", width, scheme);

        await page.GotoAsync("/my-referrals");
        await Look.Settled(page);
        await page.GotoAsync((await page.Locator("main a[href^='/my-referrals/']").First.GetAttributeAsync("href"))!);
        await Look.Settled(page);
        await Look.At(page, "open-my-referral", width, scheme);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Recruiting_pages_with_menu_and_dialogs(int width, ColorScheme scheme)
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Jonas Weber", width, scheme);
        var referral = new ReferralPage(page);
        await page.GotoAsync("/triage");
        await Look.Settled(page);
        await page.Locator("a.q").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Confirm start" }).ClickAsync();
        await Dialog(page, "open-confirm-start", "Actual first day", "2099-01-01", "Confirm start", width, scheme);

        await page.GotoAsync("/pipeline?view=table&stage=offer");
        await Look.Settled(page);
        var link = await page.Locator("main a[href*='referral=']").Or(page.Locator("main a[href^='/referrals/']")).First.GetAttributeAsync("href");
        var id = Ids().Matches(link!)[^1].Value;
        await referral.Open(Guid.Parse(id));
        await Look.Settled(page);
        await referral.MoveMenu.ClickAsync();
        await Look.At(page, "open-move-menu", width, scheme);
        await page.GetByRole(AriaRole.Group, new() { NameRegex = new Regex("^Move .* to") }).GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Hired") }).ClickAsync();
        await Dialog(page, "open-hire", "Offer accepted on", "2099-01-01", "Hire", width, scheme);
        await referral.OpenMore("Change opening…");
        await page.GetByRole(AriaRole.Dialog).WaitForAsync();
        await Look.At(page, "open-change-opening", width, scheme);
        await page.Context.CloseAsync();
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Money_pages_with_detail_dialog_and_errors(int width, ColorScheme scheme)
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Helen Marchetti", width, scheme);
        await page.GotoAsync("/payouts");
        await Look.Settled(page);
        await page.GotoAsync((await page.Locator("main a[href*='payout=']").First.GetAttributeAsync("href"))!);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Record last day of") }).First.WaitForAsync();
        await Look.At(page, "open-payout", width, scheme);
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Record last day of") }).First.ClickAsync();
        await Dialog(page, "open-last-day", "Last day", "1990-01-01", "Record last day", width, scheme);

        await page.GotoAsync("/plan?new=yes");
        await Look.Settled(page);
        await page.GetByLabel("Bonus", new() { Exact = true }).FillAsync("-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make this version" }).ClickAsync();
        await page.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(page, "open-plan-errors", width, scheme);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Long_form_keeps_its_draft_over_a_reload_until_it_is_saved()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Jonas Weber");
        await page.GotoAsync("/openings/new");
        await Look.Settled(page);
        await page.GetByLabel("Title", new() { Exact = true }).FillAsync("Typed before the line dropped");
        await page.Keyboard.PressAsync("Tab");
        await page.ReloadAsync();
        await Look.Settled(page);
        await Assertions.Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("Typed before the line dropped");
        await page.EvaluateAsync("app.forgetDraft()");
        await page.ReloadAsync();
        await Look.Settled(page);
        await Assertions.Expect(page.GetByLabel("Title", new() { Exact = true })).ToHaveValueAsync("");
    }

    /// <summary>Opened, sent with what cannot be right, looked at with its error, and left.</summary>
    private static async Task Dialog(IPage page, string name, string field, string wrong, string verb, int width, ColorScheme scheme)
    {
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel(field).FillAsync(wrong);
        await dialog.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        await dialog.Locator("[aria-invalid=true]").First.WaitForAsync();
        await Look.At(page, name, width, scheme);
        await page.Keyboard.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F-]{27}")] private static partial Regex Ids();
}

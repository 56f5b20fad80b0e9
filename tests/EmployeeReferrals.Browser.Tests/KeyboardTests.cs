using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

[Collection(SmallStories.Name)]
public sealed class KeyboardTests(RunningPortal portal)
{
    [Theory]
    [InlineData("", "/sign-in")]
    [InlineData("Amara Okafor", "/my-referrals")]
    [InlineData("Amara Okafor", "/refer")]
    public async Task Skip_link_leads_to_the_content(string reader, string path)
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = reader.Length == 0 ? await portal.Visitor() : await portal.SignedIn(reader);
        await page.GotoAsync(path);
        await Look.Settled(page);
        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Skip to content" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    // Hit at five points: one that shows is enough (WCAG 2.4.11, level AA).
    private const string Hidden = """
        () => {
            const e = document.activeElement;
            if (!e || e === document.body || e.tagName === 'IFRAME') return null;
            const shown = e.matches('input[type="radio"], input[type="checkbox"]') ? e.closest('label') ?? e : e;
            const hit = r => [[.5, .5], [.1, .2], [.9, .2], [.1, .8], [.9, .8]].some(([x, y]) => {
                const top = document.elementFromPoint(r.left + r.width * x, r.top + r.height * y);
                return top && (shown.contains(top)
                    || top.contains(shown) && !['BODY', 'HTML', 'MAIN'].includes(top.tagName) || top.closest('label')?.control === e);
            });
            return [...shown.getClientRects()].some(hit) ? null : e.outerHTML.slice(0, 200);
        }
        """;

    public static TheoryData<string, string, int, int> Enlarged
    {
        get
        {
            var all = new TheoryData<string, string, int, int>();
            foreach (
                var (reader, path) in new[]
                {
                    ("Amara Okafor", "/refer"),
                    ("Amara Okafor", "/my-referrals"),
                    ("Jonas Weber", "/triage"),
                    ("Jonas Weber", "/pipeline?view=table"),
                    ("Helen Marchetti", "/payouts"),
                    ("Helen Marchetti", "/plans/new"),
                }
            )
            {
                all.Add(reader, path, 720, 450);
                all.Add(reader, path, 360, 225);
            }
            return all;
        }
    }

    /// <summary>A window of 1440 by 900 at 200 % and at 400 %, from the first thing on the page to the last that fits into forty
    /// steps.</summary>
    [Theory]
    [MemberData(nameof(Enlarged))]
    public async Task Focus_is_never_hidden_when_the_page_is_enlarged(string reader, string path, int wide, int high)
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn(reader);
        await page.SetViewportSizeAsync(wide, high);
        await page.GotoAsync(path);
        await Look.Settled(page);
        for (var step = 0; step < 40; step++)
        {
            await page.Keyboard.PressAsync(step % 10 == 9 ? "Shift+Tab" : "Tab");
            var hidden = await page.EvaluateAsync<string?>(Hidden);
            Assert.True(hidden is null, $"{path} at {wide}, step {step}: {hidden}");
        }
        await page.CloseAsync();
    }

    [Fact]
    public async Task Triage_goes_on_and_moves_by_single_keys()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var refer = new ReferPage(await portal.SignedIn("Amara Okafor"));
        await refer.Refer("Aslan Tveit", "aslan.tveit@mail.example");
        await refer.Refer("Bodil Tveit", "bodil.tveit@mail.example");

        var triage = new TriagePage(await portal.SignedIn("Jonas Weber"));
        await triage.Open();
        await triage.Choose("Aslan Tveit");
        await Expect(triage.Chosen).ToContainTextAsync("Aslan Tveit");
        await Look.Settled(triage.Page);
        await Press(triage.Page, "j", triage.Detail("Bodil Tveit"));
        await Expect(triage.Chosen).ToContainTextAsync("Bodil Tveit");
        await triage.Page.Keyboard.PressAsync("k");
        await Expect(triage.Detail("Aslan Tveit")).ToBeVisibleAsync();
        await triage.Page.Keyboard.PressAsync("1");
        await Expect(triage.Toast("Aslan Tveit moved to Screening")).ToBeVisibleAsync();
        await Expect(triage.Rows.Filter(new() { HasText = "Aslan Tveit" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task M_opens_the_menu_of_the_referral()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        const string name = "Mads Eklund";
        var id = await new ReferPage(await portal.SignedIn("Amara Okafor")).Refer(name, "mads.eklund@mail.example");
        var referral = new ReferralPage(await portal.SignedIn("Jonas Weber"));
        await referral.Open(id);
        var screening = referral.Menu(name).GetByRole(AriaRole.Button, new() { NameRegex = PortalPage.Begins("Screening") });
        await Press(referral.Page, "m", screening);
        await Expect(screening).ToBeFocusedAsync();
        await referral.Page.Keyboard.PressAsync("Escape");
        await Expect(screening).ToBeHiddenAsync();
        await Expect(referral.MoveMenu).ToBeFocusedAsync();
        await referral.Page.Keyboard.PressAsync("2");
        await Expect(referral.Toast($"{name} moved to Interview")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Focus_is_visible_on_sign_in()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.Visitor();
        await page.GotoAsync("/sign-in");
        var first = page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button).First;
        for (var tabs = 0; tabs < 10 && !await first.EvaluateAsync<bool>("e => e === document.activeElement"); tabs++)
            await page.Keyboard.PressAsync("Tab");
        await Expect(first).ToBeFocusedAsync();
        Assert.True(
            await first.EvaluateAsync<bool>(
                "e => { const s = getComputedStyle(e); return s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2 || "
                    + "s.boxShadow !== 'none'; }"
            ),
            "The focused button has no outline."
        );
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/$"));
    }

    /// <summary>The keys of a page listen a moment after it shows.</summary>
    private static async Task Press(IPage page, string key, ILocator until)
    {
        for (var tries = 0; tries < 20 && !await until.IsVisibleAsync(); tries++)
        {
            await page.Keyboard.PressAsync(key);
            try
            {
                await until.WaitForAsync(new() { Timeout = 1500 });
            }
            catch (TimeoutException)
            { /* not listening yet */
            }
        }
        await Expect(until).ToBeVisibleAsync();
    }
}

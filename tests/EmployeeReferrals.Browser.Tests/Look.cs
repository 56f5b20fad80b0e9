using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>Looks at a page as it stands: axe (WCAG 2.2 A and AA, no rule off, no selector excluded) finds nothing, nothing scrolls
/// sideways, nothing open reaches past the edge, and a picture is kept. The same page is turned from one look to the next.</summary>
public static class Look
{
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();
    private static readonly (int Width, ColorScheme Scheme)[] Four =
    [
        (1440, ColorScheme.Light),
        (1440, ColorScheme.Dark),
        (390, ColorScheme.Dark),
        (390, ColorScheme.Light),
    ];
    private static readonly (int Width, ColorScheme Scheme)[] Two = [(1440, ColorScheme.Light), (390, ColorScheme.Dark)];

    // A target that the sticky bar cuts where the page happens to stand is looked at once more in the middle of the window.
    private const string Rules = """
        async colours => {
            const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];
            const said = n => n.any[0] ? n.any[0].message : '';
            const violations = async (element, runOnly) => (await axe.run(element, { resultTypes: ['violations'], runOnly })).violations;
            const small = async element => (await violations(element, ['target-size'])).flatMap(v => v.nodes);
            const found = [];
            for (const v of await violations(document, colours ? ['color-contrast'] : { type: 'tag', values: tags })) {
                const nodes = [];
                for (const n of v.nodes) {
                    if (v.id === 'target-size' && said(n).includes('obscured')) {
                        const element = document.querySelector(n.target[0]);
                        element.scrollIntoView({ block: 'center' });
                        if ((await small(element)).length === 0) continue;
                    }
                    nodes.push(n.html + ' ' + said(n));
                }
                if (nodes.length > 0) found.push(`${v.id}: ${v.help}\n  ` + nodes.slice(0, 4).join('\n  '));
            }
            return found;
        }
        """;

    private const string Beyond = """
        () => {
            const wide = document.documentElement.clientWidth, high = window.innerHeight, out = [];
            const root = document.documentElement.scrollWidth - wide;
            if (root > 0) out.push(`the page scrolls ${root} px sideways`);
            for (const e of document.querySelectorAll('.menu, .toast, .mud-dialog')) {
                const r = e.getBoundingClientRect();
                if (r.width === 0 || !e.checkVisibility({ contentVisibilityAuto: true })) continue;
                if (r.left < -1 || r.right > wide + 1) out.push(`${e.className} reaches from ${r.left} to ${r.right} of ${wide}`);
                if (e.matches('.mud-dialog') && (r.top < -1 || r.bottom > high + 1))
                    out.push(`${e.className} reaches from ${r.top} to ${r.bottom} of ${high}`);
            }
            return out;
        }
        """;

    // MudBlazor's colours follow over the circuit, and so does the title once a page comes alive.
    private const string Followed = """
        dark => {
            if (!document.title) return false;
            const mud = getComputedStyle(document.documentElement).getPropertyValue('--mud-palette-background').match(/[\d.]+/g);
            if (mud && (mud.slice(0, 3).reduce((a, b) => a + Number(b), 0) < 384) !== dark) return false;
            return document.getAnimations().every(a => a.playState !== 'running' || a.effect?.getComputedTiming().iterations === Infinity);
        }
        """;

    private const string Ready = """
        () => document.title && document.querySelector('h1')
            && ![...document.querySelectorAll('main .skel')].some(e => e.offsetParent !== null)
        """;

    /// <summary>The page is there, and nothing of it is still being fetched.</summary>
    public static async Task Settled(IPage page)
    {
        await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
        await page.WaitForFunctionAsync(Ready);
    }

    /// <summary>Pictures are for whoever looks at them: asked for, since they take a third of the time.</summary>
    private static readonly bool Pictured = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_PICTURES") == "1";

    /// <summary>All four of light and dark, wide and phone, for pages of the main path; light and wide, dark and phone for the
    /// others.</summary>
    public static async Task At(IPage page, string name, bool main = false)
    {
        await Settled(page);
        var seen = new HashSet<int>();
        foreach (var (width, scheme) in main ? Four : Two)
            await Once(page, name, width, scheme, coloursAlone: !seen.Add(width));
        await Turn(page, 1440, ColorScheme.Light);
    }

    public static async Task Turn(IPage page, int width, ColorScheme scheme)
    {
        await page.SetViewportSizeAsync(width, width < 800 ? 844 : 1000);
        await page.EmulateMediaAsync(new() { ColorScheme = scheme, ReducedMotion = ReducedMotion.Reduce });
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Emulation.setTouchEmulationEnabled", new() { ["enabled"] = width < 800 });
        await session.DetachAsync();
        await page.WaitForFunctionAsync(Followed, scheme == ColorScheme.Dark);
    }

    // Past Playwright's own wrapping, which reads the whole script twice.
    private static async Task Bring(IPage page)
    {
        var session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Runtime.evaluate", new() { ["expression"] = Axe });
        await session.DetachAsync();
    }

    /// <param name="coloursAlone">At this width all rules were asked already: of the other scheme only the colours differ.</param>
    public static async Task Once(IPage page, string name, int width, ColorScheme scheme, bool coloursAlone = false)
    {
        await Turn(page, width, scheme);
        var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
        if (Pictured)
            await page.ScreenshotAsync(
                new()
                {
                    Path = Path.Combine(RunningPortal.Shots, $"{file}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"),
                    FullPage = true,
                }
            );
        var beyond = await page.EvaluateAsync<string[]>(Beyond);
        Assert.True(beyond.Length == 0, $"{name} at {width} {scheme}: {string.Join("; ", beyond)}");
        if (!await page.EvaluateAsync<bool>("() => !!window.axe"))
            await Bring(page);
        var violations = await page.EvaluateAsync<string[]>(Rules, coloursAlone);
        Assert.True(violations.Length == 0, $"{name} at {width} {scheme}\n{string.Join("\n", violations)}");
    }
}

using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>Every page as one of its readers: axe (WCAG 2.2 A and AA) finds nothing, nothing scrolls sideways, and a picture is kept.</summary>
public sealed class EveryPageTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    private static readonly string[] Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];

    private const string Amara = "/people/de300000-0000-7000-8000-000000000001";

    /// <summary>Pages of the main path are looked at in all four of light and dark, wide and phone; the others light and wide, dark and phone.</summary>
    private static readonly (string Reader, string Path, bool Main)[] Pages =
    [
        ("", "/sign-in", true), ("", "/sign-in/turned-away?why=unknown", false), ("", "/nothing-here", false), ("", "/c/0000000000000000000000000000000000000000000000000000000000000000", false),
        ("Amara Okafor", "/", true), ("Amara Okafor", "/open-roles", true), ("Amara Okafor", "/open-roles?q=zzzz", false), ("Amara Okafor", "/refer", true), ("Amara Okafor", "/my-referrals", true), ("Amara Okafor", "/demo", false),
        ("Jonas Weber", "/", false), ("Jonas Weber", "/triage", true), ("Jonas Weber", "/pipeline", true), ("Jonas Weber", "/pipeline?view=table", true), ("Jonas Weber", "/openings", false), ("Jonas Weber", "/openings/new", false),
        ("Helen Marchetti", "/", false), ("Helen Marchetti", "/payouts", true), ("Helen Marchetti", "/plan", false), ("Helen Marchetti", "/insight", false), ("Helen Marchetti", "/audit", false), ("Helen Marchetti", "/triage", false),
        ("Helen Marchetti", "/people", true), ("Helen Marchetti", "/people?q=zzzz", false), ("Helen Marchetti", Amara, false), ("Helen Marchetti", Amara + "/edit", false), ("Helen Marchetti", "/people/new", false), ("Tomas Lindqvist", "/people", false), ("Tomas Lindqvist", Amara, false),
        ("Pavel Horak", "/payouts", false), ("Ingrid Solberg", "/audit", false), ("Maeve Byrne", "/pipeline", false),
        ("Tomas Lindqvist", "/background-jobs", false), ("Tomas Lindqvist", "/settings", false), ("Tomas Lindqvist", "/my-referrals", false),
    ];

    public static TheoryData<string, string, int, ColorScheme> Looks
    {
        get
        {
            var looks = new TheoryData<string, string, int, ColorScheme>();
            foreach (var (reader, path, main) in Pages)
            {
                looks.Add(reader, path, 1440, ColorScheme.Light);
                looks.Add(reader, path, 390, ColorScheme.Dark);
                if (!main) continue;
                looks.Add(reader, path, 1440, ColorScheme.Dark);
                looks.Add(reader, path, 390, ColorScheme.Light);
            }
            return looks;
        }
    }

    [Theory]
    [MemberData(nameof(Looks))]
    public async Task Page_is_accessible_fits_and_is_pictured(string reader, string path, int width, ColorScheme scheme)
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = reader.Length == 0 ? await portal.Visitor(width, scheme) : await portal.SignedIn(reader, width, scheme);
        await page.GotoAsync(path);
        await Look.Settled(page);
        await Look.At(page, $"{(path == "/" ? "home" : path[1..])}{(reader.Length == 0 ? "" : "-" + reader.Split(' ')[0])}", width, scheme);
        await page.Context.CloseAsync();
    }

    /// <summary>Shared by the journeys, which look at dialogs, menus and errors where they open them.</summary>
    public static class Look
    {
        public static async Task Settled(IPage page)
        {
            await page.GetByRole(AriaRole.Heading, new() { Level = 1 }).First.WaitForAsync();
            await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        }

        public static async Task At(IPage page, string name, int width, ColorScheme scheme)
        {
            var file = string.Concat(name.Select(c => char.IsLetterOrDigit(c) ? c : '-')).Trim('-');
            await page.ScreenshotAsync(new() { Path = Path.Combine(RunningPortal.Shots, $"{file}-{width}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png"), FullPage = true });
            var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            Assert.True(overflow <= 0, $"{name} scrolls {overflow} px sideways at {width}");
            var result = await page.RunAxe(new AxeRunOptions { RunOnly = new RunOnlyOptions { Type = "tag", Values = [.. Rules] } });
            Assert.True(result.Violations.Length == 0, string.Join("\n", result.Violations.Select(v => $"{v.Id}: {v.Help}\n  " + string.Join("\n  ", v.Nodes.Take(4).Select(n => n.Html)))));
        }
    }
}

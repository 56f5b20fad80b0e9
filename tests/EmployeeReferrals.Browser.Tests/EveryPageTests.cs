using EmployeeReferrals.Domain.Payroll;
using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>Every page as its readers, full and empty.</summary>
public sealed class EveryPageTests(ReadersPortal portal) : IClassFixture<ReadersPortal>
{
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    private const string Amara = "/people/de300000-0000-7000-8000-000000000001";

    /// <summary>Pages of the main path are looked at in all four looks.</summary>
    private static readonly (string Reader, bool Main, string[] Paths)[] Pages =
    [
        ("", true, ["/sign-in"]),
        (
            "",
            false,
            [
                "/sign-in/turned-away?why=unknown",
                "/nothing-here",
                "/c/0000000000000000000000000000000000000000000000000000000000000000",
                "/c/done",
            ]
        ),
        ("Amara Okafor", true, ["/", "/open-roles", "/refer", "/my-referrals"]),
        (
            "Amara Okafor",
            false,
            ["/open-roles?q=zzzz", "/my-referrals?show=hired", "/demo", "/payouts", $"/my-referrals/{Nobody}", $"/open-roles/{Nobody}"]
        ),
        ("Jonas Weber", true, ["/triage", "/pipeline", "/pipeline?view=table"]),
        (
            "Jonas Weber",
            false,
            [
                "/",
                "/pipeline?view=table&q=zzzz",
                "/pipeline?view=table&stage=hired",
                "/openings",
                "/openings?q=zzzz",
                "/openings/new",
                $"/referrals/{Nobody}",
            ]
        ),
        ("Helen Marchetti", true, ["/payouts", "/people"]),
        (
            "Helen Marchetti",
            false,
            [
                "/",
                "/payouts?tab=ended",
                "/payouts?q=zzzz",
                "/plans",
                "/reviews",
                "/payouts?tab=review",
                "/plans/00000000-0000-0000-0000-000000000001",
                "/plans/which",
                "/plans/new",
                "/campaigns",
                "/campaigns/new",
                "/insight",
                "/insight?period=3",
                "/audit",
                "/audit?who=zzzz",
                "/triage",
                "/people?q=zzzz",
                Amara,
                Amara + "/edit",
                "/people/new",
                "/people/lists",
            ]
        ),
        ("Pavel Horak", true, ["/payroll", "/payroll/new"]),
        ("Amara Okafor", true, ["/my-referrals/statement"]),
        (
            "Pavel Horak",
            false,
            [
                "/",
                "/payouts",
                "/payroll?tab=voided",
                "/payroll?tab=waiting",
                "/payroll/new?until=2001-01-01",
                "/payroll/new?entity=Nobody",
                $"/payroll/{Nobody}",
                $"/payroll/{Nobody}/answer",
                "/payroll/statement/de300000-0000-7000-8000-000000000001",
                $"/payroll/statement/{Nobody}",
            ]
        ),
        ("Helen Marchetti", true, ["/liability"]),
        ("Ingrid Solberg", false, ["/simulator", "/liability"]),
        ("Ingrid Solberg", false, ["/payroll", "/audit?event=BatchExported"]),
        ("Clara Nowak", false, ["/my-referrals/statement?month=2019-01"]),
        ("Tomas Lindqvist", true, ["/settings/payroll"]),
        (
            "Ingrid Solberg",
            false,
            ["/audit?event=CreditDecided", "/audit?event=plans", "/audit?event=money&who=clara", "/insight?period=24"]
        ),
        ("Maeve Byrne", false, ["/pipeline"]),
        (
            "Tomas Lindqvist",
            false,
            ["/", "/background-jobs", "/background-jobs?job=Release+payouts", "/settings", "/my-referrals", "/audit", "/people", Amara]
        ),
    ];

    /// <summary>For whoever works on one page: its address and what lies below it, and no others.</summary>
    private static readonly string? Only = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_PAGE");

    public static TheoryData<string, string, bool> All
    {
        get
        {
            var all = new TheoryData<string, string, bool>();
            foreach (var (reader, main, paths) in Pages)
            foreach (var path in paths.Where(p => Only is null || p.StartsWith(Only, StringComparison.Ordinal)))
                all.Add(reader, path, main);
            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public async Task Page_is_accessible_fits_and_is_pictured(string reader, string path, bool main)
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.PageOf(reader);
        await page.GotoAsync(path);
        await Look.At(page, $"{(path == "/" ? "home" : path[1..])}{(reader.Length == 0 ? "" : "-" + reader.Split(' ')[0])}", main);
    }
}

/// <summary>Whoever reads goes from page to page in one tab.</summary>
public sealed class ReadersPortal(DemoData demo) : RunningPortal(demo)
{
    private readonly Dictionary<string, IPage> _tabs = [];

    public async Task<IPage> PageOf(string reader)
    {
        if (!_tabs.TryGetValue(reader, out var page))
            _tabs[reader] = page = reader.Length == 0 ? await Visitor() : await SignedIn(reader);
        return page;
    }
}

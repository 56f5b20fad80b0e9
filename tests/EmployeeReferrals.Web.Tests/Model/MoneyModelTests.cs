using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Web.Tests.Model;

/// <summary>Random histories through the real operations, held against a second model of the rules of credit and payouts.</summary>
public sealed class MoneyModelTests(ITestOutputHelper output)
{
    private const int Histories = 300;
    private const int Events = 16;

    /// <summary>The same histories each time, so that a change is held against what was right before it; others are drawn by hand and in
    /// the long run.</summary>
    private const int Usual = 7000;

    private static readonly ObviousRules.Plan[] Plans =
    [
        new("Plain", "EUR", 2, 20, 15, 30, null, Approval: false, WaitsForLeave: false),
        new("Asked", "JPY", 0, 25, 15, 30, null, Approval: true, WaitsForLeave: false),
        new("Both", "KWD", 3, 20, 15, 25, null, Approval: false, WaitsForLeave: true),
        new("Capped", "USD", 2, 30, 15, 20, 1, Approval: false, WaitsForLeave: true),
    ];

    private static readonly string[] Zones = ["Europe/Berlin", "Pacific/Auckland", "America/Los_Angeles"];

    /// <summary>Each of them has to be among what was drawn.</summary>
    private static readonly string[] Expected =
    [
        "Referred",
        "Referred again too early after leaving",
        "Hired",
        "Hired: refused",
        "Hired again after an undoing",
        "Typed late, for HR",
        "Start planned",
        "Start planned: refused",
        "Started",
        "Started: refused",
        "Start corrected",
        "Left before the start",
        "Left before the start: refused",
        "Hire undone",
        "The hire leaves",
        "The hire leaves: refused",
        "The hire's last day undone",
        "The referrer leaves",
        "The referrer's last day undone",
        "Returned inside the rehire window",
        "Returned after the rehire window",
        "Leave",
        "Leave: refused",
        "Leave undone",
        "Waits for the end of a leave",
        "Application",
        "Application undone",
        "HR's word",
        "HR decides a case",
        "Merged",
        "Merged: refused",
        "Merged after the hire",
        "Plan edited",
        "Owed by an earlier version of the plan",
        "Refused by the cap",
        "Exported",
        "Exported: refused",
        "Batch paid",
        "Batch rejected",
        "Batch voided",
        "To review",
        "A hire's own part released",
        "A hire's own part exported",
        "A hire's own part forfeited",
        "Approved",
        "Declined",
        "Deferred by HR",
        "Forfeited by HR",
    ];

    [Fact]
    public async Task Portal_and_the_model_agree_on_who_earns_what_and_when()
    {
        var given = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_SEED");
        var drawn = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_LONG") == "1" ? Random.Shared.Next(1_000_000_000) : Usual;
        var seed = given is null ? drawn : int.Parse(given, CultureInfo.InvariantCulture);
        // One that failed is lived through again alone, by its own seed.
        var alone = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_HISTORIES") is { } few
            ? int.Parse(few, CultureInfo.InvariantCulture)
            : Histories;
        var rounds = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_LONG") == "1" ? 20 : 1;
        output.WriteLine($"First seed {seed}");
        var (happened, found) = (new Happened(), new List<string>());
        for (var round = 0; round < rounds && found.Count == 0; round++)
        {
            var first = seed + round * Histories;
            var lived = await Task.WhenAll(
                Zones.Select(
                    (zone, z) => Task.Run(() => Live(zone, [.. Enumerable.Range(first, alone).Where(s => s % Zones.Length == z)], happened))
                )
            );
            found.AddRange(lived.SelectMany(f => f));
        }
        output.WriteLine(string.Join(", ", happened.Counts.OrderBy(c => c.Value).Select(c => $"{c.Key} {c.Value}")));
        Assert.True(found.Count == 0, $"First seed {seed}. {found.Count} histories differ.\n\n{string.Join("\n\n", found)}");
        if (alone == Histories)
            Assert.Equal([], Expected.Where(kind => !happened.Counts.ContainsKey(kind)));
    }

    private static async Task<List<string>> Live(string zone, List<int> seeds, Happened happened)
    {
        var found = new List<string>();
        if (seeds.Count == 0)
            return found;
        await using var portal = new Portal();
        await portal.InitializeAsync();
        await portal.Set(s => s.TimeZone = zone);
        var calendar = (await portal.Programme.Settings(portal.Token)).Calendar;
        var plans = Plans.Select(plan => new PlanInUse(plan)).ToList();
        foreach (var plan in plans)
            await plan.Begin(portal);
        if (Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_BEGINS") is { } day)
            portal.Clock.SetUtcNow(calendar.At(DateOnly.Parse(day, CultureInfo.InvariantCulture), new TimeOnly(9, 0)));
        foreach (var seed in seeds)
        {
            if (
                await new RandomHistory(portal, plans[seed / Zones.Length % plans.Count], happened, calendar, seed).Differs(Events) is
                { } difference
            )
                found.Add(difference);
            if (found.Count == 6)
                return found;
        }
        // Whatever was typed in whatever order, the ledger gives what there is.
        var ledger = (await portal.Op<Web.Features.Payouts.CheckLedger>().Execute(Actor.System("Test"), portal.Token)).Value;
        if (ledger.Count > 0 && found.Count == 0)
            found.Add(string.Join('\n', Web.Commands.LedgerReport.Lines(ledger)));
        return found;
    }
}

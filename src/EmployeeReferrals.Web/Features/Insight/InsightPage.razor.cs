using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace EmployeeReferrals.Web.Features.Insight;

public sealed partial class InsightPage
{
    private const int OwedMonths = 12;

    [CascadingParameter]
    public Task<AuthenticationState> Authentication { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "period")]
    public string? PeriodInAddress { get; set; }
    private int? Period => InAddress.Number(PeriodInAddress);

    [Inject]
    public required GetInsight Find { get; set; }

    private GetInsight.Found? found;
    private GetInsight.Reached received = default!;
    private GetInsight.Reached hired = default!;
    private IReadOnlyList<Bar> stageBars = [];
    private List<(string Currency, string Says, IReadOnlyList<Stack> Stacks)> owed = [];
    private string owedValue = "";
    private string? owedUnit;

    private static CultureInfo Culture => CultureInfo.CurrentCulture;

    protected override async Task OnParametersSetAsync()
    {
        var result = await Find.Execute((await Authentication).User.ToActor(), new(Period ?? 12), CancellationToken.None);
        if (!result.IsOk)
            return;
        var read = result.Value;
        (received, hired) = (read.Stages[0], read.Stages[^1]);
        stageBars =
        [
            .. read.Stages.Select(
                (s, i) =>
                    new Bar(
                        s.Stage == Stage.New ? "Received" : s.Stage.Word(),
                        s.Count,
                        Format.Number(s.Count, Culture),
                        i == 0
                            ? $"before {Format.Number(s.Before, Culture)}"
                            : $"{Whole(s.Count, read.Stages[i - 1].Count)}, before {Whole(s.Before, read.Stages[i - 1].Before)}",
                        s.Before
                    )
            ),
        ];
        owed = [.. read.Owes.GroupBy(o => o.Currency).Select(g => (g.Key, Says(g.Key, [.. g]), Stacks(g.Key, [.. g], read.Today)))];
        (owedValue, owedUnit) = owed.Count switch
        {
            0 => ("Nothing", null),
            1 => (Format.Amount(read.Owes.Sum(o => o.Amount), owed[0].Currency, Culture), owed[0].Currency),
            _ => (Format.Sums(read.Owes.Select(o => (o.Amount, o.Currency)), Culture), null),
        };
        found = read;
    }

    private static string Says(string currency, IReadOnlyList<GetInsight.Owed> all)
    {
        var handed = all.Where(o => o.State is PayoutState.Released or PayoutState.Exported).Sum(o => o.Amount);
        var total = Format.Money(all.Sum(o => o.Amount), currency, Culture);
        return handed > 0
            ? $"{total} in all, of which {Format.Money(handed, currency, Culture)} is with payroll already."
            : $"{total} in all, expected in the months below.";
    }

    // What fell due before this month stands in one line, and so does what is far away: the chart is about the months ahead.
    private static IReadOnlyList<Stack> Stacks(string currency, IReadOnlyList<GetInsight.Owed> all, DateOnly today)
    {
        var thisMonth = new DateOnly(today.Year, today.Month, 1);
        var last = thisMonth.AddMonths(OwedMonths - 1);
        return
        [
            .. all.GroupBy(o =>
                    o.First switch
                    {
                        null => (DateOnly.MaxValue, "No date yet"),
                        { } m when m < thisMonth => (DateOnly.MinValue, $"Before {Format.Month(thisMonth)}"),
                        { } m when m > last => (last.AddMonths(1), "Later"),
                        { } m => (m, Format.Month(m)),
                    }
                )
                .OrderBy(g => g.Key.Item1)
                .Select(g => new Stack(
                    g.Key.Item2,
                    [
                        .. new[] { ("Released", true), ("Expected", false) }
                            .Select(part =>
                                (
                                    part.Item1,
                                    Sum: g.Where(o => (o.State is PayoutState.Released or PayoutState.Exported) == part.Item2)
                                        .Sum(o => o.Amount)
                                )
                            )
                            .Select(part => new StackPart(part.Item1, (double)part.Sum, Format.Amount(part.Sum, currency, Culture))),
                    ],
                    Format.Amount(g.Sum(o => o.Amount), currency, Culture)
                )),
        ];
    }

    private string Csv(string chart) => $"/insight/{chart}.csv?period={found!.Months}";

    private IReadOnlyList<Column> MonthColumns => [.. found!.ByMonth.TakeLast(12).Select(ColumnOf)];
    private IReadOnlyList<Bar> DepartmentBars => [.. found!.ToHireByDepartment.Select(BarOf)];

    private static Column ColumnOf(GetInsight.Month month) =>
        new(month.First.ToString("MMM", CultureInfo.InvariantCulture), month.Referrers, Format.Number(month.Referrers, Culture));

    private static Bar BarOf(GetInsight.Days days) =>
        new(
            days.Name,
            days.Median,
            $"{days.Median} d",
            $"90% by {days.Ninety}; {Format.Count(days.Hires, "hire", Culture)}",
            Reach: days.Ninety
        );

    private string ParticipationCounts =>
        $"{Format.Number(found!.Took.Referrers, Culture)} of {Format.Number(found.Took.Of, Culture)} who can earn";
    private string ParticipationSays =>
        $"{Format.Share(found!.Took.Referrers, found.Took.Of, Culture)} in the whole time; "
        + $"before {Format.Percent(found.TookBefore.Referrers, found.TookBefore.Of, Culture)}.";
    private string StagesSay =>
        $"{Format.Percent(hired.Count, received.Count, Culture)} are hired so far; "
        + $"before {Format.Percent(hired.Before, received.Before, Culture)}.";
    private string TimeSays =>
        found!.ToHire is { } time
            ? $"Half are hired within {time.Median} days of the referral, 90% within {time.Ninety}."
            : "Nobody was hired in this time.";

    private decimal HiredNow => Share(hired.Count, received.Count);
    private decimal HiredBefore => Share(hired.Before, received.Before);

    private string? Faster =>
        found is { ToHire: { } now, ToHireBefore: { } before }
            ? (before.Median - now.Median) switch
            {
                0 => "as before",
                > 0 and var days => $"{Format.Count(days, "day", Culture)} faster",
                var days => $"{Format.Count(-days, "day", Culture)} slower",
            }
            : null;

    private static string? PointsOf(int part, int whole, int partBefore, int wholeBefore)
    {
        if (whole == 0 || wholeBefore == 0)
            return null;
        var points = Share(part, whole) - Share(partBefore, wholeBefore);
        return points == 0 ? "as before" : $"{Math.Abs(points).ToString("N1", Culture)} points {(points > 0 ? "more" : "fewer")}";
    }

    /// <summary>Null: as before, or nothing to compare with.</summary>
    private static bool? Rose(decimal? now, decimal? before) => now is null || before is null || now == before ? null : now > before;

    private static decimal Share(GetInsight.Participation took) => Share(took.Referrers, took.Of);

    private static decimal Share(int part, int whole) => whole == 0 ? 0 : Math.Round(100m * part / whole, 1);

    private static string Whole(int part, int whole) => whole == 0 ? "–" : (100m * part / whole).ToString("N0", Culture) + "%";
}

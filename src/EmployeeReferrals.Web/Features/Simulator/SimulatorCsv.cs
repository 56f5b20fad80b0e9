using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Features.Simulator;

internal static class SimulatorCsv
{
    /// <summary>The tables of a simulation in full; it is run again for each, and streamed where it is long.</summary>
    public static void MapSimulator(this WebApplication app) =>
        app.MapGet(
                "/simulator/{table}.csv",
                async (
                    string table,
                    Guid? version,
                    int? months,
                    HttpContext context,
                    SimulatePlan run,
                    ListSimulatedHires hires,
                    CancellationToken cancellation
                ) =>
                {
                    var (actor, span) = (context.User.ToActor(), months ?? 12);
                    if (table == "hires")
                        return Hires(hires.Execute(actor, new(version, span), cancellation));
                    if (table is not ("people" or "months" or "departments"))
                        return Results.NotFound();
                    var result = await run.Execute(actor, new(version, span, Everybody: true), cancellation);
                    if (!result.IsOk)
                        return result.Outcome == Domain.Outcome.NotFound ? Results.NotFound() : Results.Forbid();
                    return Of(table, result.Value);
                }
            )
            .RequireAuthorization(new OpensWithAttribute<ListSimulatedHires>())
            .RecordsExport(ExportKind.Simulation);

    private static IResult Hires(IAsyncEnumerable<ListSimulatedHires.Row> rows) =>
        Csv.Download(
            "simulated-hires.csv",
            rows,
            ("Hired on", h => h.HiredOn),
            ("Hire", h => h.Candidate),
            ("Role", h => h.Role),
            ("Department", h => h.Department),
            ("Earns", h => h.Earner),
            ("Credit", h => h.Code.ForRecruiter()),
            ("Amount", h => h.Amount),
            ("Currency", h => h.Currency),
            ("Would earn", h => h.WouldEarner),
            ("Would be", h => h.WouldCode.ForRecruiter()),
            ("Amount then", h => h.WouldAmount),
            ("Currency then", h => h.WouldCurrency),
            ("Forfeited then", h => h.WouldForfeit),
            ("Not compared", h => h.Apart is { } apart ? SimulatorWords.Of(apart) : null)
        );

    private static IResult Of(string table, SimulatePlan.Found found) =>
        table switch
        {
            "people" => Csv.Download(
                "simulated-people.csv",
                found.People,
                [("Name", p => p.Name), .. Sums<SimulatePlan.PersonSum>(p => p.Cost)]
            ),
            "months" => Csv.Download(
                "simulated-months.csv",
                found.ByMonth,
                [("Due month", m => m.First), .. Sums<SimulatePlan.Month>(m => m.Cost)]
            ),
            _ => Csv.Download(
                "simulated-departments.csv",
                found.ByDepartment,
                [("Department", d => d.Name), .. Sums<SimulatePlan.Department>(d => d.Cost)]
            ),
        };

    private static (string Head, Func<T, object?> Value)[] Sums<T>(Func<T, SimulatePlan.Sum> of) =>
        [
            ("Currency", row => of(row).Currency),
            ("Really", row => of(row).Really),
            ("Would be", row => of(row).Would),
            ("Difference", row => of(row).Difference),
        ];
}

internal static class SimulatorWords
{
    public static string Of(SetApart apart) =>
        apart switch
        {
            SetApart.Overridden => "HR decided the credit",
            SetApart.Merged => "Two candidates were merged, or it was corrected",
            SetApart.DecidedByHand => "HR decided a payout",
            SetApart.Recovery => "A recovery is to review, or was",
            SetApart.PaidBeforeCorrection => "Paid before a date or working time was corrected",
        };

    public static string Of(SimulatePlan.Tried? version) =>
        version is null ? "The plans as they were" : $"{version.Plan}, version {version.Number}{(version.IsDraft ? " (draft)" : "")}";
}

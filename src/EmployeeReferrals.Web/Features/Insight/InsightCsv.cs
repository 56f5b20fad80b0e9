using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Features.Insight;

internal static class InsightCsv
{
    /// <summary>The table behind each chart.</summary>
    public static void MapInsight(this WebApplication app) =>
        app.MapGet(
                "/insight/{chart}.csv",
                async (string chart, int? period, HttpContext context, GetInsight find, CancellationToken cancellation) =>
                {
                    var result = await find.Execute(context.User.ToActor(), new(period ?? 12), cancellation);
                    if (!result.IsOk)
                        return Results.Forbid();
                    var found = result.Value;
                    return chart switch
                    {
                        "participation" => Csv.Download(
                            "participation.csv",
                            found.ByMonth,
                            ("Month", m => m.First),
                            ("Employees who referred", m => m.Referrers)
                        ),
                        "stages" => Csv.Download(
                            "stages.csv",
                            found.Stages,
                            ("Stage", s => s.Stage == Stage.New ? "Received" : s.Stage.Word()),
                            ("Referrals", s => s.Count),
                            ("Before", s => s.Before)
                        ),
                        "time-to-hire" => Csv.Download(
                            "time-to-hire.csv",
                            found.ToHireByDepartment,
                            ("Department", d => d.Name),
                            ("Hires", d => d.Hires),
                            ("Median days", d => d.Median),
                            ("90% by day", d => d.Ninety)
                        ),
                        "owed" => Csv.Download(
                            "owed.csv",
                            found.Owes,
                            ("Due month", o => o.First),
                            ("Currency", o => o.Currency),
                            ("State", o => o.State.Word()),
                            ("Payouts", o => o.Count),
                            ("Amount", o => o.Amount)
                        ),
                        _ => Results.NotFound(),
                    };
                }
            )
            .RequireAuthorization(new OpensWithAttribute<GetInsight>())
            .RecordsExport(ExportKind.Insight);
}

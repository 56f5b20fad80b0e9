using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Features.Liability;

internal static class LiabilityCsv
{
    /// <summary>The tables of the page.</summary>
    public static void MapLiability(this WebApplication app) =>
        app.MapGet("/liability/{table}.csv", async (string table, HttpContext context, GetLiability find, CancellationToken cancellation) =>
            {
                var result = await find.Execute(context.User.ToActor(), cancellation);
                if (!result.IsOk)
                    return Results.Forbid();
                var found = result.Value;
                return table switch
                {
                    "owed" => Csv.Download(
                        "liability.csv",
                        found.Lines,
                        ("Due month", l => l.First),
                        ("Currency", l => l.Currency),
                        ("State", l => l.State.Word()),
                        ("Payouts", l => l.Count),
                        ("Amount", l => l.Amount)
                    ),
                    "recoveries" => Csv.Download(
                        "recoveries.csv",
                        found.Recoveries,
                        ("Currency", r => r.Currency),
                        ("Payouts", r => r.Count),
                        ("Amount", r => r.Amount)
                    ),
                    "likely" => Csv.Download(
                        "likely.csv",
                        found.Chances.Select(c => (Chance: c, From: found.Conversions.First(v => v.Stage == c.Stage))),
                        ("Stage", c => c.Chance.Stage.Word()),
                        ("Currency", c => c.Chance.Currency),
                        ("Can earn", c => c.Chance.Open),
                        ("If all were hired", c => c.Chance.Possible),
                        ("Ended last year", c => c.From.Ended),
                        ("Of them hired", c => c.From.Hired),
                        ("Likely", c => c.Chance.Likely)
                    ),
                    _ => Results.NotFound(),
                };
            })
            .RequireAuthorization(new OpensWithAttribute<GetLiability>())
            .RecordsExport(ExportKind.Liability);
}

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Features.MyReferrals;

internal static class MyReferralsCsv
{
    public static void MapMyReferrals(this WebApplication app) =>
        app.MapGet("/my-referrals.csv", (HttpContext context, ListMyReferrals list, string? show, CancellationToken cancellation) =>
                Csv.Download(
                    "my-referrals.csv",
                    Rows(list, context, ListMyReferrals.FilterOf(show), cancellation),
                    ("Name", r => r.Name ?? "erased person"),
                    ("Role", r => r.Role),
                    ("Location", r => r.Location),
                    ("Referred on", r => r.MadeOn),
                    ("Stage", r => r.Stage.Word()),
                    ("Closed on", r => r.ClosedOn),
                    ("Credit", r => r.CreditWord),
                    ("Started on", r => r.StartedOn),
                    ("Currency", r => r.NamesAmount ? r.Currency : null),
                    ("Bonus", r => r.Earns && r.NamesAmount ? r.Amount : null),
                    ("Payouts", r =>
                        string.Join(
                            "; ",
                            r.Payouts.Select(p =>
                                FormattableString.Invariant($"{p.Amount:0.###} {p.Currency} {p.DueOn:yyyy-MM-dd} {p.State.Word()}")
                            )
                        )
                    )
                )
            )
            .RecordsExport(ExportKind.MyReferrals);

    private static async IAsyncEnumerable<MyReferral> Rows(
        ListMyReferrals list,
        HttpContext context,
        MyFilter show,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        for (var page = 1; ; page++)
        {
            var read = await list.Execute(context.User.ToActor(), new(show, page), cancellation);
            foreach (var row in read.Rows)
                yield return row;
            if (read.Rows.Count < ListMyReferrals.PageSize)
                yield break;
        }
    }
}

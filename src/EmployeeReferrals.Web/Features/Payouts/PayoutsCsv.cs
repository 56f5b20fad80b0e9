using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Features.Payouts;

internal static class PayoutsCsv
{
    public static void MapPayouts(this WebApplication app) =>
        app.MapGet(
                "/payouts.csv",
                (
                    HttpContext context,
                    ListPayouts list,
                    string? tab,
                    string? q,
                    string? currency,
                    string? entity,
                    CancellationToken cancellation
                ) =>
                    Csv.Download(
                        "payouts.csv",
                        Rows(list, context, PayoutFilter.Of(tab, q, currency, entity), cancellation),
                        ("Referrer", r => r.Referrer),
                        ("Employee number", r => r.EmployeeNumber),
                        ("Legal entity", r => r.LegalEntity),
                        ("For", r => r.Hire),
                        ("Role", r => r.Role),
                        ("Part", r => r.Number),
                        ("Of", r => r.Parts),
                        ("Amount", r => r.Amount),
                        ("Currency", r => r.Currency),
                        ("Due", r => r.DueOn),
                        ("State", r => r.State.Word()),
                        ("Why", r => r.Reason.Word())
                    )
            )
            .RequireAuthorization(new OpensWithAttribute<ListPayouts>())
            .RecordsExport(ExportKind.Payouts);

    private static async IAsyncEnumerable<ListPayouts.Row> Rows(
        ListPayouts list,
        HttpContext context,
        PayoutFilter filter,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        const int size = 500;
        for (var page = 1; ; page++)
        {
            var read = await list.Execute(context.User.ToActor(), new(filter, page, Size: size), cancellation);
            foreach (var row in read.Rows)
                yield return row;
            if (read.Rows.Count < size)
                yield break;
        }
    }
}

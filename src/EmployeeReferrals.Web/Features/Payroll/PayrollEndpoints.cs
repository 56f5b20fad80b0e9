using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Features.Payroll;

internal static class PayrollEndpoints
{
    public static void MapPayroll(this WebApplication app)
    {
        app.MapGet("/payroll/{id:guid}/file", async (Guid id, HttpContext context, GetBatchFile get, CancellationToken cancellation) =>
            {
                var file = await get.Execute(context.User.ToActor(), new(id), cancellation);
                if (!file.IsOk)
                    return Results.NotFound();
                context.Response.Headers.CacheControl = "no-store";
                return Results.Bytes(file.Value.Content, "text/csv; charset=utf-8", file.Value.Name);
            })
            .RequireAuthorization(new OpensWithAttribute<GetBatchFile>())
            .RecordsExport(ExportKind.PayrollBatch);
        app.MapGet("/my-referrals/statement.csv", (HttpContext context, GetStatement get, string? month, CancellationToken cancellation) =>
                Statement(context, get, null, month, cancellation)
            )
            .RecordsExport(ExportKind.Statement);
        app.MapGet(
                "/payroll/statement/{id:guid}.csv",
                (Guid id, HttpContext context, GetStatement get, string? month, CancellationToken cancellation) =>
                    Statement(context, get, id, month, cancellation)
            )
            .RequireAuthorization(new OpensWithAttribute<ListBatches>())
            .RecordsExport(ExportKind.Statement);
    }

    private static async Task<IResult> Statement(
        HttpContext context,
        GetStatement get,
        Guid? person,
        string? month,
        CancellationToken cancellation
    )
    {
        var found = await get.Execute(context.User.ToActor(), new(person, month), cancellation);
        if (!found.IsOk)
            return Results.NotFound();
        var shown = found.Value;
        var columns = new List<(string, Func<GetStatement.Row, object?>)>
        {
            ("Day", r => r.Day),
            ("What", r => BatchLabels.Event(r.Event, r.Batch)),
        };
        if (shown.ShowsFor)
            columns.Add(("For", r => r.For));
        columns.AddRange([
            ("Part", r => r.Part),
            ("Of", r => r.Parts),
            ("Kind", r => r.Kind.Word()),
            ("Reward", r => r.RewardName),
            ("Amount", r => r.Amount),
            ("Currency", r => r.Currency),
            ("Batch", r => r.Batch),
        ]);
        return Csv.Download($"statement-{shown.MonthText}.csv", shown.Rows.ToAsyncEnumerable(), [.. columns]);
    }
}

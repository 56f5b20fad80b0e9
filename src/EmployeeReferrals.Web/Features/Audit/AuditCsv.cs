using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Features.Audit;

internal static class AuditCsv
{
    public static void MapAudit(this WebApplication app) =>
        app.MapGet(
                "/audit.csv",
                (
                    HttpContext context,
                    ListAudit list,
                    [Microsoft.AspNetCore.Mvc.FromQuery(Name = "event")] string? kind,
                    string? who,
                    string? about,
                    string? from,
                    string? until,
                    CancellationToken cancellation
                ) =>
                    Csv.Download(
                        "audit.csv",
                        Rows(list, context, AuditFilter.Of(kind, who, about, from, until), cancellation),
                        ("Number", r => r.Number),
                        ("When (UTC)", r => r.At),
                        ("Who", r => r.Who),
                        ("Event", r => r.Event),
                        ("Detail", r => r.Detail),
                        ("Changes", r => string.Join("; ", r.Changes)),
                        ("About", r => r.About),
                        ("Written by the portal", r => r.IsOurs ? "yes" : "no")
                    )
            )
            .RequireAuthorization(new OpensWithAttribute<ListAudit>())
            .RecordsExport(ExportKind.Audit);

    /// <summary>Newest first, from the newest entry there is: the download itself is one, and whatever comes in meanwhile moves no
    /// page.</summary>
    private static async IAsyncEnumerable<ListAudit.Row> Rows(
        ListAudit list,
        HttpContext context,
        AuditFilter filter,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        const int size = 500;
        long? last = null;
        for (var page = 1; ; page++)
        {
            var read = await list.Execute(context.User.ToActor(), new(filter, page, size), cancellation);
            // What came in since pushed some of the page before onto this one.
            foreach (var row in read.Rows.Where(r => last is null || r.Number < last))
                yield return row;
            if (read.Rows.Count < size)
                yield break;
            last = read.Rows[^1].Number;
        }
    }
}

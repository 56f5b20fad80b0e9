using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Security;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Features.People;

internal static class PeopleCsv
{
    public static void MapPeople(this WebApplication app) =>
        app.MapGet(
                "/people.csv",
                (
                    HttpContext context,
                    ListPeople list,
                    string? tab,
                    string? q,
                    string? department,
                    string? location,
                    string? role,
                    CancellationToken cancellation
                ) =>
                    Csv.Download(
                        "people.csv",
                        Rows(list, context, PeopleFilter.Of(tab, q, department, location, role), cancellation),
                        ("Name", r => r.Name),
                        ("Employee number", r => r.EmployeeNumber),
                        ("Work e-mail", r => r.WorkEmail),
                        ("Legal entity", r => r.LegalEntity),
                        ("Department", r => r.Department),
                        ("Location", r => r.Location),
                        ("Level", r => r.Level),
                        ("Kind", r => PeopleLabels.Of(r.Kind)),
                        ("Roles", r => PeopleLabels.Of(r.Roles)),
                        ("First day", r => r.FirstDay),
                        ("Last day", r => r.LastDay),
                        ("Access ended", r => r.AccessEnded ? "yes" : "no")
                    )
            )
            .RequireAuthorization(new OpensWithAttribute<ListPeople>())
            .RecordsExport(ExportKind.People);

    private static async IAsyncEnumerable<ListPeople.Row> Rows(
        ListPeople list,
        HttpContext context,
        PeopleFilter filter,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation
    )
    {
        const int size = 500;
        for (var page = 1; ; page++)
        {
            var read = await list.Execute(context.User.ToActor(), new(filter, page, size), cancellation);
            foreach (var row in read.Rows)
                yield return row;
            if (read.Rows.Count < size)
                yield break;
        }
    }
}

using System.Runtime.CompilerServices;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Pipeline;

/// <summary>All rows of the filter, one by one, for the CSV.</summary>
[May(ReferralAccess.Readers)]
public sealed class ListPipelineForFile(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(PipelineFilter Filter, PipelineSort Sort, bool Down);

    public async IAsyncEnumerable<PipelineRow> Execute(Actor actor, Query query, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var calendar = settings.Calendar;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await foreach (
            var row in query
                .Filter.Apply(db, actor, settings)
                .Sorted(db, query.Sort, query.Down)
                .Project(db)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
            yield return row.Timed(settings, calendar, now);
    }
}

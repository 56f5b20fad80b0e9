using System.Runtime.CompilerServices;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Pipeline;

/// <summary>One page of the table.</summary>
[May(ReferralAccess.Readers)]
public sealed class ListPipeline(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PageSize = 25;

    public sealed record Query(PipelineFilter Filter, PipelineSort Sort, bool Down, int Page);

    public async Task<IReadOnlyList<PipelineRow>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var rows = await query
            .Filter.Apply(db, actor, settings)
            .Sorted(db, query.Sort, query.Down)
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Project(db)
            .ToListAsync(cancellation);
        var calendar = settings.Calendar;
        return rows.ConvertAll(r => r.Timed(settings, calendar, now));
    }
}

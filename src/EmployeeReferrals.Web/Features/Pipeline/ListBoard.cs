using System.Runtime.CompilerServices;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Pipeline;

/// <summary>The cards of one opening, the first of each column: those that wait longest.</summary>
[May(ReferralAccess.Readers)]
public sealed class ListBoard(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PerColumn = 50;
    public static readonly IReadOnlyList<Stage> Columns = [.. StageTable.Open, Stage.Hired];

    public sealed record Query(PipelineFilter Filter);

    public async Task<IReadOnlyList<PipelineRow>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var calendar = settings.Calendar;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var cards = new List<PipelineRow>();
        foreach (var stage in Columns)
        {
            var column = query.Filter.InAllStages(db, actor, settings).Where(r => r.Stage == stage);
            // Of the hired, the newest: those who wait for their start.
            column =
                stage == Stage.Hired
                    ? column.OrderByDescending(r => r.StageSince).ThenBy(r => r.Id)
                    : column.OrderBy(r => r.StageSince).ThenBy(r => r.Id);
            cards.AddRange(await column.Take(PerColumn).Project(db).ToListAsync(cancellation));
        }
        return cards.ConvertAll(r => r.Timed(settings, calendar, now));
    }
}

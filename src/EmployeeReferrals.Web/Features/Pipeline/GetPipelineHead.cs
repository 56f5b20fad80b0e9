using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Pipeline;

/// <summary>The head of the pipeline: which openings there are to choose from, and how many stand in each stage.</summary>
[May(ReferralAccess.Readers)]
public sealed class GetPipelineHead(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Most = 300;

    public sealed record Query(PipelineFilter Filter);

    public sealed record Head(
        IReadOnlyList<Choice> Openings,
        string? Title,
        string? Sub,
        IReadOnlyDictionary<Stage, int> Counts,
        DateOnly Today,
        DateTimeOffset Now,
        TimeZoneInfo Zone
    )
    {
        public int InMotion => StageTable.Open.Sum(Of);
        public int Closed => StageTable.Closed.Sum(Of);

        public int Of(Stage stage) => Counts.GetValueOrDefault(stage);
    }

    public async Task<Head> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var me = actor.PersonId;
        var openings = Seen(db, actor, settings);
        var choices = await Choices(openings, cancellation);
        var chosen = await openings
            .Where(o => o.Id == query.Filter.OpeningId)
            .Select(o => new
            {
                o.Title,
                o.Location,
                o.State,
            })
            .FirstOrDefaultAsync(cancellation);
        var colleagues = chosen is null
            ? []
            : await db
                .People.Where(p =>
                    p.Id != me && db.Set<OpeningRecruiter>().Any(r => r.OpeningId == query.Filter.OpeningId && r.PersonId == p.Id)
                )
                .OrderBy(p => p.Name)
                .ThenBy(p => p.Id)
                .Select(p => p.Name)
                .Take(3)
                .ToListAsync(cancellation);
        var counts = await query
            .Filter.InAllStages(db, actor, settings)
            .GroupBy(r => r.Stage)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        var sub = chosen is null
            ? null
            : $"{chosen.Location} · {Opening.Word(chosen.State).ToLowerInvariant()}"
                + (colleagues.Count > 0 ? $" · with {Format.And(colleagues)}" : "");
        return new Head(choices, chosen?.Title, sub, counts, settings.Calendar.DayOf(now), now, settings.Calendar.Zone);
    }

    private static IQueryable<Opening> Seen(AppDbContext db, Actor actor, CompanySettings settings)
    {
        var me = actor.PersonId;
        var openings = db.Openings.AsNoTracking();
        return actor.Is(Roles.Hr | Roles.Auditor) || (actor.Is(Roles.Recruiter) && settings.RecruitersSeeAll)
            ? openings
            : openings.Where(o => o.HiringManagerId == me || o.Recruiters.Any(r => r.PersonId == me));
    }

    private static async Task<IReadOnlyList<Choice>> Choices(IQueryable<Opening> openings, CancellationToken cancellation)
    {
        var choices = await openings
            .Where(o => o.State != OpeningState.Draft)
            .OrderBy(o => o.State == OpeningState.Closed)
            .ThenBy(o => o.Title)
            .ThenBy(o => o.Location)
            .ThenBy(o => o.Id)
            .Take(Most)
            .Select(o => new
            {
                o.Id,
                o.Title,
                o.Location,
                o.State,
            })
            .ToListAsync(cancellation);
        return choices.ConvertAll(o => new Choice(o.Id.ToString(), $"{o.Title}, {o.Location}{Apart(o.State)}"));
    }

    private static string Apart(OpeningState state) =>
        state is OpeningState.Closed or OpeningState.OnHold ? $" ({Opening.Word(state).ToLowerInvariant()})" : "";
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>The openings somebody looks after, drafts included, with how many referrals each has.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class ListOpeningsToManage(IDbContextFactory<AppDbContext> databases)
{
    public const int PageSize = 25;

    /// <param name="State">Null: all.</param>
    public sealed record Query(OpeningState? State, string? Words, int Page);

    public sealed record Row(
        Guid Id,
        string Title,
        string Department,
        string Location,
        OpeningState State,
        string HiringManager,
        DateTimeOffset? PublishedAt,
        int InMotion,
        int Hired
    );

    public sealed record Page(IReadOnlyList<Row> Rows, int Total, IReadOnlyDictionary<OpeningState, int> Counts);

    public async Task<Page> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<ListOpeningsToManage>())
            return new Page([], 0, new Dictionary<OpeningState, int>());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var openings = Managed(db, actor);
        foreach (var key in Text.SearchWords(query.Words))
            openings = openings.Where(o => o.Search.Contains(key));
        var counts = await openings
            .GroupBy(o => o.State)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        if (query.State is { } state)
            openings = openings.Where(o => o.State == state);
        var me = actor.PersonId;
        var rows = await openings
            .OrderBy(o => o.State == OpeningState.Closed)
            .ThenBy(o => o.Title)
            .ThenBy(o => o.Location)
            .ThenBy(o => o.Id)
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Select(o => new Row(
                o.Id,
                o.Title,
                o.Department,
                o.Location,
                o.State,
                db.People.Where(p => p.Id == o.HiringManagerId).Select(p => p.Name).First(),
                o.PublishedAt,
                db.Referrals.Count(r => r.OpeningId == o.Id && r.ReferrerId != me && StageTable.Open.Contains(r.Stage)),
                db.Referrals.Count(r => r.OpeningId == o.Id && r.ReferrerId != me && r.Stage == Stage.Hired)
            ))
            .ToListAsync(cancellation);
        return new Page(rows, query.State is { } one ? counts.GetValueOrDefault(one) : counts.Values.Sum(), counts);
    }

    internal static IQueryable<Opening> Managed(AppDbContext db, Actor actor)
    {
        var me = actor.PersonId;
        return actor.Is(Roles.Hr) ? db.Openings : db.Openings.Where(o => o.Recruiters.Any(r => r.PersonId == me));
    }
}

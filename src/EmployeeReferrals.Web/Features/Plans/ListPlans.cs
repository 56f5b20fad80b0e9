using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>All plans as they stand today, and the campaigns that run or come.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class ListPlans(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Most = 100;

    /// <param name="Current">Null: not begun, or only a draft.</param>
    /// <param name="Next">Active from a later day.</param>
    public sealed record Row(
        Guid Id,
        string Name,
        DateOnly? RetiredFrom,
        PlanVersion? Current,
        PlanVersion? Next,
        PlanVersion? Draft,
        int Referrals
    )
    {
        public PlanVersion Shown => Current ?? Next ?? Draft!;
    }

    public sealed record Found(
        IReadOnlyList<Row> Plans,
        IReadOnlyList<Campaign> Campaigns,
        IReadOnlyDictionary<Guid, string> Openings,
        DateOnly Today,
        bool MayEdit
    );

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<ListPlans>())
            return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var plans = await db.Plans.AsNoTracking().OrderBy(p => p.Name).ThenBy(p => p.Id).Take(Most).ToListAsync(cancellation);
        var lists = await Programme.ReadLists(db, cancellation);
        var versions = (await db.PlanVersions.AsNoTracking().OrderBy(v => v.Number).ToListAsync(cancellation))
            .ConvertAll(v => v.ReadBy(lists))
            .ToLookup(v => v.PlanId);
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .OrderByDescending(c => c.Until)
            .ThenBy(c => c.Id)
            .Take(Most)
            .ToListAsync(cancellation);
        campaigns.ForEach(c => c.ReadBy(lists));
        var rows = plans.ConvertAll(p => new Row(
            p.Id,
            p.Name,
            p.RetiredFrom,
            PlanVersion.On(today, versions[p.Id]),
            versions[p.Id].Where(v => !v.IsDraft && v.ActiveFrom > today).MinBy(v => v.ActiveFrom),
            versions[p.Id].LastOrDefault(v => v.IsDraft),
            versions[p.Id].Count()
        ));
        var named = versions
            .SelectMany(v => v)
            .SelectMany(v => v.Terms.Filter.OpeningIds)
            .Concat(campaigns.SelectMany(c => c.Facts.Filter.OpeningIds))
            .Distinct()
            .ToList();
        return new Found(rows, campaigns, await OpeningNames(db, named, cancellation), today, actor.Is(Roles.Hr));
    }

    internal static async Task<IReadOnlyDictionary<Guid, string>> OpeningNames(
        AppDbContext db,
        IReadOnlyCollection<Guid> ids,
        CancellationToken cancellation
    ) =>
        ids.Count == 0
            ? new Dictionary<Guid, string>()
            : await db.Openings.Where(o => ids.Contains(o.Id)).ToDictionaryAsync(o => o.Id, o => o.Title + ", " + o.Location, cancellation);
}

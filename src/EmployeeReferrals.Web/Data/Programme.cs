using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Data;

/// <summary>The settings and the plan, as nearly every operation reads them: kept in memory until one of them is changed here.</summary>
public sealed class Programme(IDbContextFactory<AppDbContext> databases, TimeProvider clock)
{
    // Another node may have changed them; a minute is what a settings page may take to be seen everywhere.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(1);
    private Known? _known;

    public async ValueTask<CompanySettings> Settings(CancellationToken cancellation) => (await Read(cancellation)).Settings;

    /// <summary>All plans and campaigns.</summary>
    public async ValueTask<PlanCatalog> Catalog(CancellationToken cancellation) => (await Read(cancellation)).Catalog;

    /// <summary>For what decides on money: with the lists as they stand this moment, since another node may have renamed or joined what
    /// an opening carries.</summary>
    public async ValueTask<PlanCatalog> Catalog(AppDbContext db, CancellationToken cancellation)
    {
        var known = await Read(cancellation);
        if (known.ListsStand != await ListsStand(db, cancellation))
        {
            Forget();
            known = await Read(cancellation);
        }
        return known.Catalog;
    }

    /// <summary>No entry is ever deleted, and each change raises its version: another state has another sum.</summary>
    private static Task<int> ListsStand(AppDbContext db, CancellationToken cancellation) =>
        db.Lists.SumAsync(e => e.Version + 1, cancellation);

    /// <summary>Departments, locations and legal entities.</summary>
    public async ValueTask<CompanyLists> Lists(CancellationToken cancellation) => (await Read(cancellation)).Lists;

    public void Forget() => _known = null;

    private async ValueTask<Known> Read(CancellationToken cancellation)
    {
        var now = clock.GetTimestamp();
        if (_known is { } known && clock.GetElapsedTime(known.At, now) < Lifetime)
            return known;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var stand = await ListsStand(db, cancellation);
        var lists = await ReadLists(db, cancellation);
        var plans = await db.Plans.AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellation);
        var versions = await db.PlanVersions.AsNoTracking().OrderBy(p => p.Number).ToListAsync(cancellation);
        var campaigns = await db.Campaigns.AsNoTracking().OrderBy(c => c.From).ToListAsync(cancellation);
        return _known = new Known(
            await db.Settings.AsNoTracking().SingleAsync(cancellation),
            new PlanCatalog(plans, versions.ConvertAll(v => v.ReadBy(lists)), campaigns.ConvertAll(c => c.ReadBy(lists))),
            lists,
            stand,
            now
        );
    }

    /// <summary>As they stand, past what is kept in memory.</summary>
    public static async Task<CompanyLists> ReadLists(AppDbContext db, CancellationToken cancellation) =>
        new(await db.Lists.AsNoTracking().Include(e => e.Spellings).ToListAsync(cancellation));

    private sealed record Known(CompanySettings Settings, PlanCatalog Catalog, CompanyLists Lists, int ListsStand, long At);
}

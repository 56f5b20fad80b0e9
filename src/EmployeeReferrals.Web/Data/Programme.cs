using EmployeeReferrals.Domain.Bonuses;
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
    public async ValueTask<PlanBook> Book(CancellationToken cancellation) => (await Read(cancellation)).Book;

    public void Forget() => _known = null;

    private async ValueTask<Known> Read(CancellationToken cancellation)
    {
        var now = clock.GetTimestamp();
        if (_known is { } known && clock.GetElapsedTime(known.At, now) < Lifetime) return known;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return _known = new Known(
            await db.Settings.AsNoTracking().SingleAsync(cancellation),
            new PlanBook(await db.Plans.AsNoTracking().OrderBy(p => p.Name).ToListAsync(cancellation), await db.PlanVersions.AsNoTracking().OrderBy(p => p.Number).ToListAsync(cancellation),
                await db.Campaigns.AsNoTracking().OrderBy(c => c.From).ToListAsync(cancellation)),
            now);
    }

    private sealed record Known(CompanySettings Settings, PlanBook Book, long At);
}

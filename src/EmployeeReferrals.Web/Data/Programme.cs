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

    /// <summary>The version that holds on a day. The first version is made with the database, from the beginning of time.</summary>
    public async ValueTask<PlanVersion> PlanOn(DateOnly day, CancellationToken cancellation) => PlanVersion.On(day, (await Read(cancellation)).Plans)!;

    public async ValueTask<IReadOnlyList<PlanVersion>> Plans(CancellationToken cancellation) => (await Read(cancellation)).Plans;

    public void Forget() => _known = null;

    private async ValueTask<Known> Read(CancellationToken cancellation)
    {
        var now = clock.GetTimestamp();
        if (_known is { } known && clock.GetElapsedTime(known.At, now) < Lifetime) return known;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return _known = new Known(
            await db.Settings.AsNoTracking().SingleAsync(cancellation),
            await db.PlanVersions.AsNoTracking().OrderBy(p => p.Number).ToListAsync(cancellation),
            now);
    }

    private sealed record Known(CompanySettings Settings, IReadOnlyList<PlanVersion> Plans, long At);
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plan;

/// <summary>The plan as it holds today, and every version there was or will be.</summary>
public sealed class GetPlan(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Most = 100;

    public sealed record Version(int Number, DateOnly ActiveFrom, PlanTerms Terms, string? MadeBy, DateOnly MadeOn);

    /// <param name="Seed">What a new version starts from: the newest, with the window and scope that Settings have.</param>
    public sealed record Found(int CurrentNumber, IReadOnlyList<Version> Versions, PlanTerms Seed, DateOnly Today, bool MayEdit);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr | Roles.Auditor)) return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var current = await programme.PlanOn(today, cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.PlanVersions.AsNoTracking().OrderByDescending(p => p.Number).Take(Most)
            .Select(p => new { p.Number, p.ActiveFrom, p.Terms, p.MadeAt, By = db.People.Where(x => x.Id == p.MadeBy).Select(x => x.Name).FirstOrDefault() }).ToListAsync(cancellation);
        var versions = found.ConvertAll(v => new Version(v.Number, v.ActiveFrom, v.Terms, v.By, settings.Calendar.DayOf(v.MadeAt)));
        return new Found(current.Number, versions, versions[0].Terms with { WindowDays = settings.WindowDays, Scope = settings.Scope }, today, actor.Is(Roles.Hr));
    }
}

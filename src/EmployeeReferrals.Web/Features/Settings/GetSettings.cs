using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Settings;

/// <summary>The settings as they are now, past any cache, and the recruiters to choose from.</summary>
[May(Roles.Administrator)]
public sealed class GetSettings(IDbContextFactory<AppDbContext> databases)
{
    private const int MostRecruiters = 300;

    public sealed record View(CompanySettings Settings, bool ZoneIsFixed, IReadOnlyList<Choice> Recruiters);

    public async Task<View?> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<GetSettings>())
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var settings = await db.Settings.AsNoTracking().SingleAsync(cancellation);
        var chosen = settings.GeneralRecruiterIds;
        var recruiters = await db
            .People.Where(p => (p.LastDay == null && (p.Roles & Roles.Recruiter) != 0) || chosen.Contains(p.Id))
            .OrderBy(p => p.Name)
            .ThenBy(p => p.Id)
            .Take(MostRecruiters)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancellation);
        return new View(settings, await db.Payouts.AnyAsync(cancellation), recruiters.ConvertAll(p => new Choice(p.Id.ToString(), p.Name)));
    }
}

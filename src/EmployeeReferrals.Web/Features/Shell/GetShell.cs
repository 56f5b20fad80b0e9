using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Shell;

/// <summary>What stands around every page: the company's name, what waits in Triage, and the demonstration's date.</summary>
[May(Who.Anybody)]
public sealed class GetShell(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public async Task<ShellFacts> Execute(Actor actor, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var counts = new Dictionary<string, NavCount>();
        var shown = ShellFacts.Empty with { Organisation = settings.Name, Counts = counts };
        if (actor.PersonId is null)
            return shown;

        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (actor.Is(Roles.Recruiter | Roles.Hr))
        {
            var late = FirstAnswer.LateWhenWaitingSince(settings, now);
            var waiting = await db
                .Referrals.WorkedBy(db, actor, settings)
                .Where(r => r.Stage == Stage.New && r.WaitingSince != null)
                .GroupBy(r => r.WaitingSince <= late)
                .Select(g => new { Late = g.Key, Count = g.Count() })
                .ToListAsync(cancellation);
            var overdue = waiting.Where(w => w.Late).Sum(w => w.Count);
            counts["/triage"] = overdue > 0 ? new NavCount(overdue, Hot: true) : new NavCount(waiting.Sum(w => w.Count));
        }
        if (clock is not DemoClock)
            return shown;
        return shown with { DemoDate = Format.LongDay(settings.Calendar.DayOf(now)) };
    }
}

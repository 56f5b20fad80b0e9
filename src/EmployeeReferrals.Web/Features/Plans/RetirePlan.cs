using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>From a day on a plan takes no new referral; null takes that back. Referrals already made keep it.</summary>
[May(Roles.Hr)]
public sealed class RetirePlan(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RetirePlan.Command>
{
    public sealed record Command(Guid PlanId, DateOnly? From);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var plan = await db.Plans.FirstOrDefaultAsync(p => p.Id == command.PlanId, cancellation);
        if (plan is null)
            return Result.NotFound;
        var retired = plan.Retire(command.From, settings.Calendar.DayOf(now));
        if (!retired.IsOk)
            return retired;
        var committed = await db.Commit(actor, now, cancellation);
        programme.Forget();
        return committed;
    }
}

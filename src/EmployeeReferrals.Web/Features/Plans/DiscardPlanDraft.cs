using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>A draft is thrown away; nothing was made by it.</summary>
[May(Roles.Hr)]
public sealed class DiscardPlanDraft(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<DiscardPlanDraft.Command>
{
    public sealed record Command(Guid VersionId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var version = await db.PlanVersions.FirstOrDefaultAsync(v => v.Id == command.VersionId, cancellation);
        if (version is null)
            return Result.NotFound;
        var discarded = version.Discard();
        if (!discarded.IsOk)
            return discarded;
        db.PlanVersions.Remove(version);
        // A plan of which nothing is left goes with its only draft.
        if (!await db.PlanVersions.AnyAsync(v => v.PlanId == version.PlanId && v.Id != version.Id, cancellation))
            db.Plans.Remove(await db.Plans.FirstAsync(p => p.Id == version.PlanId, cancellation));
        var committed = await db.Commit(actor, clock.GetUtcNow(), cancellation);
        programme.Forget();
        return committed;
    }
}

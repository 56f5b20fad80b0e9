using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>They were two people after all: referrals and addresses go back, and the credit of both is decided anew. What was referred
/// since stays with the one that stayed.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class UndoMerge(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoMerge.Command>
{
    public sealed record Command(Guid MergeId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var merge = await db.Merges.FirstOrDefaultAsync(m => m.Id == command.MergeId, cancellation);
        if (merge is not { WasMerged: true })
            return Result.NotFound;
        // Once taken apart, or merged on, the referrals are elsewhere: whoever works one of those that came along is told how it stands.
        var along = merge.ReferralIds.ToList();
        var touched = db.Referrals.Where(r => r.CandidateId == merge.IntoId || along.Contains(r.Id));
        if (!actor.Is(Roles.Recruiter | Roles.Hr) || !await touched.WorkedBy(db, actor, settings).AnyAsync(cancellation))
            return await touched.VisibleTo(db, actor, settings).AnyAsync(cancellation) ? Result.Forbidden : Result.NotFound;
        if (await touched.AnyAsync(r => r.ReferrerId == actor.PersonId, cancellation))
            return Result.Forbidden;
        if (!actor.Is(Roles.Hr) && await touched.AnyAsync(r => r.Stage == Stage.Hired, cancellation))
            return CandidateMerging.AfterAHire;
        var undone = await CandidateMerging.TakeApart(new(db, programme, actor, now), merge, cancellation);
        return undone.IsOk ? await db.Commit(actor, now, cancellation) : undone;
    }
}

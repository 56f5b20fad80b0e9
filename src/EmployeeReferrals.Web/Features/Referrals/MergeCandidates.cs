using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Two candidates are one person. The older one stays; whose credit stands is decided anew, and the payouts of a hire follow
/// (docs/rules.md §5).</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class MergeCandidates(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<MergeCandidates.Command>
{
    /// <param name="ReferralId">One that the actor works, of the one.</param>
    /// <param name="OtherCandidateId">The other, of whom the actor sees a referral.</param>
    public sealed record Command(Guid ReferralId, Guid OtherCandidateId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var pair = await CandidateMerging.Pair(db, actor, command.ReferralId, command.OtherCandidateId, settings, cancellation);
        if (!pair.IsOk)
            return pair;
        var merged = await CandidateMerging.Merge(
            new(db, programme, actor, now),
            Guid.CreateVersion7(),
            pair.Value,
            command.OtherCandidateId,
            cancellation
        );
        if (!merged.IsOk)
            return merged;
        var committed = await db.Commit(actor, now, cancellation);
        return
            AppDbContext.IsLostRace(committed)
            && await db.Merges.AnyAsync(m => m.FromId == merged.Value.Merge.FromId && m.UndoneAt == null, cancellation)
            ? CandidateMerging.MergedMeanwhile
            : committed;
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Looked at: two people. The pair is not asked again.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class DismissMatch(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<DismissMatch.Command>
{
    public sealed record Command(Guid ReferralId, Guid OtherCandidateId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var pair = await CandidateMerging.Pair(db, actor, command.ReferralId, command.OtherCandidateId, settings, cancellation);
        if (!pair.IsOk)
            return pair;
        var (one, other) = (
            await CandidateMerging.Family(db, pair.Value, cancellation),
            await CandidateMerging.Family(db, command.OtherCandidateId, cancellation)
        );
        var asked = await db
            .PossibleMatches.Where(m =>
                (other.Contains(m.OtherCandidateId) && db.Referrals.Any(r => r.Id == m.ReferralId && one.Contains(r.CandidateId)))
                || (one.Contains(m.OtherCandidateId) && db.Referrals.Any(r => r.Id == m.ReferralId && other.Contains(r.CandidateId)))
            )
            .ToListAsync(cancellation);
        if (asked.Count == 0)
            return Result.Ok;
        db.PossibleMatches.RemoveRange(asked);
        db.Merges.Add(CandidateMerge.NotTheSame(Guid.CreateVersion7(), pair.Value, command.OtherCandidateId, actor.PersonId, now));
        return await db.Commit(actor, now, cancellation);
    }
}

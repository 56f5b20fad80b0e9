using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>Candidates who may be one person and of whom one is hired, the oldest question first: nothing is released before HR has
/// decided (docs/rules.md §5).</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class ListHiredMatches(IDbContextFactory<AppDbContext> databases)
{
    public const int Most = 50;

    /// <param name="ReferralId">On whose page the two stand side by side.</param>
    public sealed record Row(Guid MatchId, Guid ReferralId, string? Candidate, string Referrer, DateOnly MadeOn, string? Other);

    public sealed record Found(IReadOnlyList<Row> Rows);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<ListHiredMatches>() || actor.PersonId is not { } me)
            return Result<Found>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // Whose own it is sees no more of it than any referrer.
        var rows = await InQuestion
            .MaybeOneAndHired(db)
            .OrderBy(m => m.Id)
            .Join(db.Referrals, m => m.ReferralId, r => r.Id, (match, referral) => new { match, referral })
            .Where(x =>
                !db.Referrals.Any(r =>
                    (r.CandidateId == x.referral.CandidateId || r.CandidateId == x.match.OtherCandidateId) && r.ReferrerId == me
                )
            )
            .Select(x => new Row(
                x.match.Id,
                x.referral.Id,
                db.Candidates.Where(c => c.Id == x.referral.CandidateId).Select(c => c.Name).FirstOrDefault(),
                db.People.Where(p => p.Id == x.referral.ReferrerId).Select(p => p.Name).First(),
                x.referral.MadeOn,
                db.Candidates.Where(c => c.Id == x.match.OtherCandidateId).Select(c => c.Name).FirstOrDefault()
            ))
            .Take(Most)
            .ToListAsync(cancellation);
        return new Found(rows);
    }
}

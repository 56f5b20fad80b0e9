using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>Candidates who may be somebody who works or worked here, the oldest question first.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class ListPersonMatches(IDbContextFactory<AppDbContext> databases)
{
    public const int Most = 50;

    public sealed record Row(
        Guid MatchId,
        Guid ReferralId,
        string? Candidate,
        string Referrer,
        DateOnly MadeOn,
        Guid PersonId,
        string Person,
        DateOnly FirstDay,
        DateOnly? LastDay
    );

    public sealed record Found(IReadOnlyList<Row> Rows);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<ListPersonMatches>() || actor.PersonId is not { } me)
            return Result<Found>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        // Whose own it is sees no more of it than any referrer.
        var rows = await InQuestion
            .MaybeHere(db)
            .OrderBy(m => m.FoundAt)
            .ThenBy(m => m.Id)
            .Join(db.Referrals, m => m.ReferralId, r => r.Id, (match, referral) => new { match, referral })
            .Where(x => x.match.PersonId != me && !db.Referrals.Any(r => r.CandidateId == x.referral.CandidateId && r.ReferrerId == me))
            .Join(
                db.People,
                x => x.match.PersonId,
                p => p.Id,
                (x, person) =>
                    new Row(
                        x.match.Id,
                        x.referral.Id,
                        db.Candidates.Where(c => c.Id == x.referral.CandidateId).Select(c => c.Name).FirstOrDefault(),
                        db.People.Where(p => p.Id == x.referral.ReferrerId).Select(p => p.Name).First(),
                        x.referral.MadeOn,
                        person.Id,
                        person.Name,
                        person.FirstDay,
                        person.LastDay
                    )
            )
            .Take(Most)
            .ToListAsync(cancellation);
        return new Found(rows);
    }
}

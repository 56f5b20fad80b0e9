using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Refer;

/// <summary>What the referrer reads right after sending.</summary>
[May(Who.SignedIn)]
public sealed class GetSentReferral(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public sealed record Query(Guid ReferralId);

    public sealed record Sent(
        Guid Id,
        string? Name,
        string? Opening,
        CreditCode Credit,
        bool MightBeKnown,
        decimal Amount,
        string Currency,
        int FirstAnswerHours,
        bool IsHired
    )
    {
        /// <summary>No role yet: its bonus is that of the role they are hired for (docs/rules.md §4).</summary>
        public bool IsGeneral => Opening is null;
    }

    public async Task<Result<Sent>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var asked = InQuestion.Candidates(db);
        var found = await db
            .Referrals.Where(r => r.Id == query.ReferralId && r.ReferrerId == actor.PersonId)
            .Select(r => new
            {
                r.Id,
                r.TypedName,
                Opening = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title).FirstOrDefault(),
                r.Credit,
                r.Override,
                r.Terms,
                MightBeKnown = asked.Contains(r.CandidateId),
                IsHired = r.Stage == Stage.Hired || db.Referrals.Any(h => h.HolderId == r.Id && h.Stage == Stage.Hired),
            })
            .FirstOrDefaultAsync(cancellation);
        if (found is null)
            return Result<Sent>.From(Result.NotFound);
        var credit = found.Override switch
        {
            true => CreditCode.Earns,
            false => CreditCode.RemovedByHr,
            null => found.Credit,
        };
        return new Sent(
            found.Id,
            found.TypedName,
            found.Opening,
            credit,
            found.MightBeKnown,
            found.Terms.Amount,
            found.Terms.Currency,
            (await programme.Settings(cancellation)).FirstAnswerHours,
            found.IsHired
        );
    }
}

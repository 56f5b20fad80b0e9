using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>What referrers asked HR to look at again: the open ones first, the oldest waiting on top.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class ListReviews(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public const int PageSize = 25;

    public sealed record Query(int Page);

    public sealed record Row(
        Guid ReferralId,
        string Referrer,
        string? Candidate,
        CreditCode About,
        CreditCode Now,
        ReviewState State,
        DateTimeOffset LastAt
    );

    public sealed record Found(IReadOnlyList<Row> Rows, int Total, int Open, TimeZoneInfo Zone);

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<ListReviews>() || actor.PersonId is not { } me)
            return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var seen = db.Reviews.Where(r => r.AskedBy != me);
        var rows = await seen.OrderByDescending(r => r.State == ReviewState.Open)
            .ThenBy(r => r.LastAt)
            .ThenBy(r => r.Id)
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Join(db.Referrals, r => r.ReferralId, r => r.Id, (review, referral) => new { review, referral })
            .Select(x => new
            {
                x.review.ReferralId,
                x.review.About,
                x.review.State,
                x.review.LastAt,
                x.referral.Credit,
                x.referral.Override,
                Referrer = db.People.Where(p => p.Id == x.review.AskedBy).Select(p => p.Name).First(),
                Candidate = db.Candidates.Where(c => c.Id == x.referral.CandidateId).Select(c => c.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return new Found(
            rows.ConvertAll(r => new Row(
                r.ReferralId,
                r.Referrer,
                r.Candidate,
                r.About,
                r.Override switch
                {
                    true => CreditCode.Earns,
                    false => CreditCode.RemovedByHr,
                    null => r.Credit,
                },
                r.State,
                r.LastAt
            )),
            await seen.CountAsync(cancellation),
            await seen.CountAsync(r => r.State == ReviewState.Open, cancellation),
            settings.Calendar.Zone
        );
    }
}

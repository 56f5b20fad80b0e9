using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>How a merge would end, before it is done. Nothing is kept.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class GetMergePreview(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(Guid ReferralId, Guid OtherCandidateId);

    /// <param name="Stays">The name of the candidate that stays.</param>
    /// <param name="Lines">What becomes of the credit of each referral, oldest first.</param>
    /// <param name="PaidAlready">Payouts that payroll has already: these stay, and HR is asked to review those that lost their
    /// credit.</param>
    /// <param name="TwiceForOneOpening">A referrer has two open referrals for the same opening afterwards: both stay.</param>
    public sealed record Preview(string Stays, IReadOnlyList<Line> Lines, bool PaidAlready, bool TwiceForOneOpening);

    /// <param name="Holds">Holds the credit afterwards.</param>
    public sealed record Line(string Referrer, DateOnly MadeOn, CreditCode Before, CreditCode After, bool Holds);

    public async Task<Result<Preview>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var pair = await CandidateMerging.Pair(db, actor, query.ReferralId, query.OtherCandidateId, settings, cancellation);
        if (!pair.IsOk)
            return Result<Preview>.From(pair);
        var other = query.OtherCandidateId;
        var before = await db
            .Referrals.AsNoTracking()
            .Where(r => r.CandidateId == pair.Value || r.CandidateId == other)
            .ToDictionaryAsync(r => r.Id, cancellation);
        var merged = await CandidateMerging.Merge(new(db, programme, actor, now), Guid.CreateVersion7(), pair.Value, other, cancellation);
        if (!merged.IsOk)
            return Result<Preview>.From(merged);
        var referrals = merged.Value.Referrals;
        var referrers = referrals.Select(r => r.ReferrerId).ToList();
        var names = await db.People.Where(p => referrers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name, cancellation);
        var holders = db.Ownerships.Local.Where(o => o.EndedAt is null).Select(o => o.ReferralId).ToHashSet();
        var ids = referrals.Select(r => r.Id).ToList();
        var paid = await db.Payouts.AnyAsync(
            p =>
                ids.Contains(p.ReferralId)
                && (p.State == Domain.Bonuses.PayoutState.Exported || p.State == Domain.Bonuses.PayoutState.Paid),
            cancellation
        );
        return new Preview(
            merged.Value.Stays.ShownName,
            [
                .. referrals.Select(r => new Line(
                    names[r.ReferrerId],
                    r.MadeOn,
                    before[r.Id].CreditShown,
                    r.CreditShown,
                    holders.Contains(r.Id)
                )),
            ],
            paid,
            referrals
                .Where(r => r.Stage.IsOpen() && r.OpeningId is not null)
                .GroupBy(r => (r.ReferrerId, r.OpeningId))
                .Any(g => g.Count() > 1)
        );
    }
}

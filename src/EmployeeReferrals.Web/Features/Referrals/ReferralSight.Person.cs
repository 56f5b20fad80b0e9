using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>What the page says of the person: how to reach them, who might be the same one, and their other referrals.</summary>
internal sealed partial record ReferralSight
{
    public async Task<List<ContactView>> Contacts(Guid candidateId, CancellationToken cancellation) =>
        // One number may have come from both sides of a merge.
        [
            .. (await Db.Contacts.Where(c => c.CandidateId == candidateId).OrderBy(c => c.Id).Take(20).ToListAsync(cancellation))
                .DistinctBy(c => (c.Kind, c.Key ?? c.Value))
                .Select(c => new ContactView(c.Kind, c.Value, c.Key)),
        ];

    /// <summary>Those somebody has to look at, whichever of the two was met first.</summary>
    public async Task<List<SameSide>> PossiblySame(List<Guid> family, CancellationToken cancellation)
    {
        var met = await Db
            .PossibleMatches.Where(m => Db.Referrals.Any(r => r.Id == m.ReferralId && r.CandidateId == Referral.CandidateId))
            .Select(m => m.OtherCandidateId)
            .Union(
                Db.PossibleMatches.Where(m => family.Contains(m.OtherCandidateId))
                    .Join(Db.Referrals, m => m.ReferralId, r => r.Id, (_, r) => r.CandidateId)
            )
            .Take(5)
            .ToListAsync(cancellation);
        if (met.Count == 0)
            return [];
        var me = Actor.PersonId;
        var own = await Contacts(Referral.CandidateId, cancellation);
        var sides = new List<SameSide>();
        foreach (var id in met)
        {
            var candidate = await CandidateMerging.Standing(Db, id, cancellation);
            if (candidate == Referral.CandidateId || sides.Exists(s => s.CandidateId == candidate))
                continue;
            var referrals = await Projected(Db.Referrals.Where(r => r.CandidateId == candidate), cancellation);
            var visible = referrals.Count > 0;
            var theirs = await Contacts(candidate, cancellation);
            var both = Db.Referrals.Where(r => r.CandidateId == candidate || r.CandidateId == Referral.CandidateId);
            var mine = await both.AnyAsync(r => r.ReferrerId == me, cancellation);
            var forHr = !IsHr && await both.AnyAsync(r => r.Stage == Stage.Hired, cancellation);
            var name = visible
                ? await Db.Candidates.Where(c => c.Id == candidate).Select(c => c.Name).FirstOrDefaultAsync(cancellation)
                : null;
            sides.Add(
                new SameSide(
                    candidate,
                    name,
                    visible ? theirs : [],
                    referrals,
                    [.. own.Where(c => c.Key is not null && theirs.Exists(t => t.Kind == c.Kind && t.Key == c.Key))],
                    MayWork && visible && !mine && !forHr
                )
            );
        }
        return sides;
    }

    public async Task<List<MergeView>> Merges(CancellationToken cancellation) =>
        Referral.IsErased
            ? []
            : await Db
                .Merges.Where(m => m.IntoId == Referral.CandidateId && m.UndoneAt == null)
                .OrderByDescending(m => m.MergedAt)
                .ThenBy(m => m.Id)
                .Take(10)
                .Select(m => new MergeView(
                    m.Id,
                    Db.Candidates.Where(c => c.Id == m.FromId).Select(c => c.Name).FirstOrDefault(),
                    m.MergedAt,
                    Db.People.Where(p => p.Id == m.MergedBy).Select(p => p.Name).FirstOrDefault()
                ))
                .ToListAsync(cancellation);

    public Task<List<OtherReferral>> Others(CancellationToken cancellation) =>
        Projected(Db.Referrals.Where(r => r.CandidateId == Referral.CandidateId && r.Id != Referral.Id), cancellation);

    // Who may not open a referral is not told of it either: one's own on a rival's page, a general one, one of a role that is not one's
    // own.
    private Task<List<OtherReferral>> Projected(IQueryable<Referral> referrals, CancellationToken cancellation) =>
        referrals
            .VisibleTo(Db, Actor, Settings)
            .OrderByDescending(r => r.MadeAt)
            .ThenBy(r => r.Id)
            .Take(20)
            .Select(r => new OtherReferral(
                r.Id,
                Db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
                Db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title).FirstOrDefault(),
                r.Stage,
                r.MadeOn,
                Db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First()
            ))
            .ToListAsync(cancellation);
}

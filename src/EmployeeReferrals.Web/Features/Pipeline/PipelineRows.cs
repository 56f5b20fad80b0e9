using System.Runtime.CompilerServices;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Features.Pipeline;

internal static class PipelineRows
{
    public static IQueryable<PipelineRow> Project(this IQueryable<Referral> referrals, AppDbContext db) =>
        referrals.Select(r => new PipelineRow
        {
            Id = r.Id,
            Name = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
            Stage = r.Stage,
            Entry = r.StageEntry,
            StageSince = r.StageSince,
            WaitingSince = r.WaitingSince,
            MadeOn = r.MadeOn,
            IsErased = r.TypedName == null,
            OpeningId = r.OpeningId,
            Opening = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title + ", " + o.Location).FirstOrDefault(),
            Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First(),
            HiredOn = r.HiredOn,
            PlannedStart = r.PlannedStart,
            StartedOn = r.StartedOn,
            MaybeSame = db.PossibleMatches.Any(m => m.ReferralId == r.Id || m.OtherCandidateId == r.CandidateId),
            MailRefused = db.Outbox.Any(m =>
                m.ReferralId == r.Id && m.To == Outbox.RecipientKind.Candidate && m.State == Outbox.OutboxState.Dead
            ),
        });

    public static IQueryable<Referral> Sorted(this IQueryable<Referral> referrals, AppDbContext db, PipelineSort sort, bool down) =>
        sort switch
        {
            PipelineSort.Name => By(
                referrals,
                r => db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.NameSearch).FirstOrDefault(),
                down
            ),
            PipelineSort.Referrer => By(
                referrals,
                r => db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.NameSearch).FirstOrDefault(),
                down
            ),
            PipelineSort.Received => By(referrals, r => r.MadeAt, down),
            // Stages are kept by name; here they go by their order in the pipeline.
            PipelineSort.Stage => By(
                referrals,
                r =>
                    r.Stage == Stage.AwaitingCandidate ? 0
                    : r.Stage == Stage.New ? 1
                    : r.Stage == Stage.Screening ? 2
                    : r.Stage == Stage.Interview ? 3
                    : r.Stage == Stage.Offer ? 4
                    : r.Stage == Stage.Hired ? 5
                    : 6,
                down
            ),
            PipelineSort.InStage => By(referrals, r => r.StageSince, !down),
        };

    private static IQueryable<Referral> By<TKey>(
        IQueryable<Referral> referrals,
        System.Linq.Expressions.Expression<Func<Referral, TKey>> key,
        bool down
    ) => (down ? referrals.OrderByDescending(key) : referrals.OrderBy(key)).ThenBy(r => r.Id);
}

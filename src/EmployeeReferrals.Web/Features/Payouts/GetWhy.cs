using System.Linq.Expressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Why a referral earns what it earns: for HR and auditors, and in their own words for the referrer.</summary>
[May(Who.SignedIn)]
public sealed class GetWhy(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(Guid ReferralId);

    public async Task<Result<WhyFacts>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me)
            return Result<WhyFacts>.From(Result.NotFound);
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var own = await db.Referrals.AnyAsync(r => r.Id == query.ReferralId && r.ReferrerId == me, cancellation);
        var seen = own ? db.Referrals.AsNoTracking() : db.Referrals.AsNoTracking().VisibleTo(db, actor, settings);
        var found = await seen.Where(r => r.Id == query.ReferralId).Select(Kept(db)).FirstOrDefaultAsync(cancellation);
        if (found is null)
            return Result<WhyFacts>.From(Result.NotFound);
        if (!own && !actor.Is(Roles.Hr | Roles.Auditor))
            return Result<WhyFacts>.From(Result.Forbidden);
        var hire = await AskingHire(db, query.ReferralId, cancellation);
        var holder =
            own || hire is not null || found is not { Stage: Stage.Hired, HolderId: { } holderId }
                ? null
                : await db
                    .Referrals.VisibleTo(db, actor, settings)
                    .Where(r => r.Id == holderId)
                    .Select(r => new { r.MadeOn, Name = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First() })
                    .FirstOrDefaultAsync(cancellation);
        var payouts = await Payouts(db, query.ReferralId, own ? me : null, cancellation);
        return new WhyFacts(
            own ? WhyReader.Referrer : WhyReader.Hr,
            found.Referrer,
            own ? found.TypedName : found.Candidate,
            found.MadeOn,
            hire is null ? found.HiredOn : hire.HiredOn,
            hire is null ? found.PlannedStart : hire.PlannedStart,
            hire is null ? found.StartedOn : hire.StartedOn,
            hire is null ? found.Stage : Stage.Hired,
            TermsOf(found, hire),
            found.Credit,
            found.CreditSentence,
            found.Override,
            own ? null : found.Decided?.By,
            found.Decided is { } decided ? settings.Calendar.DayOf(decided.At) : null,
            payouts,
            settings.Calendar.DayOf(clock.GetUtcNow()),
            found.OpeningId is null && hire is null,
            found.Credit == CreditCode.CapReached
                ? (await HireCap.Read(db, [found.Terms.PlanVersionId], cancellation)).GetValueOrDefault(found.Terms.PlanVersionId)
                : null,
            found.Waits,
            holder is null ? null : $"{holder.Name}, by the referral of {Components.Format.Day(holder.MadeOn)}",
            found.AreHired
        );
    }

    private sealed record KeptReferral
    {
        public required Guid ReferrerId { get; init; }
        public required DateOnly MadeOn { get; init; }
        public DateOnly? HiredOn { get; init; }
        public DateOnly? PlannedStart { get; init; }
        public DateOnly? StartedOn { get; init; }
        public required Stage Stage { get; init; }
        public required Snapshot Terms { get; init; }
        public required CreditCode Credit { get; init; }
        public string? CreditSentence { get; init; }
        public bool? Override { get; init; }
        public string? TypedName { get; init; }
        public Guid? OpeningId { get; init; }
        public Guid? HolderId { get; init; }
        public required bool Waits { get; init; }
        public required bool AreHired { get; init; }
        public required string Referrer { get; init; }
        public string? Candidate { get; init; }
        public Decision? Decided { get; init; }
    }

    private sealed record Decision
    {
        public required DateTimeOffset At { get; init; }
        public string? By { get; init; }
    }

    private static Expression<Func<Referral, KeptReferral>> Kept(AppDbContext db)
    {
        var waiting = InQuestion.Bonuses(db);
        return r => new KeptReferral
        {
            ReferrerId = r.ReferrerId,
            MadeOn = r.MadeOn,
            HiredOn = r.HiredOn,
            PlannedStart = r.PlannedStart,
            StartedOn = r.StartedOn,
            Stage = r.Stage,
            Terms = r.Terms,
            Credit = r.Credit,
            CreditSentence = r.CreditSentence,
            Override = r.Override,
            TypedName = r.TypedName,
            OpeningId = r.OpeningId,
            HolderId = r.HolderId,
            Waits = waiting.Contains(r.Id),
            AreHired = HiredSince.Referrals(db).Contains(r.Id),
            Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).First(),
            Candidate = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
            Decided = db
                .Decisions.Where(d => d.ReferralId == r.Id && d.Moment == CreditMoment.Overridden)
                .OrderByDescending(d => d.Number)
                .Select(d => new Decision { At = d.At, By = db.People.Where(p => p.Id == d.ActorId).Select(p => p.Name).FirstOrDefault() })
                .FirstOrDefault(),
        };
    }

    // Its window stays its own.
    private static Snapshot TermsOf(KeptReferral found, Asking? hire) =>
        hire?.HireTerms is { } terms ? terms with { WindowDays = found.Terms.WindowDays } : found.Terms;

    private sealed record Asking(DateOnly? HiredOn, DateOnly? PlannedStart, DateOnly? StartedOn, Snapshot? HireTerms);

    /// <summary>The hire that asked its credit, whichever referral it came through.</summary>
    private static Task<Asking?> AskingHire(AppDbContext db, Guid referralId, CancellationToken cancellation) =>
        db
            .Referrals.AsNoTracking()
            .Where(h => h.HolderId == referralId && h.Stage == Stage.Hired)
            .OrderByDescending(h => h.HiredOn)
            .ThenByDescending(h => h.Id)
            .Select(h => new Asking(h.HiredOn, h.PlannedStart, h.StartedOn, h.HireTerms))
            .FirstOrDefaultAsync(cancellation);

    /// <param name="ownOf">Whose own parts alone, without what HR wrote about them; null: all, with that.</param>
    private static async Task<List<WhyPayout>> Payouts(AppDbContext db, Guid referralId, Guid? ownOf, CancellationToken cancellation)
    {
        var payouts = await db
            .Payouts.AsNoTracking()
            .Where(p => p.ReferralId == referralId && (ownOf == null || p.RecipientId == ownOf))
            .OrderBy(p => p.Side)
            .ThenBy(p => p.Number)
            .Take(12)
            .ToListAsync(cancellation);
        var ids = payouts.ConvertAll(p => p.Id);
        var judged = (
            await db
                .Ledger.AsNoTracking()
                .Where(l => ids.Contains(l.PayoutId) && l.Seen != null)
                .OrderBy(l => l.Number)
                .Select(l => new { l.PayoutId, l.Seen })
                .ToListAsync(cancellation)
        ).ToLookup(l => l.PayoutId, l => l.Seen);
        var notes = ownOf is not null ? [] : await db.PayoutNotes.Where(n => ids.Contains(n.PayoutId)).ToListAsync(cancellation);
        return payouts.ConvertAll(p => new WhyPayout(
            p.Number,
            p.Parts,
            p.Side,
            p.Amount,
            p.FullAmount,
            p.Currency,
            p.DaysAfterStart,
            p.DueOn,
            p.DeferredUntil,
            p.HeldUntil,
            p.State,
            p.Reason,
            p.Kind,
            p.RewardName,
            p.RewardDays,
            p.Recovery,
            p.State is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred ? null : judged[p.Id].LastOrDefault(),
            notes.Find(n => n.PayoutId == p.Id && n.LedgerNumber == p.LedgerCount)?.Text
        ));
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Reads the facts that credit is decided by, and keeps the queue behind a candidate. The deciding is the domain's.</summary>
public static class CreditDesk
{
    /// <summary>Whether somebody leads, at any distance, the recruiters or the hiring manager of an opening.</summary>
    public static async Task<bool> IsAboveInLine(AppDbContext db, Guid personId, IReadOnlyCollection<Guid> hiringSide, CancellationToken cancellation)
    {
        var met = new HashSet<Guid>(hiringSide);
        var level = hiringSide.ToList();
        while (level.Count > 0)
        {
            var managers = await db.People.Where(p => level.Contains(p.Id) && p.ManagerId != null).Select(p => p.ManagerId!.Value).Distinct().ToListAsync(cancellation);
            if (managers.Contains(personId)) return true;
            level = [.. managers.Where(met.Add)];
        }
        return false;
    }

    /// <summary>The facts as of a hire or a change of opening. What was true of the candidate, and who the referrer was, is taken as of the day the referral was made.</summary>
    public static async Task<CreditFacts> Facts(AppDbContext db, Referral referral, Guid? openingId, DateOnly? hiredOn, bool heldByAnother, PlanBook book, DateOnly today, CancellationToken cancellation)
    {
        var made = await FactsWhenMade(db, referral.Id, cancellation);
        var referrer = await db.People.AsNoTracking().SingleAsync(p => p.Id == referral.ReferrerId, cancellation);
        var opening = openingId is null ? null : await db.Openings.AsNoTracking().Include(o => o.Recruiters).SingleAsync(o => o.Id == openingId, cancellation);
        var above = opening is not null && await db.People.AnyAsync(p => p.ManagerId == referrer.Id, cancellation)
            && await IsAboveInLine(db, referrer.Id, HiringSide(opening), cancellation);
        return new CreditFacts
        {
            MadeOn = referral.MadeOn,
            HiredOn = hiredOn,
            ReferrerEmployed = referrer.EmployedOn(hiredOn ?? today),
            ReferrerIsHr = made?.ReferrerIsHr ?? referrer.Roles.HasFlag(Roles.Hr),
            ReferrerLevel = made?.ReferrerLevel ?? referrer.Level,
            ReferrerKind = made?.ReferrerKind ?? referrer.Kind,
            ReferrerDepartment = made?.ReferrerDepartment ?? referrer.Department,
            ReferrerLocation = made?.ReferrerLocation ?? referrer.Location,
            ReferrerEntity = made?.ReferrerEntity ?? referrer.LegalEntity,
            Relationship = referral.Relationship,
            OpeningDepartment = opening?.Department,
            OpeningLocation = opening?.Location,
            OpeningLevel = opening?.Level,
            NoPlan = referral.Terms.IsEmpty,
            CandidateLeftOn = made?.CandidateLeftOn,
            AppliedOn = await AppliedBefore(db, referral.CandidateId, referral.MadeOn, cancellation),
            OtherHires = hiredOn is { } day ? await OtherHires(db, referral, day, book, cancellation) : 0,
            RecruiterOfOpening = opening?.HasRecruiter(referrer.Id) == true,
            HiringManagerOfOpening = opening?.HiringManagerId == referrer.Id,
            AboveInLine = above,
            OpeningInProgramme = opening?.InProgramme ?? true,
            SelfReferral = made?.SelfReferral == true,
            CandidateWorksHere = made?.CandidateWorksHere == true,
            HeldByAnother = heldByAnother,
        };
    }

    /// <summary>Who holds the candidate for this opening. With credit for any opening a holding of the one opening counts too, and the other way round: plans of both kinds may stand side by side.</summary>
    public static async Task<Ownership?> Holder(AppDbContext db, Guid candidateId, CreditScope scope, Guid? openingId, CancellationToken cancellation)
    {
        var (any, one) = (Guid.Empty, openingId ?? Guid.Empty);
        return await db.Ownerships.Where(o => o.CandidateId == candidateId && (o.ScopeKey == any || o.ScopeKey == one) && o.EndedAt == null)
            .OrderBy(o => o.StartedAt).ThenBy(o => o.Id).FirstOrDefaultAsync(cancellation);
    }

    /// <summary>The same among what is not saved yet.</summary>
    public static Ownership? HeldNow(AppDbContext db, Guid candidateId, CreditScope scope, Guid? openingId) =>
        db.Ownerships.Local.FirstOrDefault(o => o.CandidateId == candidateId && (o.ScopeKey == Guid.Empty || o.ScopeKey == openingId) && o.EndedAt is null);

    /// <summary>Ends a holding, and gives the candidate to the oldest referral behind it that is still inside its own window.</summary>
    public static async Task EndAndPromote(AppDbContext db, Ownership ended, OwnershipEnd reason, PlanBook book, Actor actor, DateTimeOffset now, DateOnly day, CancellationToken cancellation)
    {
        ended.End(reason, now);
        var behind = await db.Referrals.Include(r => r.Decisions)
            .Where(r => r.CandidateId == ended.CandidateId && r.Id != ended.ReferralId && r.ReferrerId != ended.ReferrerId && r.Credit == CreditCode.Duplicate && r.Override == null
                        && r.Stage != Stage.DeclinedByCandidate && r.Stage != Stage.Expired)
            .OrderBy(r => r.MadeAt).ThenBy(r => r.Id).ToListAsync(cancellation);
        Ownership? next = null;
        foreach (var referral in behind.Where(r => Ownership.ScopeKeyFor(r.Terms.Scope, r.OpeningId) == ended.ScopeKey && day <= r.Terms.WindowEnds(r.MadeOn)))
        {
            if (next is not null && next.ReferrerId != referral.ReferrerId) continue;
            var facts = await Facts(db, referral, referral.OpeningId, null, heldByAnother: false, book, day, cancellation);
            var verdict = CreditRules.Decide(book.TermsOf(referral.Terms), facts);
            referral.Decide(CreditMoment.OwnershipMoved, verdict, facts, actor, now);
            if (verdict.Code != CreditCode.Earns || next is not null) continue;
            next = new Ownership(Guid.CreateVersion7(), referral.CandidateId, ended.ScopeKey, referral.Id, referral.ReferrerId, referral.Terms.WindowEnds(referral.MadeOn), now);
            db.Ownerships.Add(next);
        }
    }

    /// <summary>The newest application by another way up to a day; null: none.</summary>
    public static async Task<DateOnly?> AppliedBefore(AppDbContext db, Guid candidateId, DateOnly day, CancellationToken cancellation)
    {
        var family = await MergeDesk.Family(db, candidateId, cancellation);
        return (await db.PriorApplications.Where(a => family.Contains(a.CandidateId) && a.AppliedOn <= day).ToListAsync(cancellation))
            // What this commit adds or takes away counts already.
            .Where(a => db.Entry(a).State != EntityState.Deleted).Select(a => a.AppliedOn)
            .Concat(db.ChangeTracker.Entries<PriorApplication>().Where(e => e.State == EntityState.Added && family.Contains(e.Entity.CandidateId) && e.Entity.AppliedOn <= day).Select(e => e.Entity.AppliedOn))
            .Select(d => (DateOnly?)d).Max();
    }

    // Counts what earned by the same plan, whatever its version, in the period of this hire.
    private static async Task<int> OtherHires(AppDbContext db, Referral referral, DateOnly hiredOn, PlanBook book, CancellationToken cancellation)
    {
        var terms = book.TermsOf(referral.Terms);
        if (terms.CapHires is null) return 0;
        var (from, until) = terms.CapSpan(hiredOn);
        var planId = book.Versions.First(v => v.Id == referral.Terms.PlanVersionId).PlanId;
        var versions = book.Versions.Where(v => v.PlanId == planId).Select(v => v.Id).ToHashSet();
        var hires = await db.Referrals.Where(r => r.ReferrerId == referral.ReferrerId && r.Id != referral.Id && r.Stage == Stage.Hired && r.HiredOn >= from && r.HiredOn <= until
            && (r.Override == true || (r.Override == null && r.Credit == CreditCode.Earns))).Select(r => r.Terms).ToListAsync(cancellation);
        return hires.Count(t => versions.Contains(t.PlanVersionId));
    }

    /// <summary>Something was learnt or corrected about a candidate: every credit is decided again by what is known now, the holding follows, and with it the payouts of a hire. HR's word stands.</summary>
    public static async Task DecideAgain(AppDbContext db, Guid candidateId, PlanBook book, Actor actor, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        var referrals = await db.Referrals.Include(r => r.Decisions).Where(r => r.CandidateId == candidateId).OrderBy(r => r.MadeAt).ThenBy(r => r.Id).ToListAsync(cancellation);
        var holders = await db.Ownerships.Where(o => o.CandidateId == candidateId && o.EndedAt == null).OrderBy(o => o.StartedAt).ToListAsync(cancellation);
        foreach (var referral in referrals.Where(r => r.Override is null))
        {
            var held = holders.Any(h => h.ReferrerId != referral.ReferrerId && (h.ScopeKey == Guid.Empty || h.ScopeKey == referral.OpeningId));
            var facts = await Facts(db, referral, referral.OpeningId, referral.HiredOn, held, book, today, cancellation);
            var verdict = CreditRules.Decide(book.TermsOf(referral.Terms), facts);
            if ((verdict.Code, verdict.Sentence) != (referral.Credit, referral.CreditSentence)) referral.Decide(CreditMoment.MergedOrCorrected, verdict, facts, actor, now);
        }
        foreach (var holder in holders.Where(h => !referrals.First(r => r.Id == h.ReferralId).CanEarn))
        {
            var hire = referrals.FirstOrDefault(r => r.Id == holder.SettledByReferralId);
            await EndAndPromote(db, holder, OwnershipEnd.Corrected, book, actor, now, hire?.HiredOn ?? today, cancellation);
            if (hire is not null) HeldNow(db, candidateId, hire.Terms.Scope, hire.OpeningId)?.Settle(hire.Id);
        }
        // Nobody holds the candidate any more, and somebody could: the oldest inside its window.
        if (HeldNow(db, candidateId, default, null) is null && holders.All(h => h.EndedAt is not null)
            && referrals.FirstOrDefault(r => r.CanEarn && !r.Stage.IsClosed() && (r.HiredOn ?? today) <= r.Terms.WindowEnds(r.MadeOn)) is { } next)
        {
            var taken = new Ownership(Guid.CreateVersion7(), candidateId, Ownership.ScopeKeyFor(next.Terms.Scope, next.OpeningId), next.Id, next.ReferrerId, next.Terms.WindowEnds(next.MadeOn), now);
            if (referrals.FirstOrDefault(r => r.Stage == Stage.Hired) is { } settled) taken.Settle(settled.Id);
            db.Ownerships.Add(taken);
        }
        foreach (var hire in referrals.Where(r => r.Stage == Stage.Hired)) await HireBooks.Reconcile(db, hire, PayoutReason.CreditLost, actor, now, today, cancellation);
    }

    /// <summary>Two candidates became one, or one became two, and their holdings are ended: every credit is decided from the beginning, in the order the
    /// referrals were made. The oldest that can earn inside its own window holds the candidate, those after it are Duplicate. HR's word stands above the
    /// order. A hire is settled with the holder as it would have been, and its payouts follow.</summary>
    /// <param name="referrals">All of one candidate, tracked, with their decisions.</param>
    public static async Task DecideAnew(AppDbContext db, IReadOnlyCollection<Referral> referrals, PlanBook book, Actor actor, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        var hire = referrals.Where(r => r.Stage == Stage.Hired).MaxBy(r => r.HiredOn);
        var holders = new List<Ownership>();
        foreach (var referral in referrals.OrderByDescending(r => r.Override == true).ThenBy(r => r.MadeAt).ThenBy(r => r.Id))
        {
            var settles = hire is not null && (referral == hire || (referral.MadeOn <= hire.HiredOn && (referral.Terms.Scope == CreditScope.AnyOpening || referral.OpeningId == hire.OpeningId)));
            var openingId = settles ? hire!.OpeningId : referral.OpeningId;
            var blocked = holders.Any(h => h.ReferrerId != referral.ReferrerId && Covers(h, openingId));
            if (referral.Override is null)
            {
                // Who stands behind another is judged by the role of their own; who would be paid for the hire by the role hired into (product §5).
                var byHire = settles && (referral == hire || !blocked);
                var facts = await Facts(db, referral, byHire ? openingId : referral.OpeningId, byHire ? hire!.HiredOn : referral.HiredOn, blocked, book, today, cancellation);
                var verdict = CreditRules.Decide(book.TermsOf(referral.Terms), facts);
                if ((verdict.Code, verdict.Sentence) != (referral.Credit, referral.CreditSentence)) referral.Decide(CreditMoment.MergedOrCorrected, verdict, facts, actor, now);
            }
            var inside = ((settles ? hire!.HiredOn : null) ?? today) <= referral.Terms.WindowEnds(referral.MadeOn);
            if (!referral.CanEarn || !inside || referral.Stage is Stage.DeclinedByCandidate or Stage.Expired || holders.Any(h => Covers(h, openingId))) continue;
            var taken = new Ownership(Guid.CreateVersion7(), referral.CandidateId, Ownership.ScopeKeyFor(referral.Terms.Scope, openingId), referral.Id, referral.ReferrerId, referral.Terms.WindowEnds(referral.MadeOn), now);
            if (settles) taken.Settle(hire!.Id);
            holders.Add(taken);
            db.Ownerships.Add(taken);
        }
        foreach (var hired in referrals.Where(r => r.Stage == Stage.Hired)) await HireBooks.Reconcile(db, hired, PayoutReason.CreditLost, actor, now, today, cancellation);
    }

    private static bool Covers(Ownership holding, Guid? openingId) => holding.ScopeKey == Guid.Empty || holding.ScopeKey == openingId;

    public static IReadOnlyCollection<Guid> HiringSide(Opening opening) => [opening.HiringManagerId, .. opening.Recruiters.Select(r => r.PersonId)];

    private static async Task<CreditFacts?> FactsWhenMade(AppDbContext db, Guid referralId, CancellationToken cancellation) =>
        (await db.Decisions.AsNoTracking().FirstOrDefaultAsync(d => d.ReferralId == referralId && d.Number == 1, cancellation))?.Facts;
}

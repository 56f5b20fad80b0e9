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
    public static async Task<CreditFacts> Facts(AppDbContext db, Referral referral, Guid? openingId, DateOnly? hiredOn, bool heldByAnother, DateOnly today, CancellationToken cancellation)
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
            RecruiterOfOpening = opening?.HasRecruiter(referrer.Id) == true,
            HiringManagerOfOpening = opening?.HiringManagerId == referrer.Id,
            AboveInLine = above,
            OpeningInProgramme = opening?.InProgramme ?? true,
            SelfReferral = made?.SelfReferral == true,
            CandidateWorksHere = made?.CandidateWorksHere == true,
            HeldByAnother = heldByAnother,
        };
    }

    public static async Task<Ownership?> Holder(AppDbContext db, Guid candidateId, Guid scopeKey, CancellationToken cancellation) =>
        await db.Ownerships.FirstOrDefaultAsync(o => o.CandidateId == candidateId && o.ScopeKey == scopeKey && o.EndedAt == null, cancellation);

    /// <summary>Ends a holding, and gives the candidate to the oldest referral behind it that is still inside its own window.</summary>
    public static async Task EndAndPromote(AppDbContext db, Ownership ended, OwnershipEnd reason, PlanVersion plan, Actor actor, DateTimeOffset now, DateOnly day, CancellationToken cancellation)
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
            var facts = await Facts(db, referral, referral.OpeningId, null, heldByAnother: false, day, cancellation);
            var code = CreditRules.Decide(plan.Terms, facts);
            referral.Decide(CreditMoment.OwnershipMoved, code, facts, actor, now);
            if (code != CreditCode.Earns || next is not null) continue;
            next = new Ownership(Guid.CreateVersion7(), referral.CandidateId, ended.ScopeKey, referral.Id, referral.ReferrerId, referral.Terms.WindowEnds(referral.MadeOn), now);
            db.Ownerships.Add(next);
        }
    }

    public static IReadOnlyCollection<Guid> HiringSide(Opening opening) => [opening.HiringManagerId, .. opening.Recruiters.Select(r => r.PersonId)];

    private static async Task<CreditFacts?> FactsWhenMade(AppDbContext db, Guid referralId, CancellationToken cancellation) =>
        (await db.Decisions.AsNoTracking().FirstOrDefaultAsync(d => d.ReferralId == referralId && d.Number == 1, cancellation))?.Facts;
}

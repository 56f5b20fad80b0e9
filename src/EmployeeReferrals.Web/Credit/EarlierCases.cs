using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>What an earlier version decided otherwise than the rules of today, and HR has said nothing of yet. Read by HR's list and by
/// "check-ledger".</summary>
internal static class EarlierCases
{
    private const int PageSize = 500;
    private static readonly PayoutState[] Waiting =
    [
        PayoutState.Planned,
        PayoutState.Scheduled,
        PayoutState.AwaitingApproval,
        PayoutState.Deferred,
        PayoutState.Released,
    ];

    /// <param name="AboutId">The payout, the opening or the candidate.</param>
    public sealed record Case(EarlierRule Rule, Guid AboutId);

    public static async Task<IReadOnlyList<Case>> Find(AppDbContext db, DateOnly today, CancellationToken cancellation)
    {
        var found = new List<Case>();
        await Payouts(db, today, found, cancellation);
        foreach (var opening in await AmountsOfRecruiters(db, cancellation))
            found.Add(new(EarlierRule.AmountByRecruiter, opening));
        foreach (var candidate in await LinkedWithoutAddress(db, cancellation))
            found.Add(new(EarlierRule.LinkedWithoutAddress, candidate));
        if (found.Count == 0)
            return found;
        var decided = await db
            .EarlierRulings.AsNoTracking()
            .Select(r => new
            {
                r.Rule,
                r.AboutId,
                r.Kept,
            })
            .ToListAsync(cancellation);
        // A part of an undone hire that HR kept is paid by HR's word, and nothing is to recover.
        var kept = decided
            .Where(r => r is { Rule: EarlierRule.HireUndone, Kept: true })
            .Select(r => new Case(EarlierRule.RecoveryMissed, r.AboutId));
        var ruled = decided.Select(r => new Case(r.Rule, r.AboutId)).Concat(kept).ToHashSet();
        return found.FindAll(f => !ruled.Contains(f));
    }

    private static async Task Payouts(AppDbContext db, DateOnly today, List<Case> found, CancellationToken cancellation)
    {
        for (var after = Guid.Empty; ; )
        {
            var last = after;
            var page = await Suspects(db)
                .AsNoTracking()
                .Where(p => p.Id > last)
                .OrderBy(p => p.Id)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (page.Count == 0)
                return;
            var judged = await DueFactsReader.Read(db, page, cancellation, saved: true);
            foreach (var payout in page)
                if (EarlierRules.Of(payout, judged[payout.Id].Judgement, today) is { } rule)
                    found.Add(new(rule, payout.Id));
            after = page[^1].Id;
        }
    }

    // The few that can be otherwise; the domain says whether they are.
    private static IQueryable<Payout> Suspects(AppDbContext db) =>
        db.Payouts.Where(p =>
            p.Recovery == RecoveryState.ToReview
            || (p.State == PayoutState.Forfeited && (p.Reason == PayoutReason.ReferrerLeft || p.Reason == PayoutReason.HireLeft))
            || (Waiting.Contains(p.State) && db.Referrals.Any(h => h.Id == p.HireId && h.Stage != Stage.Hired))
            || (
                (p.State == PayoutState.Exported || p.State == PayoutState.Paid)
                && p.Recovery == RecoveryState.None
                && db.Referrals.Any(h =>
                    h.Id == p.HireId
                    && (
                        h.Stage != Stage.Hired
                        || h.StartedOn == null
                        || h.HolderId != p.ReferralId
                        || db.Referrals.Any(c =>
                            c.Id == p.ReferralId && (c.Override == false || (c.Override == null && c.Credit != CreditCode.Earns))
                        )
                        || db.People.Any(x =>
                            x.LastDay != null && x.LastDay < p.DueOn && (x.Id == p.RecipientId || x.Id == h.HiredPersonId)
                        )
                    )
                )
            )
        );

    /// <summary>Openings with an amount of their own of which nobody in HR is known: an earlier version let a recruiter set it.</summary>
    public static async Task<List<Guid>> AmountsOfRecruiters(AppDbContext db, CancellationToken cancellation)
    {
        var own = await db
            .Openings.Where(o => o.Bonus != null && o.BonusSetBy == null)
            .OrderBy(o => o.Id)
            .Select(o => o.Id)
            .ToListAsync(cancellation);
        if (own.Count == 0)
            return own;
        var editors = await db
            .Audit.Where(a => own.Contains(a.SubjectId) && (a.Event == nameof(OpeningCreated) || a.Event == nameof(OpeningChanged)))
            .Join(db.People, a => a.ActorId, p => p.Id, (a, p) => new { a.SubjectId, p.Roles })
            .Distinct()
            .ToListAsync(cancellation);
        var byOpening = editors.ToLookup(e => e.SubjectId, e => e.Roles);
        return own.FindAll(id => byOpening[id].Any() && byOpening[id].All(roles => !roles.HasFlag(Roles.Hr)));
    }

    /// <summary>Candidates with several addresses that no person has found to be one, and with a referral of which nobody knows the
    /// address.</summary>
    private static async Task<List<Guid>> LinkedWithoutAddress(AppDbContext db, CancellationToken cancellation)
    {
        var unknown = db.Referrals.Where(r => r.TypedEmail == null && r.TypedName != null).Select(r => r.CandidateId);
        var addresses = (
            await db
                .Contacts.AsNoTracking()
                .Where(c =>
                    c.Kind == ContactKind.Email
                    && unknown.Contains(c.CandidateId)
                    && db.Contacts.Any(o => o.CandidateId == c.CandidateId && o.Kind == ContactKind.Email && o.Id != c.Id)
                )
                .OrderBy(c => c.Id)
                .ToListAsync(cancellation)
        ).ToLookup(c => c.CandidateId);
        var candidates = addresses.Select(a => a.Key).ToList();
        var merged = (
            await db.Merges.AsNoTracking().Where(m => candidates.Contains(m.IntoId) && m.UndoneAt == null).ToListAsync(cancellation)
        )
            .SelectMany(m => m.ContactIds)
            .ToHashSet();
        return candidates.FindAll(id => addresses[id].Where(c => !merged.Contains(c.Id)).Select(c => c.Key).Distinct().Count() > 1);
    }
}

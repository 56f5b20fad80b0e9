using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>What payouts are judged by, read for many at once.</summary>
public static class DueFactsReader
{
    public sealed record Judged(DueFacts Facts, bool Hired, Person Recipient)
    {
        public Judgement Judgement => new(Facts, Hired, Recipient.LegalEntity, Recipient.EmployeeNumber);
    }

    /// <param name="saved">Nothing but the payouts is changed in this commit, so that the rest need not be followed.</param>
    public static async Task<IReadOnlyDictionary<Guid, Judged>> Read(
        AppDbContext db,
        IReadOnlyCollection<Payout> payouts,
        CancellationToken cancellation,
        bool saved = false
    )
    {
        var tracking = saved ? QueryTrackingBehavior.NoTracking : QueryTrackingBehavior.TrackAll;
        var referralIds = payouts.SelectMany(p => new[] { p.ReferralId, p.HireId }).Distinct().ToList();
        // Tracked referrals and people carry a change that is not saved yet; they are what counts.
        var stored = await db.Referrals.AsTracking(tracking).Where(r => referralIds.Contains(r.Id)).ToListAsync(cancellation);
        // One that is made in this commit, on the day of the hire, is not stored yet.
        var referrals = stored
            .Concat(db.Referrals.Local.Where(r => referralIds.Contains(r.Id)))
            .DistinctBy(r => r.Id)
            .ToDictionary(r => r.Id);
        await AddHolders(db, referrals, tracking, cancellation);
        var personIds = payouts
            .Select(p => p.RecipientId)
            .Concat(referrals.Values.Where(r => r.HiredPersonId is not null).Select(r => r.HiredPersonId!.Value))
            .Distinct()
            .ToList();
        var people = await db
            .People.AsTracking(tracking)
            .Include(p => p.Leaves)
            .Include(p => p.WorkingTimes)
            .Where(p => personIds.Contains(p.Id))
            .ToDictionaryAsync(p => p.Id, cancellation);
        var undecided = await Undecided(db, [.. payouts.Select(p => referrals[p.HireId]).Distinct()], cancellation);
        return payouts.ToDictionary(
            p => p.Id,
            p =>
            {
                var hire = referrals[p.HireId];
                var credited = Credited(p, hire, referrals);
                var hired = hire.HiredPersonId is { } id ? Person(id) : null;
                var recipient = Person(p.RecipientId);
                var facts = new DueFacts(
                    hire is { Stage: Stage.Hired, HasStarted: true },
                    hire.HolderId == credited.Id
                        && credited.CanEarn
                        && (p.Side == RecipientSide.Hire || credited.ReferrerId == p.RecipientId),
                    Employment.Of(recipient),
                    hired is null ? null : Employment.Of(hired),
                    hire.HolderId == credited.Id ? hire.HireTerms ?? credited.Terms : credited.Terms,
                    hire.StartedOn ?? hire.PlannedStart,
                    undecided.Contains(hire.Id)
                ).For(p.Side);
                return new Judged(facts, hire.Stage == Stage.Hired, recipient);
            }
        );

        // Somebody whose start is being confirmed is not saved yet, and may be paid too.
        Person Person(Guid id) => people.GetValueOrDefault(id) ?? db.People.Local.First(p => p.Id == id);
    }

    // What is with payroll keeps the referral that it was laid down on; the credit may have moved meanwhile. Another of the same referrer's
    // pays them as before, and the hire's own part is owed whoever the referrer is.
    private static async Task AddHolders(
        AppDbContext db,
        Dictionary<Guid, Referral> referrals,
        QueryTrackingBehavior tracking,
        CancellationToken cancellation
    )
    {
        var holders = referrals.Values.Select(r => r.HolderId).OfType<Guid>().Where(id => !referrals.ContainsKey(id)).Distinct().ToList();
        if (holders.Count == 0)
            return;
        foreach (var holder in await db.Referrals.AsTracking(tracking).Where(r => holders.Contains(r.Id)).ToListAsync(cancellation))
            referrals[holder.Id] = holder;
        foreach (var made in db.Referrals.Local.Where(r => holders.Contains(r.Id)))
            referrals.TryAdd(made.Id, made);
    }

    private static Referral Credited(Payout payout, Referral hire, Dictionary<Guid, Referral> referrals) =>
        hire.HolderId is { } id
        && referrals.TryGetValue(id, out var holder)
        && (payout.Side == RecipientSide.Hire || holder.ReferrerId == referrals[payout.ReferralId].ReferrerId)
            ? holder
            : referrals[payout.ReferralId];

    // Maybe somebody who works here, or two people whom an earlier version took for one.
    private static async Task<IEnumerable<Guid>> WhoTheyAre(AppDbContext db, List<Guid> candidates, CancellationToken cancellation)
    {
        var here = await InQuestion
            .MaybeHere(db)
            .Join(db.Referrals, m => m.ReferralId, r => r.Id, (m, r) => new { m.Id, r.CandidateId })
            .Where(m => candidates.Contains(m.CandidateId))
            .ToListAsync(cancellation);
        var forOne = await InQuestion.TakenForOne(db).Where(id => candidates.Contains(id)).Distinct().ToListAsync(cancellation);
        // What this commit decides is decided.
        var decided = db.PersonMatches.Local.Where(m => m.Same is not null).Select(m => m.Id).ToHashSet();
        var ruled = db.EarlierRulings.Local.Select(r => r.AboutId).ToHashSet();
        return here.Where(m => !decided.Contains(m.Id)).Select(m => m.CandidateId).Concat(forOne.Where(id => !ruled.Contains(id)));
    }

    // An amount that an earlier version let a recruiter set is HR's to keep or not before anything of it leaves.
    private static async Task<IEnumerable<Guid>> AmountOfARecruiter(
        AppDbContext db,
        IReadOnlyCollection<Referral> hires,
        CancellationToken cancellation
    )
    {
        var unknown = hires.Where(h => EarlierRules.SetByNobodyKnown(h.HireTerms)).ToList();
        if (unknown.Count == 0)
            return [];
        var openings = (await EarlierCases.AmountsOfRecruiters(db, cancellation))
            .Except(db.EarlierRulings.Local.Select(r => r.AboutId))
            .ToHashSet();
        return unknown.Where(h => h.OpeningId is { } id && openings.Contains(id)).Select(h => h.Id);
    }

    /// <summary>The hires of whom HR has not decided whose bonus it is, or who the person is (docs/rules.md §5).</summary>
    private static async Task<HashSet<Guid>> Undecided(AppDbContext db, IReadOnlyCollection<Referral> hires, CancellationToken cancellation)
    {
        var ids = hires.Select(h => h.Id).ToList();
        var candidates = hires.Select(h => h.CandidateId).Distinct().ToList();
        var cases = await db.CreditCases.Where(c => ids.Contains(c.HireId) && c.ClosedAt == null).ToListAsync(cancellation);
        var asked = cases.Concat(db.CreditCases.Local).Where(c => c.ClosedAt is null).Select(c => c.HireId);
        var matched = await db
            .PossibleMatches.Where(m =>
                candidates.Contains(m.OtherCandidateId) || db.Referrals.Any(r => r.Id == m.ReferralId && candidates.Contains(r.CandidateId))
            )
            .Select(m => new
            {
                m.Id,
                m.OtherCandidateId,
                Mine = db.Referrals.Where(r => r.Id == m.ReferralId).Select(r => r.CandidateId).First(),
            })
            .ToListAsync(cancellation);
        // What this commit decides is decided.
        var decided = db
            .ChangeTracker.Entries<PossibleMatch>()
            .Where(e => e.State == EntityState.Deleted)
            .Select(e => e.Entity.Id)
            .ToHashSet();
        var open = matched.Where(m => !decided.Contains(m.Id)).SelectMany(m => new[] { m.OtherCandidateId, m.Mine }).ToHashSet();
        open.UnionWith(await WhoTheyAre(db, candidates, cancellation));
        return
        [
            .. asked,
            .. await AmountOfARecruiter(db, hires, cancellation),
            .. hires.Where(h => open.Contains(h.CandidateId)).Select(h => h.Id),
        ];
    }
}

using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Candidates of whom HR has not decided who they are: maybe another candidate, maybe somebody who works or worked here, or two
/// people whom an earlier version took for one. Until then nothing of theirs is released, and no referrer is promised more than that
/// (docs/rules.md §5).</summary>
internal static class InQuestion
{
    public static IQueryable<Guid> Candidates(AppDbContext db) =>
        db
            .PossibleMatches.Select(m => m.OtherCandidateId)
            .Concat(db.PossibleMatches.Join(db.Referrals, m => m.ReferralId, r => r.Id, (_, r) => r.CandidateId))
            .Concat(MaybeHere(db).Join(db.Referrals, m => m.ReferralId, r => r.Id, (_, r) => r.CandidateId))
            .Concat(TakenForOne(db));

    /// <summary>Referrals of whose bonus HR has to decide: both sides of each open case, and the hired referral of either side's
    /// referrer.</summary>
    public static IQueryable<Guid> Bonuses(AppDbContext db) =>
        from asked in db.CreditCases
        where asked.ClosedAt == null
        from side in db.Referrals
        where side.Id == asked.BeforeId || side.Id == asked.NowId
        from own in db.Referrals
        where own.Id == side.Id || (own.Id == asked.HireId && own.ReferrerId == side.ReferrerId)
        select own.Id;

    /// <summary>The cases that concern one referral in that way, decided or not.</summary>
    public static IQueryable<CreditCase> Cases(AppDbContext db, Referral referral)
    {
        var (id, referrerId) = (referral.Id, referral.ReferrerId);
        return db.CreditCases.Where(c =>
            c.BeforeId == id
            || c.NowId == id
            || (c.HireId == id && db.Referrals.Any(r => (r.Id == c.BeforeId || r.Id == c.NowId) && r.ReferrerId == referrerId))
        );
    }

    /// <summary>Maybe one person, and one of the two is hired: HR decides (docs/rules.md §5).</summary>
    public static IQueryable<PossibleMatch> MaybeOneAndHired(AppDbContext db) =>
        db.PossibleMatches.Where(m =>
            db.Referrals.Any(hire =>
                hire.Stage == Stage.Hired
                && (
                    hire.CandidateId == m.OtherCandidateId
                    || db.Referrals.Any(r => r.Id == m.ReferralId && r.CandidateId == hire.CandidateId)
                )
            )
        );

    public static IQueryable<PersonMatch> MaybeHere(AppDbContext db) => db.PersonMatches.Where(m => m.DecidedAt == null);

    /// <summary>Several addresses that no person has found to be one, and a referral that does not know its own.</summary>
    public static IQueryable<Guid> TakenForOne(AppDbContext db) =>
        db
            .Referrals.Where(r =>
                r.TypedEmail == null
                && r.TypedName != null
                && db.Contacts.Count(c => c.CandidateId == r.CandidateId && c.Kind == ContactKind.Email) > 1
                && !db.Merges.Any(m => m.IntoId == r.CandidateId && m.UndoneAt == null)
            )
            .Select(r => r.CandidateId);
}

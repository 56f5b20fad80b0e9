using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Access;

/// <summary>Who sees which referrals (docs/rules.md §2). Part of every query.</summary>
public static class ReferralAccess
{
    public const Roles Readers = Roles.Recruiter | Roles.Hr | Roles.HiringManager | Roles.Auditor;

    /// <summary>The hiring side's view. One's own referrals are never in it: of those one has the employee's projection.</summary>
    public static IQueryable<Referral> VisibleTo(
        this IQueryable<Referral> referrals,
        AppDbContext db,
        Actor actor,
        CompanySettings settings
    )
    {
        if (actor.PersonId is not { } me)
            return referrals.Where(_ => false);
        var others = referrals.Where(r => r.ReferrerId != me);
        if (actor.Is(Roles.Hr | Roles.Auditor))
            return others;
        var recruits = actor.Is(Roles.Recruiter);
        var leads = actor.Is(Roles.HiringManager);
        if (!recruits && !leads)
            return referrals.Where(_ => false);
        var seesAll = recruits && settings.RecruitersSeeAll;
        var seesGeneral = recruits && settings.GeneralRecruiterIds.Contains(me);
        return others.Where(r =>
            (seesAll && r.OpeningId != null)
            || (recruits && db.Set<Domain.Openings.OpeningRecruiter>().Any(o => o.OpeningId == r.OpeningId && o.PersonId == me))
            || (seesGeneral && r.OpeningId == null)
            || (leads && db.Openings.Any(o => o.Id == r.OpeningId && o.HiringManagerId == me))
        );
    }

    /// <summary>Those the actor may change, not only see: none of a candidate whom they referred themselves.</summary>
    public static IQueryable<Referral> WorkedBy(this IQueryable<Referral> referrals, AppDbContext db, Actor actor, CompanySettings settings)
    {
        if (!actor.Is(Roles.Hr | Roles.Recruiter))
            return referrals.Where(_ => false);
        // A hiring manager or auditor who also recruits works only what the recruiter in them sees.
        var asWorker = actor.PersonId is { } id ? Actor.Person(id, actor.Roles & ~(Roles.HiringManager | Roles.Auditor)) : actor;
        var me = actor.PersonId;
        var own = db.Referrals.Where(r => r.ReferrerId == me).Select(r => r.CandidateId);
        return referrals.VisibleTo(db, asWorker, settings).Where(r => !own.Contains(r.CandidateId));
    }

    /// <summary>Loads a referral to change it. Not visible is not found; visible, or one's own, and not to be worked is
    /// forbidden.</summary>
    public static async Task<Result<Referral>> ToWork(
        this AppDbContext db,
        Actor actor,
        Guid id,
        CompanySettings settings,
        Func<IQueryable<Referral>, IQueryable<Referral>>? with,
        CancellationToken cancellation
    )
    {
        var all = with is null ? db.Referrals : with(db.Referrals);
        if (await all.WorkedBy(db, actor, settings).FirstOrDefaultAsync(r => r.Id == id, cancellation) is { } referral)
            return referral;
        var seen =
            await db.Referrals.AnyAsync(r => r.Id == id && r.ReferrerId == actor.PersonId, cancellation)
            || await db.Referrals.VisibleTo(db, actor, settings).AnyAsync(r => r.Id == id, cancellation);
        return Result<Referral>.From(seen ? Result.Forbidden : Result.NotFound);
    }
}

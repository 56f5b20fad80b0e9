using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Moves a referral to another opening, or gives a general one its opening: same date, owner and window (product §4).</summary>
public sealed class ChangeOpening(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock) : Operation<ChangeOpening.Command>
{
    public sealed record Command(Guid ReferralId, Guid OpeningId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, Roles.Recruiter | Roles.Hr, settings, q => q.Include(r => r.Decisions), cancellation);
        if (!found.IsOk) return found;
        var referral = found.Value;
        var opening = await db.Openings.AsNoTracking().Include(o => o.Recruiters).FirstOrDefaultAsync(o => o.Id == command.OpeningId, cancellation);
        if (opening is null || opening.State == OpeningState.Draft) return Result.NotFound;
        if (!actor.Is(Roles.Hr) && !settings.RecruitersSeeAll && !opening.HasRecruiter(actor.PersonId ?? Guid.Empty)) return Result.Forbidden;
        if (await db.Referrals.AnyAsync(r => r.CandidateId == referral.CandidateId && r.ReferrerId == referral.ReferrerId && r.OpeningId == command.OpeningId && r.Id != referral.Id && Domain.Referrals.StageTable.Open.Contains(r.Stage), cancellation))
            return Result.Rejected("same_referral", "The same person has referred this candidate to that opening already.", "OpeningId");

        var book = await programme.Book(cancellation);
        var terms = book.SnapshotFor(referral.MadeOn, opening.Traits);
        var changed = referral.ChangeOpening(opening.Id, terms);
        if (!changed.IsOk) return changed;
        var holder = await CreditDesk.Holder(db, referral.CandidateId, terms.Scope, opening.Id, cancellation);
        var facts = await CreditDesk.Facts(db, referral, opening.Id, null, holder is not null && holder.HoldsOn(today) && holder.ReferrerId != referral.ReferrerId, book, today, cancellation);
        var verdict = CreditRules.Decide(book.TermsOf(terms), facts);
        referral.Decide(CreditMoment.OpeningChanged, verdict, facts, actor, now);
        await FollowCredit(db, referral, holder, verdict.Code, book, actor, now, today, cancellation);
        return await db.Commit(actor, now, cancellation);
    }

    // One that cannot earn for the new opening gives the candidate up; one that now can takes them when nobody holds them.
    private static async Task FollowCredit(AppDbContext db, Domain.Referrals.Referral referral, Ownership? holder, CreditCode code, PlanBook book, Actor actor, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        if (holder is not null && holder.ReferralId == referral.Id && !referral.CanEarn)
            await CreditDesk.EndAndPromote(db, holder, OwnershipEnd.OpeningChanged, book, actor, now, today, cancellation);
        else if (holder is null && code == CreditCode.Earns && today <= referral.Terms.WindowEnds(referral.MadeOn))
            db.Ownerships.Add(new Ownership(Guid.CreateVersion7(), referral.CandidateId, Ownership.ScopeKeyFor(referral.Terms.Scope, referral.OpeningId), referral.Id, referral.ReferrerId, referral.Terms.WindowEnds(referral.MadeOn), now));
    }
}

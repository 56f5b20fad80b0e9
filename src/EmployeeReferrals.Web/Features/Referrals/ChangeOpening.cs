using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Moves a referral to another opening, or gives a general one its opening: same date, owner and window (docs/rules.md
/// §4).</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class ChangeOpening(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ChangeOpening.Command>
{
    public sealed record Command(Guid ReferralId, Guid OpeningId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, q => q.Include(r => r.Decisions), cancellation);
        if (!found.IsOk)
            return found;
        var referral = found.Value;
        var opening = await db
            .Openings.AsNoTracking()
            .Include(o => o.Recruiters)
            .FirstOrDefaultAsync(o => o.Id == command.OpeningId, cancellation);
        if (opening is null || opening.State == OpeningState.Draft)
            return Result.NotFound;
        if (!actor.Is(Roles.Hr) && !settings.RecruitersSeeAll && !opening.HasRecruiter(actor.PersonId ?? Guid.Empty))
            return Result.Forbidden;
        if (
            await db.Referrals.AnyAsync(
                r =>
                    r.CandidateId == referral.CandidateId
                    && r.ReferrerId == referral.ReferrerId
                    && r.OpeningId == command.OpeningId
                    && r.Id != referral.Id
                    && Domain.Referrals.StageTable.Open.Contains(r.Stage),
                cancellation
            )
        )
            return Result.Rejected("same_referral", "The same person has referred this candidate to that opening already.", "OpeningId");

        var catalog = await programme.Catalog(db, cancellation);
        var terms = catalog.SnapshotFor(referral.MadeOn, opening.Traits);
        var changed = referral.ChangeOpening(opening.Id, terms);
        if (!changed.IsOk)
            return changed;
        var facts = await CreditFactsReader.Read(db, referral, new(opening.Id, MovedOn: today), settings.Calendar, cancellation);
        var verdict = CreditRules.Decide(catalog.TermsOf(terms), facts);
        referral.PlaceForNewOpening(verdict.Code.CouldEarn(), now);
        var credit = await CandidateCredit.Load(new(db, programme, actor, now), referral.CandidateId, cancellation);
        var holder = credit.HolderToday(opening.Id);
        facts = facts with { AsOf = today, HeldByAnother = holder is not null && holder.ReferrerId != referral.ReferrerId };
        referral.Decide(CreditMoment.OpeningChanged, CreditRules.Decide(catalog.TermsOf(terms), facts), facts, actor, now);
        await credit.Follow(
            new(CreditMoment.OwnershipMoved, Domain.Bonuses.PayoutReason.CreditLost, OwnershipEnd.OpeningChanged),
            cancellation
        );
        return await db.Commit(actor, now, cancellation);
    }
}

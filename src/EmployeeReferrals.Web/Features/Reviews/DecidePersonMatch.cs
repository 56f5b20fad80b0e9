using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>HR says whether a candidate is somebody who works or worked here, whose number they have. The credit of all their referrals
/// follows.</summary>
[May(Roles.Hr)]
public sealed class DecidePersonMatch(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<DecidePersonMatch.Command>
{
    public sealed record Command(Guid MatchId, bool Same);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var match = await db.PersonMatches.FirstOrDefaultAsync(m => m.Id == command.MatchId, cancellation);
        if (match is null)
            return Result.NotFound;
        var candidate = await db.Referrals.Where(r => r.Id == match.ReferralId).Select(r => r.CandidateId).FirstAsync(cancellation);
        // Whose own candidate or number it is does not decide.
        if (match.PersonId == me || await db.Referrals.AnyAsync(r => r.CandidateId == candidate && r.ReferrerId == me, cancellation))
            return Result.Forbidden;
        var decided = match.Decide(command.Same, me, now);
        if (!decided.IsOk)
            return decided;
        var others = await InQuestion
            .MaybeHere(db)
            .Where(m =>
                m.Id != match.Id
                && m.PersonId == match.PersonId
                && db.Referrals.Any(r => r.Id == m.ReferralId && r.CandidateId == candidate)
            )
            .ToListAsync(cancellation);
        foreach (var other in others)
            other.Decide(command.Same, me, now);
        var credit = await CandidateCredit.Load(new(db, programme, actor, now), candidate, cancellation);
        await credit.Follow(
            new(CreditMoment.MergedOrCorrected, PayoutReason.CreditLost, OwnershipEnd.Corrected, FactsLearnt: true),
            cancellation
        );
        return await db.Commit(actor, now, cancellation);
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Features.Referrals;

internal static class PriorApplicationDesk
{
    public static async Task<Result> Change(
        AppDbContext db,
        Programme programme,
        Guid candidateId,
        Action change,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        change();
        var credit = await CandidateCredit.Load(db, candidateId, programme, actor, now, cancellation);
        await credit.Follow(
            new(CreditMoment.MergedOrCorrected, PayoutReason.CreditLost, OwnershipEnd.Corrected, FactsLearnt: true),
            cancellation
        );
        return await db.Commit(actor, now, cancellation);
    }
}

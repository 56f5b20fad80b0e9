using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Credit;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>What is known of applications by another way changed: who could earn is asked again from the beginning.</summary>
internal static class PriorApplicationChange
{
    public static async Task<Result> Run(UnitOfWork work, Guid candidateId, CancellationToken cancellation)
    {
        var credit = await CandidateCredit.Load(work, candidateId, cancellation);
        await credit.Follow(
            new(CreditMoment.MergedOrCorrected, PayoutReason.CreditLost, OwnershipEnd.Corrected, FactsLearnt: true),
            cancellation
        );
        return await work.Commit(cancellation);
    }
}

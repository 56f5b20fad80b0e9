using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Claims;

/// <summary>What happened to a candidate's credit.</summary>
/// <param name="Moment">What the decisions that follow are kept under.</param>
/// <param name="Why">What the payouts that follow say.</param>
/// <param name="Ends">Why a holding ends, where its window is not over.</param>
/// <param name="Hired">The referral that is being hired.</param>
/// <param name="NoHireAnyMore">The referral whose hire was undone, or never started.</param>
/// <param name="FactsLearnt">Who could earn is asked again from the beginning.</param>
public sealed record CreditChange(
    CreditMoment Moment,
    PayoutReason Why,
    OwnershipEnd Ends,
    Referral? Hired = null,
    Referral? NoHireAnyMore = null,
    bool FactsLearnt = false
)
{
    /// <summary>HR said it, so HR is not asked.</summary>
    public bool IsHrsWord => Moment is CreditMoment.Overridden or CreditMoment.OverrideUndone;
}

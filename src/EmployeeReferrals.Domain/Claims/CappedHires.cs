using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Claims;

/// <summary>The hires that have, or would have, a place under a plan's cap (docs/rules.md §5).</summary>
/// <param name="referrals">The hires and their holders, as they are by now.</param>
/// <param name="partsOf">All payouts of a hire, as they are by now.</param>
/// <param name="outAt">When each payout was exported last.</param>
public sealed class CappedHires(
    PlanCatalog catalog,
    Func<IEnumerable<Referral>> referrals,
    Func<Referral, IEnumerable<Payout>> partsOf,
    IReadOnlyDictionary<Guid, DateTimeOffset> outAt
)
{
    /// <summary>Every hire that asked this referrer, and whose holder earns or would without the cap.</summary>
    public IReadOnlyList<(Referral Hire, Referral Holder)> Of(Guid referrerId)
    {
        var holders = referrals().Where(r => r.ReferrerId == referrerId).ToDictionary(r => r.Id);
        return
        [
            .. referrals()
                .Where(h => h.Stage == Stage.Hired && h.HolderId is { } id && holders.ContainsKey(id))
                .Select(h => (Hire: h, Holder: holders[h.HolderId!.Value]))
                .Where(h => h.Holder.CanEarn || (h.Holder.Override is null && h.Holder.Credit == CreditCode.CapReached)),
        ];
    }

    /// <summary>How many other hires of the holder have their place before this one; 0 where the plan has no cap.</summary>
    public int Before(Referral hire, Referral holder)
    {
        if (catalog.TermsOf(holder.Terms) is not { CapHires: not null } terms)
            return 0;
        var (from, until) = terms.CapSpan(hire.HiredOn!.Value);
        var planId = PlanOf(holder);
        var counted = Of(holder.ReferrerId)
            .Where(o => o.Hire.HiredOn >= from && o.Hire.HiredOn <= until && PlanOf(o.Holder) == planId)
            .Select(o => Placed(o.Hire, o.Holder));
        return CapPlaces.Before(Placed(hire, holder), counted);
    }

    private Guid? PlanOf(Referral holder) => catalog.Versions.FirstOrDefault(v => v.Id == holder.Terms.PlanVersionId)?.PlanId;

    private CappedHire Placed(Referral hire, Referral holder)
    {
        var parts = partsOf(hire).Where(p => p.RecipientId == holder.ReferrerId && p.Side == RecipientSide.Referrer).ToList();
        var nothing = holder.CanEarn && parts.Count > 0 && parts.TrueForAll(p => !p.Stands && (p.State.IsFinal() || p.IsOutOfHand));
        // Each part by its newest export: one that came back from payroll was not out in between.
        var exports = parts.Where(p => p.Stands && outAt.ContainsKey(p.Id)).Select(p => (DateTimeOffset?)outAt[p.Id]);
        return new CappedHire(hire.HireKey!.Value, hire.HiredOn!.Value, holder.MadeAt, holder.Id, hire.StageSince, exports.Min(), nothing);
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;

namespace EmployeeReferrals.Web.Access;

/// <summary>Who sees which payouts (docs/rules.md §2). One's own are never in it: those stand under My referrals.</summary>
public static class PayoutAccess
{
    public const Roles Readers = Roles.Hr | Roles.Auditor | Roles.Payroll;

    public static IQueryable<Payout> SeenBy(this IQueryable<Payout> payouts, Actor actor)
    {
        if (actor.PersonId is not { } me)
            return payouts.Where(_ => false);
        var others = payouts.Where(p => p.RecipientId != me);
        if (actor.Is(Roles.Hr | Roles.Auditor))
            return others;
        return actor.Is(Roles.Payroll)
            ? others.Where(p => p.State == PayoutState.Released || p.State == PayoutState.Exported || p.State == PayoutState.Paid)
            : payouts.Where(_ => false);
    }

    /// <summary>Payroll books for the referrer; whom they referred is no business of it.</summary>
    public static bool SeesCandidates(this Actor actor) => actor.Is(Roles.Hr | Roles.Auditor);
}

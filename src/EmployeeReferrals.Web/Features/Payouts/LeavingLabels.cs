using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Web.Features.Payouts;

internal static class LeavingLabels
{
    public static string Coarse(LeavingReason? reason) =>
        reason switch
        {
            LeavingReason.OwnWish => "own wish",
            LeavingReason.Dismissed => "dismissed",
            LeavingReason.Redundancy => "redundancy",
            LeavingReason.Retired or LeavingReason.Died or LeavingReason.Other => "other reason",
        };
}

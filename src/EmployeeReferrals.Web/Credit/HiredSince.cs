using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Referrals whose candidate was hired since, through whichever of their referrals.</summary>
internal static class HiredSince
{
    public static IQueryable<Guid> Referrals(AppDbContext db) =>
        db
            .Referrals.Where(r => db.Referrals.Any(h => h.CandidateId == r.CandidateId && h.Stage == Stage.Hired && h.HiredOn >= r.MadeOn))
            .Select(r => r.Id);
}

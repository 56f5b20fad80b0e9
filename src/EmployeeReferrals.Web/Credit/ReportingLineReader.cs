using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

internal static class ReportingLineReader
{
    /// <summary>All above these people, one level after the other.</summary>
    public static async Task<ReportingLine> Above(AppDbContext db, IEnumerable<Guid> people, CancellationToken cancellation)
    {
        var managers = new Dictionary<Guid, Guid?>();
        var level = people.Distinct().ToList();
        while (level.Count > 0)
        {
            var found = await db.People.Where(p => level.Contains(p.Id)).Select(p => new { p.Id, p.ManagerId }).ToListAsync(cancellation);
            foreach (var person in found)
                managers[person.Id] = person.ManagerId;
            level = [.. found.Select(p => p.ManagerId).OfType<Guid>().Distinct().Where(id => !managers.ContainsKey(id))];
        }
        return new ReportingLine(managers);
    }
}

using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Who leads whom, at any distance.</summary>
public sealed class ReportingLine
{
    private readonly Dictionary<Guid, Guid?> _managers = [];

    /// <summary>All above these people, one level after the other.</summary>
    public static async Task<ReportingLine> Above(AppDbContext db, IEnumerable<Guid> people, CancellationToken cancellation)
    {
        var line = new ReportingLine();
        var level = people.Distinct().ToList();
        while (level.Count > 0)
        {
            var found = await db.People.Where(p => level.Contains(p.Id)).Select(p => new { p.Id, p.ManagerId }).ToListAsync(cancellation);
            foreach (var person in found)
                line._managers[person.Id] = person.ManagerId;
            level = [.. found.Select(p => p.ManagerId).OfType<Guid>().Distinct().Where(id => !line._managers.ContainsKey(id))];
        }
        return line;
    }

    public bool Leads(Guid leader, IEnumerable<Guid> people) => people.Any(person => Leads(leader, person));

    private bool Leads(Guid leader, Guid person)
    {
        var met = new HashSet<Guid>();
        for (var at = person; met.Add(at) && _managers.GetValueOrDefault(at) is { } manager; at = manager)
            if (manager == leader)
                return true;
        return false;
    }
}

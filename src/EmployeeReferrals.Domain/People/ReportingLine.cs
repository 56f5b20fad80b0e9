namespace EmployeeReferrals.Domain.People;

/// <summary>Who leads whom, at any distance.</summary>
/// <param name="managers">Of each person the manager; null: there is none.</param>
public sealed class ReportingLine(IReadOnlyDictionary<Guid, Guid?> managers)
{
    public static readonly ReportingLine Nobody = new(new Dictionary<Guid, Guid?>());

    public bool Leads(Guid leader, IEnumerable<Guid> people) => people.Any(person => Leads(leader, person));

    private bool Leads(Guid leader, Guid person)
    {
        var met = new HashSet<Guid>();
        for (var at = person; met.Add(at) && managers.GetValueOrDefault(at) is { } manager; at = manager)
            if (manager == leader)
                return true;
        return false;
    }
}

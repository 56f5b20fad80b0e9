using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Health;

namespace EmployeeReferrals.Web.Demo;

/// <summary>Who works in the demonstration's company: a chief, heads of departments, the personas, recruiters, leads, and the
/// many.</summary>
internal sealed class DemoPeople(DemoChance chance, DemoNames names, CompanyCalendar calendar, DateTimeOffset first)
{
    private readonly List<Person> _people = [];

    private sealed record Post(
        string Department,
        int Level,
        Guid? Manager,
        Roles Roles = Roles.None,
        PersonKind Kind = PersonKind.Employee
    );

    /// <param name="setsAmounts">Who in HR does.</param>
    public IReadOnlyList<Person> Make(int size, Guid setsAmounts)
    {
        var chief = Add(NewId(), "Margot van den Berg", new("Management", 10, null), 3000);
        var heads = DemoWork
            .Departments.Select(w => w.Department)
            .Append("People")
            .ToDictionary(d => d, d => Add(NewId(), NewName(), new(d, 8, chief), chance.Between(900, 3000)));
        foreach (var persona in DemoSignIn.Personas)
        {
            var (department, level) = PlaceOf(persona);
            Add(persona.Id, persona.Name, new(department, level, heads[department], persona.Roles), chance.Between(700, 2500));
        }
        for (var i = 0; i < 3; i++)
            Add(NewId(), NewName(), new("People", 4, heads["People"], Roles.Recruiter), chance.Between(600, 2500));
        Add(setsAmounts, NewName(), new("People", 4, heads["People"], Roles.Hr), chance.Between(600, 2500));
        var leads = new Dictionary<string, List<Guid>>();
        foreach (var (department, _) in DemoWork.Departments)
        {
            var lead = new Post(department, 6, heads[department], Roles.HiringManager);
            leads[department] = [.. Enumerable.Range(0, 2).Select(_ => Add(NewId(), NewName(), lead, chance.Between(600, 2500)))];
        }
        while (_people.Count < size)
            AddOneOfMany(leads);
        return _people;
    }

    private (string Department, int Level) PlaceOf(Persona persona) =>
        persona.Roles switch
        {
            Roles.Employee => (chance.OneOf(DemoWork.Departments.Take(5).ToList()).Department, 4),
            Roles.HiringManager => ("Nursing", 6),
            Roles.Payroll => ("Finance", 4),
            Roles.Administrator => ("Technology", 5),
            _ => ("People", 5),
        };

    private void AddOneOfMany(Dictionary<string, List<Guid>> leads)
    {
        var department = chance.Part() < 0.4 ? "Nursing" : chance.OneOf(DemoWork.Departments).Department;
        var kind = chance.Part() switch
        {
            < 0.05 => PersonKind.Contractor,
            < 0.08 => PersonKind.Intern,
            _ => PersonKind.Employee,
        };
        var name = NewName();
        var level = kind == PersonKind.Intern ? 1 : chance.Between(2, 5);
        var manager = chance.OneOf(leads[department]);
        Add(NewId(), name, new(department, level, manager, Kind: kind), chance.Between(-300, 2800));
    }

    private Guid NewId() => Guid.CreateVersion7(first);

    private string NewName() => names.SomebodyNew().Name;

    private Guid Add(Guid id, string name, Post post, int daysHere)
    {
        var address = names.AtWork(name);
        _people.Add(
            new Person(id, name, address + "@northwind.example", calendar.DayOf(first).AddDays(-daysHere))
            {
                EmployeeNumber = $"NW{1000 + _people.Count}",
                LegalEntity = "Northwind Health BV",
                Department = post.Department,
                Location = chance.OneOf(DemoWork.Locations),
                Level = post.Level,
                Kind = post.Kind,
                Roles = post.Roles | Roles.Employee,
                ManagerId = post.Manager,
                PrivateEmail = $"{address}@home.example",
                PrivateEmailKey = $"{address}@home.example",
            }
        );
        return id;
    }
}

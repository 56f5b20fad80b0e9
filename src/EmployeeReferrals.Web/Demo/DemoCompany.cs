using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.SignIn;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>The people, openings and plan of the demonstration: a hospital group of about 300.</summary>
internal sealed class DemoCompany(
    IServiceProvider services,
    IDbContextFactory<AppDbContext> databases,
    DemoClock clock,
    Programme programme,
    CompanyCalendar calendar,
    int size
)
{
    private static readonly string[] Locations = ["Utrecht", "Dublin", "Manchester", "Rotterdam", "Antwerp"];
    private static readonly (string Department, string[] Titles)[] Work =
    [
        (
            "Nursing",
            [
                "Intensive care nurse",
                "Theatre nurse",
                "Community nurse",
                "Night ward nurse",
                "Paediatric nurse",
                "Dialysis nurse",
                "Nurse educator",
                "Ward manager",
            ]
        ),
        ("Therapy", ["Physiotherapist", "Occupational therapist", "Speech therapist", "Dietitian"]),
        ("Imaging", ["Radiographer", "Sonographer", "MRI technician"]),
        ("Laboratory", ["Biomedical scientist", "Laboratory assistant", "Pathology technician"]),
        ("Maternity", ["Midwife", "Lactation consultant", "Neonatal nurse"]),
        ("Pharmacy", ["Clinical pharmacist", "Pharmacy technician"]),
        ("Technology", ["Data engineer", "Support analyst", "Security engineer", "Platform engineer", "Product designer"]),
        ("Finance", ["Payroll specialist", "Financial controller", "Buyer"]),
        ("Facilities", ["Electrician", "Building technician", "Kitchen lead", "Logistics coordinator"]),
        ("Administration", ["Ward clerk", "Medical secretary", "Reception lead", "Scheduling coordinator", "Legal counsel"]),
    ];

    private readonly DemoChance _chance = new(20261123);
    private DemoNames? _names;

    public IReadOnlyList<Person> People { get; private set; } = [];
    public DemoNames Names => _names ??= new DemoNames(_chance);
    public List<(Guid Id, string Title, string Department, Guid Recruiter, DateTimeOffset From)> Openings { get; } = [];
    public Actor Hr { get; } = Actor.Person(Persona("Helen Marchetti").Id, Roles.Hr);

    /// <summary>Sets plans, campaigns and amounts, so that the persona in HR may approve what is paid by them.</summary>
    public Actor HrWhoSetsAmounts { get; } = Actor.Person(Guid.CreateVersion7(), Roles.Hr);
    public Guid Shared { get; private set; }

    public static Persona Persona(string name) => DemoSignIn.Personas.Single(p => p.Name == name);

    public async Task Make(DateTimeOffset first, CancellationToken cancellation)
    {
        clock.Told = first;
        await MakePeople(first, cancellation);
        await MakeLists(first, cancellation);
        await MakePlan(first, cancellation);
        await MakeOpenings(first, cancellation);
    }

    private async Task MakePeople(DateTimeOffset first, CancellationToken cancellation)
    {
        var day = calendar.DayOf(first);
        var people = new List<Person>();
        var chief = Add(Guid.CreateVersion7(first), "Margot van den Berg", "Management", 10, PersonKind.Employee, Roles.None, null, 3000);
        var heads = Work.Select(w => w.Department)
            .Append("People")
            .ToDictionary(
                d => d,
                d =>
                    Add(
                        Guid.CreateVersion7(first),
                        Names.SomebodyNew().Name,
                        d,
                        8,
                        PersonKind.Employee,
                        Roles.None,
                        chief,
                        _chance.Between(900, 3000)
                    )
            );
        foreach (var persona in DemoSignIn.Personas)
        {
            var (department, level) = persona.Roles switch
            {
                Roles.Employee => (_chance.OneOf(Work[..5]).Department, 4),
                Roles.HiringManager => ("Nursing", 6),
                Roles.Payroll => ("Finance", 4),
                Roles.Administrator => ("Technology", 5),
                _ => ("People", 5),
            };
            Add(
                persona.Id,
                persona.Name,
                department,
                level,
                PersonKind.Employee,
                persona.Roles,
                heads[department],
                _chance.Between(700, 2500)
            );
        }
        for (var i = 0; i < 4; i++)
            Add(
                i < 3 ? Guid.CreateVersion7(first) : HrWhoSetsAmounts.PersonId!.Value,
                Names.SomebodyNew().Name,
                "People",
                4,
                PersonKind.Employee,
                i < 3 ? Roles.Recruiter : Roles.Hr,
                heads["People"],
                _chance.Between(600, 2500)
            );
        var leads = new Dictionary<string, List<Guid>>();
        foreach (var (department, _) in Work)
            leads[department] =
            [
                .. Enumerable
                    .Range(0, 2)
                    .Select(_ =>
                        Add(
                            Guid.CreateVersion7(first),
                            Names.SomebodyNew().Name,
                            department,
                            6,
                            PersonKind.Employee,
                            Roles.HiringManager,
                            heads[department],
                            _chance.Between(600, 2500)
                        )
                    ),
            ];
        while (people.Count < size)
        {
            var department = Weighted();
            var kind = _chance.Part() switch
            {
                < 0.05 => PersonKind.Contractor,
                < 0.08 => PersonKind.Intern,
                _ => PersonKind.Employee,
            };
            Add(
                Guid.CreateVersion7(first),
                Names.SomebodyNew().Name,
                department,
                kind == PersonKind.Intern ? 1 : _chance.Between(2, 5),
                kind,
                Roles.None,
                _chance.OneOf(leads[department]),
                _chance.Between(-300, 2800)
            );
        }
        People = people;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.People.AddRange(people);
        var settings = await db.Settings.SingleAsync(cancellation);
        settings.Name = "Northwind Health";
        settings.TimeZone = calendar.Zone.Id;
        settings.PhoneRegion = "NL";
        settings.RetentionDays = 365;
        settings.GeneralRecruiters = $"{Persona("Jonas Weber").Id},{Persona("Rosa Silva").Id}";
        await db.Commit(Actor.System("Demonstration"), first, cancellation);
        programme.Forget();

        Guid Add(Guid id, string name, string department, int level, PersonKind kind, Roles roles, Guid? manager, int daysHere)
        {
            var address = Names.AtWork(name);
            people.Add(
                new Person(id, name, address + "@northwind.example", day.AddDays(-daysHere))
                {
                    EmployeeNumber = $"NW{1000 + people.Count}",
                    LegalEntity = "Northwind Health BV",
                    Department = department,
                    Location = _chance.OneOf(Locations),
                    Level = level,
                    Kind = kind,
                    Roles = roles | Roles.Employee,
                    ManagerId = manager,
                    PrivateEmail = $"{address}@home.example",
                    PrivateEmailKey = $"{address}@home.example",
                }
            );
            return id;
        }

        string Weighted() => _chance.Part() < 0.4 ? "Nursing" : _chance.OneOf(Work).Department;
    }

    private async Task MakeLists(DateTimeOffset first, CancellationToken cancellation)
    {
        var made = await services.GetRequiredService<MakeLists>().Execute(Actor.System("Demonstration"), cancellation);
        await Done(Task.FromResult<Result>(made));
        var lists = await programme.Lists(cancellation);
        // A small company has nobody in some of them.
        var used = Work.Select(w => (Kind: ListKind.Department, Name: w.Department))
            .Concat(Locations.Select(l => (Kind: ListKind.Location, Name: l)));
        foreach (var (kind, name) in used.Where(u => lists.Find(u.Kind, u.Name) is null))
            await Done(services.GetRequiredService<AddListEntry>().Execute(Hr, new(Guid.CreateVersion7(first), kind, name), cancellation));
    }

    private async Task MakePlan(DateTimeOffset first, CancellationToken cancellation)
    {
        var terms = new PlanTerms
        {
            Currency = "EUR",
            Amount = 2000m,
            Schedule = [new(1, 500m, 0), new(2, 1500m, 90)],
            ExcludedFromLevel = 8,
            ReferrerLeaves = LeaverRule.PayAfterRedundancy,
            DeferDuringReferrerLeave = true,
            DeferDuringHireLeave = true,
        };
        var begins = calendar.DayOf(first);
        await Done(
            services
                .GetRequiredService<SavePlanVersion>()
                .Execute(
                    HrWhoSetsAmounts,
                    new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", 1, begins, terms),
                    cancellation
                )
        );
        clock.Told = first.AddMinutes(5);
        var raised = terms with { Amount = 2500m, Schedule = [new(1, 500m, 0), new(2, 2000m, 90)] };
        await Done(
            services
                .GetRequiredService<SavePlanVersion>()
                .Execute(
                    HrWhoSetsAmounts,
                    new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", 2, begins.AddDays(300), raised),
                    cancellation
                )
        );
        // Something to try on the past: more money, later, for fewer.
        var tried = raised with
        {
            Amount = 3000m,
            Schedule = [new(1, 500m, 0), new(2, 1000m, 90), new(3, 1500m, 180)],
            WindowDays = 120,
            ExcludedFromLevel = 6,
        };
        await Done(
            services
                .GetRequiredService<SavePlanVersion>()
                .Execute(
                    HrWhoSetsAmounts,
                    new(Guid.CreateVersion7(), DatabaseStart.FirstPlan, "Referral bonus", 3, begins.AddDays(570), tried, Draft: true),
                    cancellation
                )
        );
    }

    private async Task MakeOpenings(DateTimeOffset first, CancellationToken cancellation)
    {
        var recruiters = People.Where(p => p.Roles.HasFlag(Roles.Recruiter)).Select(p => p.Id).ToList();
        var (jonas, rosa, maeve) = (Persona("Jonas Weber").Id, Persona("Rosa Silva").Id, Persona("Maeve Byrne").Id);
        var titles = Work.SelectMany(w => w.Titles.Select(t => (w.Department, Title: t))).ToList();
        // An opening for every seven people.
        titles = [.. titles.Take(size / 7)];
        for (var i = 0; i < titles.Count; i++)
        {
            var (department, title) = titles[i];
            var from = first.AddDays(i < 22 ? i / 4 : (i - 20) * 16);
            var mine = i < 8 ? jonas : recruiters[i % recruiters.Count];
            var manager =
                i < 4
                    ? maeve
                    : People.Where(p => p.Department == department && p.Roles.HasFlag(Roles.HiringManager)).Skip(i % 2).First().Id;
            var id = Guid.CreateVersion7(from);
            clock.Told = from;
            var form = new OpeningForm(
                title,
                department,
                Locations[i % Locations.Length],
                3 + (i % 3),
                PersonKind.Employee,
                Describe(title, department),
                i % 13 != 12,
                manager,
                i < 3 ? [mine, rosa] : [mine]
            );
            await Done(services.GetRequiredService<CreateOpening>().Execute(HrWhoSetsAmounts, new(id, form), cancellation));
            if (i == 0)
                Shared = id;
            if (i == titles.Count - 1)
                continue;
            await Done(
                services.GetRequiredService<MoveOpening>().Execute(Hr, new(id, OpeningState.Published, OpeningState.Draft), cancellation)
            );
            Openings.Add((id, title, department, mine, from));
        }
    }

    private static string Describe(string title, string department) =>
        $"""
            We are looking for a **{title.ToLowerInvariant()}** to join {department}.

            ## What you do
            - Work in a steady team that covers for each other
            - Take part in the handover every morning
            - Help new colleagues find their feet

            ## What you bring
            - The training and registration the role needs
            - Two years in a comparable place
            - A calm way with people on a bad day

            ## What we offer
            - A roster that is known six weeks ahead
            - Time and money for training each year
            """;

    public static async Task Done(Task<Result> operation)
    {
        var result = await operation;
        if (!result.IsOk)
            throw new InvalidOperationException($"The demonstration could not be made: {result.Outcome} {result.Problem?.Code}");
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Health;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Demo;

/// <summary>The people, openings and plan of the demonstration: a hospital group of about 300.</summary>
internal sealed class DemoCompany(
    IServiceProvider services,
    IDbContextFactory<AppDbContext> databases,
    DemoClock clock,
    Programme programme,
    CompanyCalendar calendar,
    DemoChance chance,
    int size
)
{
    public IReadOnlyList<Person> People { get; private set; } = [];
    public DemoNames Names { get; } = new(chance);
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
        People = new DemoPeople(chance, Names, calendar, first).Make(size, HrWhoSetsAmounts.PersonId!.Value);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.People.AddRange(People);
        var settings = await db.Settings.SingleAsync(cancellation);
        settings.Name = "Northwind Health";
        settings.TimeZone = calendar.Zone.Id;
        settings.PhoneRegion = "NL";
        settings.RetentionDays = 365;
        settings.GeneralRecruiters = $"{Persona("Jonas Weber").Id},{Persona("Rosa Silva").Id}";
        await db.Commit(Actor.System("Demonstration"), first, cancellation);
        programme.Forget();
    }

    private async Task MakeLists(DateTimeOffset first, CancellationToken cancellation)
    {
        var made = await services.GetRequiredService<MakeLists>().Execute(Actor.System("Demonstration"), cancellation);
        await Done(Task.FromResult<Result>(made));
        var lists = await programme.Lists(cancellation);
        // A small company has nobody in some of them.
        var used = DemoWork
            .Departments.Select(w => (Kind: ListKind.Department, Name: w.Department))
            .Concat(DemoWork.Locations.Select(l => (Kind: ListKind.Location, Name: l)));
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
        var titles = DemoWork.Departments.SelectMany(w => w.Titles.Select(t => (w.Department, Title: t))).ToList();
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
                DemoWork.Locations[i % DemoWork.Locations.Count],
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

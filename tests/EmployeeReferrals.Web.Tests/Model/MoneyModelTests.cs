using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Plans;

namespace EmployeeReferrals.Web.Tests.Model;

/// <summary>Random histories through the real operations, held against a second model of the rules of credit and payouts.</summary>
public sealed class MoneyModelTests : IAsyncLifetime
{
    private static readonly ObviousRules.Plan[] Plans =
    [
        new("Plain", 20, 15, 30, [(500m, 0), (1500m, 15)], Approval: false),
        new("Asked", 25, 15, 30, [(300m, 0), (300m, 10), (900m, 20)], Approval: true),
    ];

    private readonly Portal portal = new();
    public ValueTask InitializeAsync() => portal.InitializeAsync();
    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Portal_and_the_model_agree_on_who_earns_what_and_when()
    {
        var given = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_SEED");
        var seed = given is null ? Random.Shared.Next(1_000_000_000) : int.Parse(given, null);
        var histories = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_LONG") == "1" ? 6_000 : 300;
        TestContext.Current.TestOutputHelper?.WriteLine($"First seed {seed}");
        var openings = new Dictionary<string, List<Guid>>();
        foreach (var plan in Plans) openings[plan.Name] = await Set(plan);
        var found = new List<string>();
        for (var i = 0; i < histories && found.Count < 12; i++)
        {
            var plan = Plans[(seed + i) % Plans.Length];
            if (await new RandomHistory(portal, plan, openings[plan.Name], seed + i).Differs(14) is { } difference) found.Add(difference);
        }
        // Whatever was typed in whatever order, the ledger gives what there is.
        var ledger = (await portal.Op<Web.Features.Payouts.CheckLedger>().Execute(Actor.System("Test"), portal.Token)).Value;
        Assert.True(ledger.Count == 0 || found.Count > 0, $"First seed {seed}.\n{string.Join('\n', Web.Commands.LedgerReport.Lines(ledger))}");
        Assert.True(found.Count == 0, $"First seed {seed}. {found.Count} histories differ.\n\n{string.Join("\n\n", found)}");
    }

    private async Task<List<Guid>> Set(ObviousRules.Plan plan)
    {
        var department = $"Department {plan.Name}";
        await portal.List(Domain.Lists.ListKind.Department, department);
        var terms = new PlanTerms
        {
            Filter = new() { Departments = [department] },
            Amount = plan.Parts.Sum(p => p.Amount),
            Schedule = [.. plan.Parts.Select((p, i) => new Instalment(i + 1, p.Amount, p.Days))],
            WindowDays = plan.Window,
            PriorApplicantDays = plan.PriorApplicant,
            RehireDays = plan.Rehire,
            NeedsApproval = plan.Approval,
        };
        Portal.Ok(await portal.Op<SavePlanVersion>().Execute(Actor.Person(portal.Adi.Id, Roles.Hr), new(Guid.CreateVersion7(), Guid.CreateVersion7(), plan.Name, 0, portal.Today, terms), portal.Token));
        var openings = new List<Guid>();
        for (var n = 0; n < 2; n++)
        {
            var id = Guid.CreateVersion7();
            var form = new OpeningForm($"{plan.Name} {n}", department, "Utrecht", 4, PersonKind.Employee, "Text", true, portal.Max.Id, [portal.Rita.Id]);
            Portal.Ok(await portal.Op<CreateOpening>().Execute(portal.Hilda.Actor, new(id, form), portal.Token));
            Portal.Ok(await portal.Op<MoveOpening>().Execute(portal.Hilda.Actor, new(id, OpeningState.Published, OpeningState.Draft), portal.Token));
            openings.Add(id);
        }
        return openings;
    }
}

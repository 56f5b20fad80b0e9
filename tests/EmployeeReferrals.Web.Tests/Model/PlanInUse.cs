using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.Plans;

namespace EmployeeReferrals.Web.Tests.Model;

/// <summary>A plan of a portal, its openings, and all that HR has made of it.</summary>
internal sealed class PlanInUse(ObviousRules.Plan plan)
{
    private readonly Guid _id = Guid.CreateVersion7();

    public ObviousRules.Plan Plan => plan;
    public List<Guid> Openings { get; } = [];
    private int _versions;

    private string Department => $"Department {plan.Name}";

    public async Task Begin(Portal portal)
    {
        await portal.List(ListKind.Department, Department);
        for (var n = 0; n < 2; n++)
        {
            var id = Guid.CreateVersion7();
            var form = new OpeningForm(
                $"{plan.Name} {n}",
                Department,
                "Utrecht",
                4,
                PersonKind.Employee,
                "Text",
                true,
                portal.Max.Id,
                [portal.Rita.Id]
            );
            Portal.Ok(await portal.Op<CreateOpening>().Execute(portal.Hilda.Actor, new(id, form), portal.Token));
            Portal.Ok(
                await portal
                    .Op<MoveOpening>()
                    .Execute(portal.Hilda.Actor, new(id, OpeningState.Published, OpeningState.Draft), portal.Token)
            );
            Openings.Add(id);
        }
    }

    /// <summary>Amounts that do not split evenly, and days of its own.</summary>
    public static ObviousRules.Terms Draw(ObviousRules.Plan plan, Random random)
    {
        var coin = (decimal)Math.Pow(10, -plan.Digits);
        var whole = random.Next(1000, 3000) + coin * random.Next(100);
        var second = random.Next(8, 16);
        return plan.Approval ? new(whole, [(33, 0), (33, second), (34, second + 10)], 0, [])
            : plan.WaitsForLeave && plan.CapInAYear is null
                ? new(whole, [(25, 0), (75, second)], random.Next(100, 900) + coin, [(45, 0), (55, second + 4)])
            : new(whole, [(25, 0), (75, second)], 0, []);
    }

    public async Task<Result> Edit(Portal portal, ObviousRules.Terms terms, DateOnly from)
    {
        var saved = await portal
            .Op<SavePlanVersion>()
            .Execute(
                Actor.Person(portal.Adi.Id, Roles.Hr),
                new(
                    Guid.CreateVersion7(),
                    _id,
                    plan.Name,
                    _versions,
                    from,
                    new PlanTerms
                    {
                        Filter = new() { Departments = [Department] },
                        Currency = plan.Currency,
                        Amount = terms.Whole,
                        Schedule = Parts(terms.Parts),
                        HireAmount = terms.HireWhole,
                        HireSchedule = Parts(terms.HireParts),
                        WindowDays = plan.Window,
                        PriorApplicantDays = plan.PriorApplicant,
                        RehireDays = plan.Rehire,
                        CapHires = plan.CapInAYear,
                        NeedsApproval = plan.Approval,
                        DeferDuringReferrerLeave = plan.WaitsForLeave,
                    }
                ),
                portal.Token
            );
        if (saved.IsOk)
            _versions++;
        return saved;
    }

    private static IReadOnlyList<Instalment> Parts(IReadOnlyList<(decimal Share, int Days)> parts) =>
        [.. parts.Select((p, i) => new Instalment(i + 1, 0, p.Days, p.Share))];
}

/// <summary>What was drawn, and how often: what never is proves nothing.</summary>
internal sealed class Happened
{
    private readonly Dictionary<string, int> _counts = [];

    public void Count(string kind)
    {
        lock (_counts)
            _counts[kind] = _counts.GetValueOrDefault(kind) + 1;
    }

    public IReadOnlyDictionary<string, int> Counts => _counts;
}

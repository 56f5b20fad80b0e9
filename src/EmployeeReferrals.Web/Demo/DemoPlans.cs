using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Features.Plans;

namespace EmployeeReferrals.Web.Demo;

/// <summary>Plans beside the first one, and campaigns.</summary>
internal sealed class DemoPlans(DemoOperations operations, DemoCompany company, CompanyCalendar calendar, DemoClock clock)
{
    private DateOnly Today => calendar.DayOf(clock.GetUtcNow());

    public void Plan(
        Action<DateTimeOffset, Func<CancellationToken, Task>> put,
        DateTimeOffset plans,
        DateTimeOffset doubled,
        DateTimeOffset onTop
    )
    {
        put(plans, Plans);
        put(doubled, token =>
            Campaign(
                new(
                    "Double for therapy and pharmacy",
                    Today,
                    Today.AddDays(90),
                    new() { Departments = ["Therapy", "Pharmacy"] },
                    2m,
                    null,
                    null
                ),
                token
            )
        );
        put(onTop, token =>
            Campaign(
                new("500 on top for technology", Today, Today.AddDays(70), new() { Departments = ["Technology"] }, null, 500m, "EUR"),
                token
            )
        );
    }

    private async Task Plans(CancellationToken cancellation)
    {
        var scarce = new PlanTerms
        {
            Filter = new() { Departments = ["Maternity", "Imaging", "Laboratory"] },
            Amount = 3000m,
            Schedule = [new(1, 0, 0, 20m), new(2, 0, 90, 40m), new(3, 0, 180, 40m)],
            HireAmount = 400m,
            HireSchedule = [new(1, 400m, 60)],
            NeedsApproval = true,
            PartTime = PartTimeRule.InProportion,
            ExcludedFromLevel = 8,
            CapHires = 4,
            Exclusions =
            [
                new(
                    [
                        new(ExclusionField.Department, Comparison.Is, "Administration"),
                        new(ExclusionField.Relationship, Comparison.Is, "Family"),
                    ],
                    "Administration does not earn for family: the roster is made there."
                ),
            ],
            Rewards = new()
            {
                Charities = ["Red Cross", "Doctors Without Borders"],
                DayOffWorth = 250m,
                Gift = "A weekend for two",
            },
            ReferrerLeaves = LeaverRule.PayAfterRedundancy,
            DeferDuringReferrerLeave = true,
            DeferDuringHireLeave = true,
        };
        var technology = new PlanTerms
        {
            Filter = new() { Departments = ["Technology"] },
            Amount = 1500m,
            Schedule = [new(1, 1500m, 120)],
            WindowDays = 30,
            Scope = CreditScope.OpeningReferredTo,
            ExcludedFromLevel = 8,
        };
        await Save("Midwives and diagnostics", scarce, cancellation);
        await Save("Technology", technology, cancellation);
    }

    private Task Save(string name, PlanTerms terms, CancellationToken cancellation) =>
        DemoCompany.Done(
            operations
                .Of<SavePlanVersion>()
                .Execute(
                    company.HrWhoSetsAmounts,
                    new(Guid.CreateVersion7(clock.GetUtcNow()), Guid.CreateVersion7(clock.GetUtcNow()), name, 0, Today, terms),
                    cancellation
                )
        );

    private Task Campaign(CampaignFacts facts, CancellationToken cancellation) =>
        DemoCompany.Done(
            operations
                .Of<SaveCampaign>()
                .Execute(company.HrWhoSetsAmounts, new(Guid.CreateVersion7(clock.GetUtcNow()), facts), cancellation)
        );
}

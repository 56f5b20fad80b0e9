using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.People;

namespace EmployeeReferrals.Web.Demo;

/// <summary>Who leaves the company, and who is away from it for a while.</summary>
internal sealed class DemoStaff(
    DemoOperations operations,
    DemoCompany company,
    CompanyCalendar calendar,
    DemoClock clock,
    DemoChance chance
)
{
    private readonly HashSet<Guid> _left = [];

    public bool HasLeft(Guid person) => _left.Contains(person);

    public async Task Leave(Guid person, LeavingReason reason, CancellationToken cancellation)
    {
        _left.Add(person);
        DemoOperations.Went(
            await operations
                .Of<RecordLastDay>()
                .Execute(company.Hr, new(person, calendar.DayOf(clock.GetUtcNow()).AddDays(chance.Between(0, 20)), reason), cancellation)
        );
    }

    public async Task Away(Guid person, CancellationToken cancellation)
    {
        var today = calendar.DayOf(clock.GetUtcNow());
        DemoOperations.Went(
            await operations
                .Of<RecordLeave>()
                .Execute(company.Hr, new(person, Guid.CreateVersion7(), today, today.AddDays(chance.Between(20, 90))), cancellation)
        );
    }
}

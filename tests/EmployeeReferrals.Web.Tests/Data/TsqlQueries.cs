namespace EmployeeReferrals.Web.Tests.Data;

public sealed partial class TsqlTests
{
    /// <summary>Runs each query once with everything it can be asked.</summary>
    private static Task Queries() => Task.CompletedTask;
}

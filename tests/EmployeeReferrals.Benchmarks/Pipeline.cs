namespace EmployeeReferrals.Benchmarks;

internal static class Pipeline
{
    public static Task Run() => Task.CompletedTask;
}

namespace EmployeeReferrals.Web.Configuration;

internal static class Environments
{
    /// <summary>Nowhere else are there invented people, a clock that moves, and a sign-in without a password.</summary>
    public static bool AllowsDemo(this IHostEnvironment environment) => environment.IsDevelopment() || environment.IsEnvironment("Testing");
}

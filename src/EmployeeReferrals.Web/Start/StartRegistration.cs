namespace EmployeeReferrals.Web.Start;

internal static class StartRegistration
{
    public static void AddStart(this WebApplicationBuilder builder) => builder.Services.AddHostedService<Startup>();
}

using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EmployeeReferrals.Web.Demo;

internal static class DemoRegistration
{
    /// <summary>The demonstration's clock where a demonstration may be; the system's elsewhere.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<DemoFill>();
        // The framework has registered the system's clock by now.
        if (builder.Environment.AllowsDemo())
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider, DemoClock>());
        else
            builder.Services.TryAddSingleton(TimeProvider.System);
    }
}

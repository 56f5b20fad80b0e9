using EmployeeReferrals.Web.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace EmployeeReferrals.Web.Demo;

internal static class DemoRegistration
{
    /// <summary>The demonstration and its clock where a demonstration may be; the system's clock elsewhere, and nothing of it.</summary>
    public static void AddDemo(this WebApplicationBuilder builder)
    {
        if (!builder.Environment.AllowsDemo())
        {
            builder.Services.TryAddSingleton(TimeProvider.System);
            return;
        }
        builder.Services.AddSingleton<DemoFill>();
        // The framework has registered the system's clock by now.
        builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider, DemoClock>());
    }
}

using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Health;

internal static class Health
{
    /// <summary>200 when the portal can serve, else 503 with what it is doing.</summary>
    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/health", (Readiness readiness) => Results.Text(readiness.Progress, statusCode: readiness.Ready ? 200 : 503))
            .AllowAnonymous();
        // The process is there; whether it can serve is asked elsewhere.
        app.MapGet("/health/live", () => Results.Text("Live")).AllowAnonymous();
        app.MapHealthChecks("/health/ready", HealthRegistration.Named()).AllowAnonymous();
    }

    /// <summary>Until then a page says so; nothing reads a database that is not there yet, not even the keys of a cookie.</summary>
    public static void UseReadiness(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                var readiness = context.RequestServices.GetRequiredService<Readiness>();
                if (readiness.Ready)
                {
                    await next(context);
                    return;
                }
                if (context.Request.Path.StartsWithSegments("/health"))
                {
                    await Results
                        .Text(readiness.Progress, statusCode: context.Request.Path == "/health/live" ? 200 : 503)
                        .ExecuteAsync(context);
                    return;
                }
                await PlainPage.Write(
                    context,
                    503,
                    "Getting ready",
                    $"{readiness.Progress}. This page reloads by itself.",
                    again: TimeSpan.FromSeconds(2)
                );
            }
        );
}

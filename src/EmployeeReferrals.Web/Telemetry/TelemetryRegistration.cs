using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace EmployeeReferrals.Web.Telemetry;

internal static class TelemetryRegistration
{
    /// <summary>Measured always; sent where OTEL_EXPORTER_OTLP_ENDPOINT names a collector.</summary>
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Logging.AddConsoleFormatter<LineFormatter, Microsoft.Extensions.Logging.Console.ConsoleFormatterOptions>();
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .WithMetrics(metrics =>
                metrics.AddMeter(
                    Measures.Name,
                    "Microsoft.AspNetCore.Hosting",
                    "Microsoft.AspNetCore.Server.Kestrel",
                    "Microsoft.AspNetCore.Components",
                    "Microsoft.AspNetCore.Components.Server.Circuits"
                )
            )
            .WithTracing(tracing =>
                tracing
                    .AddSource(Measures.Name, "Microsoft.AspNetCore.Components", "Microsoft.AspNetCore.Components.Server.Circuits")
                    .AddAspNetCoreInstrumentation(web =>
                    {
                        web.Filter = context =>
                            !context.Request.Path.StartsWithSegments("/health") && !context.Request.Path.StartsWithSegments("/_blazor");
                        // The token in a candidate's link is a key, not an address.
                        web.EnrichWithHttpRequest = (activity, request) =>
                        {
                            if (request.Path.StartsWithSegments("/c"))
                                activity.SetTag("url.path", "/c/…");
                        };
                    })
            );
        if (!string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            telemetry.UseOtlpExporter();
    }
}

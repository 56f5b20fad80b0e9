using EmployeeReferrals.Web.Telemetry;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeReferrals.Web.Health;

/// <summary>Mail that is due and does not leave: the portal still serves, and somebody should look.</summary>
internal sealed class OutboxCheck(SenderWatch sender) : IHealthCheck
{
    public static readonly TimeSpan Late = TimeSpan.FromMinutes(15);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(sender.Oldest > Late ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy());
}

/// <summary>The sender looks each minute; when it does not, no background work is done.</summary>
internal sealed class BackgroundCheck(SenderWatch sender) : IHealthCheck
{
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(5);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(sender.Silent > Silent ? HealthCheckResult.Degraded() : HealthCheckResult.Healthy());
}

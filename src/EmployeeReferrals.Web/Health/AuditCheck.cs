using EmployeeReferrals.Web.Audit;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeReferrals.Web.Health;

/// <summary>Something in the audit does not follow. The portal serves, and somebody should look.</summary>
internal sealed class AuditCheck(AuditWatch watch) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
        Task.FromResult(watch.Problem is null ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded());
}

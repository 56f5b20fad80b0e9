using System.Diagnostics;
using EmployeeReferrals.Web.Background;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Telemetry;

/// <summary>What the sender of this portal saw when it last looked.</summary>
public sealed class SenderWatch
{
    private long _seen = Stopwatch.GetTimestamp();
    private long _oldest;

    /// <summary>How long it has been silent; until its first look, since the start.</summary>
    public TimeSpan Silent => Stopwatch.GetElapsedTime(Volatile.Read(ref _seen));

    /// <summary>How long the oldest mail that is due had waited.</summary>
    public TimeSpan Oldest => TimeSpan.FromTicks(Volatile.Read(ref _oldest));

    public void Looked(TimeSpan oldest)
    {
        Volatile.Write(ref _oldest, oldest.Ticks);
        Volatile.Write(ref _seen, Stopwatch.GetTimestamp());
        Measures.SenderLooked(oldest);
    }
}

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

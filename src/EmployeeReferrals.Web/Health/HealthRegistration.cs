using System.Diagnostics;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Health;

internal static class HealthRegistration
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        var checks = builder
            .Services.AddSingleton<SenderWatch>()
            .AddSingleton<AuditWatch>()
            .AddHealthChecks()
            .AddCheck<DatabaseCheck>("database")
            .AddCheck<OutboxCheck>("outbox")
            .AddCheck<BackgroundCheck>("background")
            .AddCheck<AuditCheck>("audit")
            .AddCheck<MailCheck>("mail");
        foreach (var job in Jobs.All)
            checks.AddTypeActivatedCheck<JobCheck>($"job: {job.Name}", job);
    }

    /// <summary>Names and states, and no more: anybody may ask.</summary>
    public static HealthCheckOptions Named() =>
        new()
        {
            ResponseWriter = (context, report) =>
                Results
                    .Json(
                        new
                        {
                            status = report.Status.ToString(),
                            checks = report.Entries.ToDictionary(e => e.Key, e => e.Value.Status.ToString()),
                        },
                        statusCode: context.Response.StatusCode
                    )
                    .ExecuteAsync(context),
        };
}

/// <summary>Without it nothing can be served, and without room beside it nothing can be saved.</summary>
internal sealed class DatabaseCheck(IDbContextFactory<AppDbContext> databases, DataFolder folder) : IHealthCheck
{
    /// <summary>In bytes: a commit of the largest form, many times over.</summary>
    private const long Room = 256 * 1024;

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await using var db = await databases.CreateDbContextAsync(cancellationToken);
            if (
                db is SqliteAppDbContext
                && new DriveInfo(OperatingSystem.IsWindows() ? Path.GetPathRoot(folder.Root)! : folder.Root).AvailableFreeSpace < Room
            )
                return HealthCheckResult.Unhealthy();
            return await db.Settings.AnyAsync(cancellationToken) && await IsInItsPlace(db, cancellationToken)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Unhealthy();
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            return HealthCheckResult.Unhealthy();
        }
    }

    // A file that was moved away or replaced is still written to through what is open, and is not what the next start finds.
    private static async Task<bool> IsInItsPlace(AppDbContext db, CancellationToken cancellation)
    {
        if (db is not SqliteAppDbContext || db.Database.GetDbConnection().DataSource is not { } path || !Path.IsPathRooted(path))
            return true;
        var written = await db.Audit.MaxAsync(entry => (long?)entry.Number, cancellation) ?? 0;
        var anew = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = SqliteOpenMode.ReadOnly,
            Pooling = false,
        };
        await using var connection = new SqliteConnection(anew.ToString());
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT ifnull(max(Number), 0) FROM Audit";
        return await command.ExecuteScalarAsync(cancellation) is long found && found >= written;
    }
}

/// <summary>A job whose run is missing, or failed and was not made good yet: the portal serves, and somebody should look.</summary>
internal sealed class JobCheck(JobWatch watch, JobRecords records, Programme programme, Job job) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            await records.ReadSeldom(cancellationToken);
            return watch.IsWell(job, (await programme.Settings(cancellationToken)).Calendar)
                ? HealthCheckResult.Healthy()
                : HealthCheckResult.Degraded();
        }
        catch (Exception failed) when (failed is not OperationCanceledException)
        {
            // Without a database no job can run.
            return HealthCheckResult.Degraded();
        }
    }
}

/// <summary>Whether the way out is open: the folder can be written, or the server answers. Anybody may ask, so it is tried at most once a
/// minute.</summary>
internal sealed class MailCheck(IDelivery delivery, MailLine line, IOptions<MailOptions> options, DataFolder folder) : IHealthCheck
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        try
        {
            if (options.Value.Delivery == MailDelivery.Smtp)
                return await line.Look(() => Try(cancellationToken)) ? HealthCheckResult.Healthy() : HealthCheckResult.Degraded();
            Directory.CreateDirectory(folder.Mail);
            return HealthCheckResult.Healthy();
        }
        catch (Exception)
        {
            return HealthCheckResult.Degraded();
        }
    }

    private async Task Try(CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            await (await delivery.Open(patience.Token)).DisposeAsync();
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            throw new DeliveryFailed(MailProblem.TimedOut, Means.LineDown);
        }
    }
}

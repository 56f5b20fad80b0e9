using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.People;
using Hangfire;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Background;

/// <summary>Brings the portal to where it can serve, while /health tells how far it is.</summary>
internal sealed class Startup(DatabaseStart database, DemoFill demo, Readiness readiness, Programme programme, IDbContextFactory<AppDbContext> databases,
    IOptions<DemoOptions> options, IOptions<SignInOptions> signIn, AuditStart audit, AddFirstAdministrator first, IRecurringJobManager recurring, JobRunner runner, TimeProvider clock, IHostApplicationLifetime lifetime, ILogger<Startup> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var demonstration = signIn.Value.Mode == SignInMode.Demo;
            if (options.Value.Fill ?? demonstration) await demo.FillWhenNew(stoppingToken);
            readiness.Report("Bringing the database up to date");
            await database.Open(stoppingToken);
            if (await audit.Open(stoppingToken) is { IsOk: false } otherKey)
            {
                log.LogCritical("The portal could not start. {Problem}", otherKey.Sentence);
                Stop();
                return;
            }
            if (!demonstration && await first.Execute(Actor.System("Start"), stoppingToken) is { IsOk: false } nobody)
            {
                log.LogCritical("{Problem}", nobody.Sentence);
                Stop();
                return;
            }
            var settings = await programme.Settings(stoppingToken);
            BackgroundRegistration.Schedule(recurring, settings.Calendar.Zone);
            readiness.Done();
            log.LogInformation("The portal is ready");
            await CatchUp(settings, stoppingToken);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogCritical(failure, "The portal could not start");
            Stop();
        }
    }

    private void Stop()
    {
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }

    /// <summary>A day whose release was missed while the portal was down is made up for at once.</summary>
    private async Task CatchUp(CompanySettings settings, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        var due = now >= settings.Calendar.At(today, new TimeOnly(6, 0)) ? today : today.AddDays(-1);
        foreach (var job in Jobs.All.Where(j => j.Daily))
        {
            var last = await db.JobRuns.Where(r => r.Job == job.Name && r.Error == null).OrderByDescending(r => r.StartedAt).Select(r => (DateTimeOffset?)r.StartedAt).FirstOrDefaultAsync(cancellation);
            if (last is null || settings.Calendar.DayOf(last.Value) < due) await runner.Run(job, null, cancellation);
        }
        await runner.Run(Jobs.Find(JobNames.SendMail)!, null, cancellation);
    }
}

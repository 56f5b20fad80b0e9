using System.Diagnostics;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Telemetry;
using Hangfire;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Background;

/// <summary>One background job: an operation that does all that is due, may run twice and may be killed.</summary>
/// <param name="Cron">In the company's time zone.</param>
/// <param name="Quiet">Runs all the time: only what failed or was asked for is worth a line in the list of runs.</param>
public sealed record Job(string Name, string Does, string Cron, bool Daily, Func<IServiceProvider, Actor, CancellationToken, Task<Result<Work>>> Run, bool Quiet = false);

public static class Jobs
{
    public static IReadOnlyList<Job> All { get; } =
    [
        new(JobNames.SendMail, "Sends what waits in the outbox", "* * * * *", false, (s, a, c) => s.GetRequiredService<SendOutbox>().Execute(a, c)),
        new(JobNames.ReleasePayouts, "Releases, defers or forfeits what falls due", "0 6 * * *", true, (s, a, c) => s.GetRequiredService<ReleasePayouts>().Execute(a, c)),
        new(JobNames.OwnershipWindows, "Ends windows and moves the next referrer up", "5 6 * * *", true, (s, a, c) => s.GetRequiredService<EndOwnershipWindows>().Execute(a, c)),
        new(JobNames.Reminders, "First answers, long stages, starts to confirm, payouts due soon", "10 * * * *", false, (s, a, c) => s.GetRequiredService<SendReminders>().Execute(a, c)),
        new(JobNames.Retention, "Erases candidates whose time is over", "30 6 * * *", true, (s, a, c) => s.GetRequiredService<EraseExpiredData>().Execute(a, c)),
        new(JobNames.FinishBatches, "Carries on payroll batches that were interrupted", "*/5 * * * *", false, (s, a, c) => s.GetRequiredService<FinishBatches>().Execute(a, c), Quiet: true),
        new(JobNames.ChainAudit, "Links new audit entries, so that a change or a gap shows", "* * * * *", false, (s, a, c) => s.GetRequiredService<ChainAudit>().Execute(a, c), Quiet: true),
    ];

    public static Job? Find(string name) => All.FirstOrDefault(j => j.Name == name);
}

/// <summary>Runs a job and keeps a record of it.</summary>
public sealed class JobRunner(IServiceProvider services, IDbContextFactory<AppDbContext> databases, Readiness readiness, TimeProvider clock, ILogger<JobRunner> log)
{
    /// <summary>What the schedule calls; nothing runs before the portal can serve.</summary>
    [AutomaticRetry(Attempts = 0)]
    [DisableConcurrentExecution(60)]
    public async Task Scheduled(string name, CancellationToken cancellation)
    {
        if (readiness.Ready && Jobs.Find(name) is { } job) await Run(job, null, cancellation);
    }

    public async Task<Result<Work>> Run(Job job, Guid? startedBy, CancellationToken cancellation)
    {
        var run = new JobRun { Id = Guid.CreateVersion7(), Job = job.Name, StartedAt = clock.GetUtcNow(), StartedBy = startedBy };
        Result<Work> result;
        var began = Stopwatch.GetTimestamp();
        using var trace = Measures.Source.StartActivity(job.Name);
        try
        {
            await using var scope = services.CreateAsyncScope();
            result = await job.Run(scope.ServiceProvider, Actor.System(job.Name), cancellation);
            (run.Done, run.Failed, run.CoveredDay) = result.IsOk ? (result.Value.Done, result.Value.Failed, result.Value.CoveredDay) : (0, 0, null);
            run.Error = result.IsOk ? null : result.Problem?.Code ?? result.Outcome.ToString();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogError(failure, "The job {Job} failed", job.Name);
            run.Error = failure.GetType().Name;
            result = Result<Work>.From(Result.Rejected("job_failed", "The job failed. See the server's log."));
        }
        run.EndedAt = clock.GetUtcNow();
        Measures.Ran(job.Name, run is { Failed: 0, Error: null }, Stopwatch.GetElapsedTime(began));
        // A run each minute that found nothing would fill the list with itself.
        if (startedBy is null && run is { Failed: 0, Error: null } && (job.Quiet || (job.Name == JobNames.SendMail && run.Done == 0))) return result;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        db.JobRuns.Add(run);
        await db.Save(cancellation);
        return result;
    }
}

/// <summary>Sends mail within seconds of a commit. The recurring job is the guarantee behind it.</summary>
internal sealed class OutboxWatch(Outbox.OutboxHint hint, Readiness readiness, JobRunner runner) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var job = Jobs.Find(JobNames.SendMail)!;
        while (await hint.Wait(stoppingToken))
            if (readiness.Ready) await runner.Run(job, null, stoppingToken);
    }
}

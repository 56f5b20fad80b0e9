using System.Diagnostics;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Telemetry;
using Hangfire;

namespace EmployeeReferrals.Web.Background;

/// <summary>Runs a job and keeps a record of it. Whatever becomes of the job or of the record, whoever asked goes on.</summary>
public sealed class JobRunner(
    IServiceProvider services,
    JobRecords records,
    Readiness readiness,
    TimeProvider clock,
    ILogger<JobRunner> log
)
{
    /// <summary>In place of a result: this job runs already.</summary>
    public const string Running = "job_running";

    /// <summary>What the schedule calls; nothing runs before the portal can serve. What it leaves out the watch finds.</summary>
    [AutomaticRetry(Attempts = 0)]
    public async Task Scheduled(string name, CancellationToken cancellation)
    {
        if (readiness.Ready && Jobs.Find(name) is { } job)
            await RunAlone(job, null, cancellation);
    }

    /// <summary>Unless it runs already, here or on another node. Each job has a lock of its own, so that none waits for another.</summary>
    public async Task<Result<Work>> RunAlone(Job job, Guid? startedBy, CancellationToken cancellation)
    {
        var run = New(job, startedBy);
        try
        {
            if (!await records.Take(job.Name, run.Id, cancellation))
                return Result<Work>.From(Result.Conflict(Running, "This job is running already. Its run is listed here when it ends."));
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            return await Failed(job, run, failure);
        }
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var held = records.Hold(job.Name, run.Id, done.Token);
        try
        {
            return await Run(job, run, cancellation);
        }
        finally
        {
            await done.CancelAsync();
            await held;
        }
    }

    /// <summary>Whether it runs already or not: for who lets the days of the demonstration pass.</summary>
    public Task<Result<Work>> Run(Job job, Guid? startedBy, CancellationToken cancellation) => Run(job, New(job, startedBy), cancellation);

    private async Task<Result<Work>> Run(Job job, JobRun run, CancellationToken cancellation)
    {
        Result<Work> result;
        var began = Stopwatch.GetTimestamp();
        using var trace = Measures.Source.StartActivity(job.Name);
        try
        {
            await using var scope = services.CreateAsyncScope();
            result = await job.Run(scope.ServiceProvider, Actor.System(job.Name), cancellation);
            if (result.IsOk)
                (run.Done, run.Failed, run.CoveredDay, run.Did) = (
                    result.Value.Done,
                    result.Value.Failed,
                    result.Value.CoveredDay,
                    result.Value.Did
                );
            run.Error = result.IsOk ? null : result.Problem?.Code ?? result.Outcome.ToString();
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            run.Error = JobRecords.Stopped;
            run.EndedAt = clock.GetUtcNow();
            await records.Ended(job, run, CancellationToken.None);
            throw;
        }
        catch (Exception failure)
        {
            Measures.Ran(job.Name, false, Stopwatch.GetElapsedTime(began));
            return await Failed(job, run, failure);
        }
        run.EndedAt = clock.GetUtcNow();
        Measures.Ran(job.Name, run is { Failed: 0, Error: null }, Stopwatch.GetElapsedTime(began));
        await records.Ended(job, run, CancellationToken.None);
        return result;
    }

    private async Task<Result<Work>> Failed(Job job, JobRun run, Exception failure)
    {
        log.LogError(failure, "The job {Job} failed", job.Name);
        run.Error = failure.GetType().Name;
        run.EndedAt = clock.GetUtcNow();
        await records.Ended(job, run, CancellationToken.None);
        return Result<Work>.From(
            Result.Rejected("job_failed", "The job failed, and is tried again by itself. The server's log says more.")
        );
    }

    private JobRun New(Job job, Guid? startedBy) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            Job = job.Name,
            StartedAt = clock.GetUtcNow(),
            StartedBy = startedBy,
        };
}

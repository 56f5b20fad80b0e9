using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Background;

/// <summary>The guarantee behind the schedule: what was due and did not begin is listed as missed and made up for, what failed or died is
/// tried again.</summary>
public sealed class JobWatch(JobRecords records, JobRunner runner, Programme programme, TimeProvider clock)
{
    /// <summary>How long the schedule may take.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan TooLate = TimeSpan.FromMinutes(5);

    /// <summary>How long the others wait for one, so that what is made up for goes in its order.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private DateTimeOffset? _since;

    /// <summary>Once looks at all jobs and runs those that need it. The first look makes up for the days that were missed while the portal
    /// was down.</summary>
    public async Task Look(CancellationToken cancellation)
    {
        await records.Write(cancellation);
        var first = _since is null;
        if (first)
            await records.Begin(cancellation);
        var calendar = (await programme.Settings(cancellation)).Calendar;
        var now = clock.GetUtcNow();
        var states = await records.Read(cancellation);
        _since ??= now;
        foreach (var job in Jobs.All)
        {
            var state = states.GetValueOrDefault(job.Name) ?? new JobState { Job = job.Name };
            var due = job.When.DueSince(Begun(job, state), calendar, now);
            var missed = due is { } since && (first || now - since > Late);
            // At the very first start there is nothing that could have been missed.
            if (missed && state.MissedAt != due && state.StartedAt is not null)
                await records.HasMissed(job, due!.Value, cancellation);
            if (state.HeldUntil >= now)
                continue;
            if (missed || state.HeldBy is not null || state.TryAgainAt <= now || (first && job.Name == JobNames.SendMail))
                await Run(job, cancellation);
        }
    }

    /// <summary>Whether a job's runs are made as they should be.</summary>
    public bool IsWell(Job job, CompanyCalendar calendar)
    {
        var now = clock.GetUtcNow();
        return !records.Known.TryGetValue(job.Name, out var state)
            || (state.Failures == 0 && !(now - job.When.DueSince(Begun(job, state), calendar, now) > TooLate));
    }

    // The portal was not there before its first look: of what goes on all the time nothing was missed.
    private DateTimeOffset? Begun(Job job, JobState state) => job.When.IsDaily ? state.StartedAt : Latest(state.StartedAt, _since);

    private static DateTimeOffset? Latest(DateTimeOffset? one, DateTimeOffset? other) => one is null || one < other ? other : one;

    private async Task Run(Job job, CancellationToken cancellation)
    {
        var run = Task.Run(() => runner.RunAlone(job, null, cancellation), cancellation);
        await Task.WhenAny(run, Task.Delay(Patience, cancellation));
    }
}

/// <summary>Looks every ten seconds, whatever happens.</summary>
internal sealed class JobWatching(JobWatch watch, Readiness readiness, ILogger<JobWatching> log) : BackgroundService
{
    internal TimeSpan Pause { get; set; } = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (readiness.Ready)
                    await watch.Look(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError("The background jobs could not be looked at: {Kind}", failure.GetType().Name);
            }
            await Task.Delay(readiness.Ready ? Pause : TimeSpan.FromSeconds(1), stoppingToken)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}

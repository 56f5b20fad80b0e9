using System.Collections.Concurrent;
using System.Diagnostics;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Background;

/// <summary>Where each job stands, and the list of runs. What cannot be written while the database is away waits here until it is
/// back.</summary>
public sealed class JobRecords(IDbContextFactory<AppDbContext> databases, TimeProvider clock, ILogger<JobRecords> log) : IDisposable
{
    /// <summary>In place of an error: it was due and did not begin.</summary>
    public const string Missed = "missed";

    /// <summary>The portal was stopped in the middle of it.</summary>
    public const string Stopped = "stopped";

    /// <summary>The process died in the middle of it.</summary>
    public const string Interrupted = "interrupted";
    private const int MostWaiting = 500;
    private static readonly TimeSpan LockTime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(1);
    private readonly ConcurrentQueue<(JobRun Run, bool Listed, bool Good)> _waiting = [];
    private readonly SemaphoreSlim _writing = new(1);
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private long? _readAt;
    private bool _again;

    /// <summary>As they were last read; what health says while the database does not answer.</summary>
    public IReadOnlyDictionary<string, JobState> Known { get; private set; } = new Dictionary<string, JobState>();

    public async Task<IReadOnlyDictionary<string, JobState>> Read(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        Known = await db.JobStates.AsNoTracking().ToDictionaryAsync(s => s.Job, cancellation);
        _readAt = Stopwatch.GetTimestamp();
        return Known;
    }

    /// <summary>For whoever may be asked by anybody, and often.</summary>
    public async Task ReadSeldom(CancellationToken cancellation)
    {
        if (_readAt is { } at && Stopwatch.GetElapsedTime(at) < Fresh)
            return;
        await Read(cancellation);
    }

    /// <summary>False: somebody else runs it. Who died while they did keeps it for five minutes at most, and is listed.</summary>
    public async Task<bool> Take(string job, Guid run, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        var until = now + LockTime;
        var before = await db.JobStates.AsNoTracking().FirstOrDefaultAsync(s => s.Job == job, cancellation);
        if (before is null)
        {
            db.JobStates.Add(
                new JobState
                {
                    Job = job,
                    StartedAt = now,
                    HeldBy = run,
                    HeldUntil = until,
                }
            );
            return (await db.Save(cancellation)).IsOk;
        }
        var taken = await db
            .JobStates.Where(s => s.Job == job && (s.HeldUntil == null || s.HeldUntil < now))
            .ExecuteUpdateAsync(
                set => set.SetProperty(s => s.HeldBy, run).SetProperty(s => s.HeldUntil, until).SetProperty(s => s.StartedAt, now),
                cancellation
            );
        if (taken == 1 && before.HeldBy is not null)
            _waiting.Enqueue((Line(job, before.StartedAt ?? now, Interrupted), true, false));
        return taken == 1;
    }

    /// <summary>Keeps the lock of a run that takes long, until it is cancelled.</summary>
    public async Task Hold(string job, Guid run, CancellationToken done)
    {
        try
        {
            while (true)
            {
                await Task.Delay(TimeSpan.FromMinutes(1), done);
                try
                {
                    await using var db = await databases.CreateDbContextAsync(done);
                    var until = clock.GetUtcNow() + LockTime;
                    await db
                        .JobStates.Where(s => s.Job == job && s.HeldBy == run)
                        .ExecuteUpdateAsync(set => set.SetProperty(s => s.HeldUntil, until), done);
                }
                catch (Exception failure) when (failure is not OperationCanceledException)
                {
                    log.LogWarning("The lock of {Job} could not be kept: {Kind}", job, failure.GetType().Name);
                }
            }
        }
        catch (OperationCanceledException)
        {
            // The run has ended.
        }
    }

    /// <summary>Where a company's jobs were before they were kept here; and the locks of the process that worked on this folder before are
    /// nobody's.</summary>
    public async Task Begin(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var states = await db.JobStates.ToDictionaryAsync(s => s.Job, cancellation);
        foreach (var job in Jobs.All.Where(j => !states.ContainsKey(j.Name)))
        {
            var last = await db
                .JobRuns.Where(r => r.Job == job.Name && r.Error == null)
                .OrderByDescending(r => r.StartedAt)
                .Select(r => (DateTimeOffset?)r.StartedAt)
                .FirstOrDefaultAsync(cancellation);
            db.JobStates.Add(
                new JobState
                {
                    Job = job.Name,
                    StartedAt = last,
                    DoneAt = last,
                }
            );
        }
        if (db is SqliteAppDbContext)
            foreach (var state in states.Values.Where(s => s.HeldBy is not null))
                state.HeldUntil = DateTimeOffset.UnixEpoch;
        await db.Save(cancellation);
    }

    /// <summary>Never throws: it is kept in memory until it can be written.</summary>
    public Task Ended(Job job, JobRun run, CancellationToken cancellation)
    {
        var good = run is { Failed: 0, Error: null };
        // A run each minute that found nothing would fill the list with itself.
        var silent = good && run.StartedBy is null && (job.Quiet || (job.Name == JobNames.SendMail && run.Done == 0));
        // A mail that did not leave has its own next try; a day's payouts have none but this one.
        Keep(run, !silent, good || (run.Error is null && !job.When.IsDaily));
        return Write(cancellation);
    }

    public Task HasMissed(Job job, DateTimeOffset due, CancellationToken cancellation)
    {
        Keep(Line(job.Name, due, Missed), true, false);
        return Write(cancellation);
    }

    /// <summary>Writes what waits. False: not yet.</summary>
    public async Task<bool> Write(CancellationToken cancellation)
    {
        if (_waiting.IsEmpty)
            return true;
        try
        {
            await _writing.WaitAsync(cancellation);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
        var taken = new List<(JobRun Run, bool Listed, bool Good)>();
        try
        {
            while (_waiting.TryDequeue(out var one))
                taken.Add(one);
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var names = taken.Select(t => t.Run.Job).Distinct().ToList();
            var states = await db.JobStates.Where(s => names.Contains(s.Job)).ToDictionaryAsync(s => s.Job, cancellation);
            var ids = taken.Select(t => t.Run.Id).ToList();
            // It may have gone in although we were told that it did not.
            var there = _again ? await db.JobRuns.Where(r => ids.Contains(r.Id)).Select(r => r.Id).ToListAsync(cancellation) : [];
            foreach (var (run, listed, good) in taken.Where(t => !there.Contains(t.Run.Id)))
            {
                if (!states.TryGetValue(run.Job, out var state))
                    db.JobStates.Add(states[run.Job] = state = new JobState { Job = run.Job });
                Follow(state, run, good);
                if (listed)
                    db.JobRuns.Add(run);
            }
            if ((await db.Save(cancellation)).IsOk)
            {
                _again = false;
                return true;
            }
        }
        catch (Exception failure)
        {
            log.LogError("The runs of jobs could not be written down yet: {Kind}", failure.GetType().Name);
        }
        finally
        {
            _writing.Release();
        }
        _again = true;
        foreach (var one in taken)
            Keep(one.Run, one.Listed, one.Good);
        return false;
    }

    private static void Follow(JobState state, JobRun run, bool good)
    {
        if (run.Error == Missed)
        {
            state.MissedAt = run.StartedAt;
            return;
        }
        if (run.Error == Interrupted)
        {
            state.Failures++;
            return;
        }
        if (state.StartedAt is null || state.StartedAt < run.StartedAt)
            state.StartedAt = run.StartedAt;
        if (state.HeldBy == run.Id)
            (state.HeldBy, state.HeldUntil) = (null, null);
        if (good)
        {
            if (state.DoneAt is null || state.DoneAt < run.StartedAt)
                state.DoneAt = run.StartedAt;
            (state.Failures, state.Error, state.TryAgainAt) = (0, null, null);
            return;
        }
        (state.Failures, state.Error) = (state.Failures + 1, run.Error);
        state.TryAgainAt = run.Error == Stopped ? run.EndedAt : run.EndedAt + Pause(state.Failures);
    }

    /// <summary>One minute, two, four, and never more than an hour.</summary>
    private static TimeSpan Pause(int failures) => failures > 6 ? LongestPause : TimeSpan.FromMinutes(1 << (failures - 1));

    private void Keep(JobRun run, bool listed, bool good)
    {
        _waiting.Enqueue((run, listed, good));
        while (_waiting.Count > MostWaiting)
            _waiting.TryDequeue(out _);
    }

    private static JobRun Line(string job, DateTimeOffset at, string error) =>
        new()
        {
            Id = Guid.CreateVersion7(at),
            Job = job,
            StartedAt = at,
            EndedAt = at,
            Error = error,
        };

    public void Dispose() => _writing.Dispose();
}

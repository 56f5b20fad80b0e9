using System.Net;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Health;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Tests.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Background;

/// <summary>No run of a job is lost: not to another job, not to a database that goes away, not to a process that dies.</summary>
public sealed class JobTests : IAsyncLifetime
{
    private readonly AwayPortal portal = new();

    private JobRunner Runner => portal.Factory.Services.GetRequiredService<JobRunner>();
    private JobRecords Records => portal.Factory.Services.GetRequiredService<JobRecords>();
    private JobWatch Watch => portal.Factory.Services.GetRequiredService<JobWatch>();
    private static Job Release => Jobs.Find(JobNames.ReleasePayouts)!;

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private static Job Made(string name, Func<CancellationToken, Task<Result<Work>>> run, bool quiet = false) =>
        new(name, "Does", Rhythm.Daily(6, 0), (_, _, c) => run(c), quiet);

    private async Task<List<JobRun>> Runs(string job)
    {
        await using var db = portal.Db();
        return await db
            .JobRuns.AsNoTracking()
            .Where(r => r.Job == job)
            .OrderBy(r => r.StartedAt)
            .ThenBy(r => r.Id)
            .ToListAsync(portal.Token);
    }

    private async Task<JobState> State(string job)
    {
        await using var db = portal.Db();
        return await db.JobStates.AsNoTracking().SingleAsync(s => s.Job == job, portal.Token);
    }

    private async Task<string> Health()
    {
        using var client = portal.Factory.CreateClient();
        return await (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), portal.Token)).Content.ReadAsStringAsync(
            portal.Token
        );
    }

    /// <summary>The morning's runs were made, and none is due.</summary>
    private async Task Settled()
    {
        await Watch.Look(portal.Token);
        foreach (var job in Jobs.All)
            Portal.Ok(await Runner.RunAlone(job, null, portal.Token));
    }

    [Fact]
    public async Task Two_jobs_run_at_the_same_time_and_one_job_once()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var slow = Made("Slow", async _ =>
        {
            begun.SetResult();
            await goOn.Task;
            return new Work(1, 0);
        });
        var first = Runner.RunAlone(slow, null, portal.Token);
        await begun.Task;
        Assert.Equal(
            3,
            (await Runner.RunAlone(Made("Other", _ => Task.FromResult<Result<Work>>(new Work(3, 0))), null, portal.Token)).Value.Done
        );
        Assert.Equal(JobRunner.Running, (await Runner.RunAlone(slow, portal.Adi.Id, portal.Token)).Problem!.Code);
        goOn.SetResult();
        Assert.Equal(1, (await first).Value.Done);
        Assert.Single(await Runs("Slow"));
        Assert.Equal((null, null), ((await State("Slow")).HeldBy, (await State("Slow")).HeldUntil));
    }

    [Fact]
    public async Task Lock_of_a_run_that_died_holds_to_its_last_moment()
    {
        Assert.True(await Records.Take("Died", Guid.NewGuid(), portal.Token));
        portal.Clock.SetUtcNow((await State("Died")).HeldUntil!.Value);
        Assert.False(await Records.Take("Died", Guid.NewGuid(), portal.Token));
        portal.Clock.Advance(TimeSpan.FromMilliseconds(1));
        Assert.True(await Records.Take("Died", Guid.NewGuid(), portal.Token));
    }

    [Fact]
    public async Task Job_that_holds_its_lock_does_not_make_another_miss_its_day()
    {
        await Settled();
        Assert.True(await Records.Take(JobNames.Retention, Guid.NewGuid(), portal.Token));
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await using (var db = portal.Db())
        {
            var until = portal.Clock.GetUtcNow().AddMinutes(5);
            await db
                .JobStates.Where(s => s.Job == JobNames.Retention)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.HeldUntil, until), portal.Token);
        }
        await Watch.Look(portal.Token);
        Assert.Equal(portal.Clock.GetUtcNow(), (await State(JobNames.ReleasePayouts)).DoneAt);
        Assert.Equal(portal.Today, (await Runs(JobNames.ReleasePayouts))[^1].CoveredDay);
        // Its own day is told as missed, and made as soon as it is free.
        Assert.Equal(JobRecords.Missed, (await Runs(JobNames.Retention))[^1].Error);
        portal.Clock.Advance(TimeSpan.FromMinutes(6));
        await Watch.Look(portal.Token);
        Assert.Equal(portal.Clock.GetUtcNow(), (await State(JobNames.Retention)).DoneAt);
    }

    [Fact]
    public async Task Missed_run_is_listed_told_by_health_and_made_up_for_once()
    {
        await Settled();
        portal.Clock.Advance(TimeSpan.FromDays(1));
        await Records.Read(portal.Token);
        Assert.Contains("\"job: Release payouts\":\"Degraded\"", await Health(), StringComparison.Ordinal);
        await Watch.Look(portal.Token);
        await Watch.Look(portal.Token);
        var runs = await Runs(JobNames.ReleasePayouts);
        Assert.Equal([JobRecords.Missed, null], runs.TakeLast(2).Select(r => r.Error));
        Assert.Single(runs, r => r.Error == JobRecords.Missed);
        Assert.Equal(new TimeOnly(5, 0), TimeOnly.FromDateTime(runs[^2].StartedAt.UtcDateTime));
        await Records.Read(portal.Token);
        Assert.Contains("\"job: Release payouts\":\"Healthy\"", await Health(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Day_that_was_missed_while_the_portal_was_down_is_made_up_for_at_its_start()
    {
        await using (var db = portal.Db())
        {
            db.JobRuns.Add(
                new JobRun
                {
                    Id = Guid.CreateVersion7(),
                    Job = JobNames.ReleasePayouts,
                    StartedAt = Portal.Monday.AddDays(-1),
                    EndedAt = Portal.Monday.AddDays(-1),
                }
            );
            db.JobStates.Add(
                new JobState
                {
                    Job = JobNames.ChainAudit,
                    StartedAt = Portal.Monday.AddDays(-1),
                    HeldBy = Guid.NewGuid(),
                    HeldUntil = Portal.Monday.AddMinutes(4),
                }
            );
            await db.Save(portal.Token);
        }
        await Watch.Look(portal.Token);
        Assert.Equal([null, JobRecords.Missed, null], (await Runs(JobNames.ReleasePayouts)).Select(r => r.Error));
        // What never ran was not missed; what died with the process before is told.
        Assert.Equal([null], (await Runs(JobNames.Retention)).Select(r => r.Error));
        Assert.Equal([JobRecords.Interrupted], (await Runs(JobNames.ChainAudit)).Select(r => r.Error));
        Assert.Equal((0, (Guid?)null), ((await State(JobNames.ChainAudit)).Failures, (await State(JobNames.ChainAudit)).HeldBy));
    }

    [Fact]
    public async Task Failed_run_is_listed_and_tried_again_after_a_while_and_after_a_longer_one()
    {
        await Settled();
        portal.Away = true;
        Assert.Equal("job_failed", (await Runner.RunAlone(Release, null, portal.Token)).Problem!.Code);
        portal.Away = false;
        await Watch.Look(portal.Token);
        var state = await State(JobNames.ReleasePayouts);
        Assert.Equal(
            (1, "SqliteException", portal.Clock.GetUtcNow().AddMinutes(1)),
            (state.Failures, state.Error, state.TryAgainAt!.Value)
        );
        Assert.Contains("\"job: Release payouts\":\"Degraded\"", await Health(), StringComparison.Ordinal);
        var row = (await portal.Op<ListJobs>().Execute(portal.Adi.Actor, new(null, 1), portal.Token))!.Jobs.Single(j =>
            j.Name == JobNames.ReleasePayouts
        );
        Assert.Equal(("SqliteException", state.TryAgainAt), (row.Error, row.TryAgainAt));
        portal.Away = true;
        await Runner.RunAlone(Release, null, portal.Token);
        portal.Away = false;
        await Watch.Look(portal.Token);
        Assert.Equal(portal.Clock.GetUtcNow().AddMinutes(2), (await State(JobNames.ReleasePayouts)).TryAgainAt);
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await Watch.Look(portal.Token);
        Assert.Equal([null, null, "SqliteException", "SqliteException", null], (await Runs(JobNames.ReleasePayouts)).Select(r => r.Error));
        Assert.Equal((0, (string?)null), ((await State(JobNames.ReleasePayouts)).Failures, (await State(JobNames.ReleasePayouts)).Error));
    }

    [Fact]
    public async Task Run_that_the_portal_stopped_in_is_listed_and_made_again_at_once()
    {
        await Settled();
        using var stop = new CancellationTokenSource();
        var stopped = Release with
        {
            Run = async (_, _, c) =>
            {
                await stop.CancelAsync();
                await Task.Delay(Timeout.Infinite, c);
                return new Work(0, 0);
            },
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Runner.RunAlone(stopped, null, stop.Token));
        Assert.Equal(JobRecords.Stopped, (await Runs(JobNames.ReleasePayouts))[^1].Error);
        await Watch.Look(portal.Token);
        Assert.Null((await Runs(JobNames.ReleasePayouts))[^1].Error);
    }

    [Fact]
    public async Task Sender_outlives_a_database_that_goes_away_and_sends_when_it_is_back()
    {
        using var watch = ActivatorUtilities.CreateInstance<OutboxWatch>(portal.Factory.Services);
        await watch.StartAsync(portal.Token);
        var hint = portal.Factory.Services.GetRequiredService<OutboxHint>();
        portal.Away = true;
        hint.Signal();
        await AwayPortal.Until(() => Task.FromResult(portal.Log.Text.Contains("could not be written down yet", StringComparison.Ordinal)));
        Assert.False(watch.ExecuteTask!.IsCompleted);
        portal.Away = false;
        await portal.Refer(portal.Ada, "sent-later@mail.example");
        await AwayPortal.Until(() =>
            Task.FromResult(portal.Mails().Any(m => m.To.ToString().Contains("sent-later@", StringComparison.Ordinal)))
        );
        await AwayPortal.Until(async () => (await Runs(JobNames.SendMail)).Count >= 2);
        Assert.Equal("SqliteException", (await Runs(JobNames.SendMail))[0].Error);
        await watch.StopAsync(portal.Token);
    }

    [Fact]
    public async Task Catch_up_outlives_a_database_that_goes_away_and_is_made_when_it_is_back()
    {
        using var watching = ActivatorUtilities.CreateInstance<JobWatching>(portal.Factory.Services);
        watching.Pause = TimeSpan.FromMilliseconds(200);
        portal.Away = true;
        await watching.StartAsync(portal.Token);
        await AwayPortal.Until(() => Task.FromResult(portal.Log.Text.Contains("could not be looked at", StringComparison.Ordinal)));
        var health = await Health();
        Assert.Contains("\"database\":\"Unhealthy\"", health, StringComparison.Ordinal);
        Assert.Contains("\"job: Release payouts\":\"Degraded\"", health, StringComparison.Ordinal);
        Assert.False(watching.ExecuteTask!.IsCompleted);
        portal.Away = false;
        await AwayPortal.Until(async () => (await Runs(JobNames.Retention)).Count == 1);
        Assert.Equal(portal.Today, (await Runs(JobNames.ReleasePayouts))[^1].CoveredDay);
        Assert.False(watching.ExecuteTask.IsCompleted);
        await watching.StopAsync(portal.Token);
    }

    [Fact]
    public async Task Job_that_runs_quietly_shows_when_it_last_ran()
    {
        portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Portal.Ok(await Runner.RunAlone(Jobs.Find(JobNames.FinishBatches)!, null, portal.Token));
        Assert.Empty(await Runs(JobNames.FinishBatches));
        var row = (await portal.Op<ListJobs>().Execute(portal.Adi.Actor, new(null, 1), portal.Token))!.Jobs.Single(j =>
            j.Name == JobNames.FinishBatches
        );
        Assert.Equal((portal.Clock.GetUtcNow(), false, null), (row.LastAt, row.Running, row.Error));
    }

    [Fact]
    public async Task Run_now_is_in_the_audit_before_it_begins_and_in_the_list_with_who_asked()
    {
        Portal.Ok(await portal.Op<RunJobNow>().Execute(portal.Adi.Actor, new(JobNames.ReleasePayouts), portal.Token));
        await using var db = portal.Db();
        var entry = await db.Audit.SingleAsync(a => a.Event == nameof(JobStarted), portal.Token);
        Assert.Equal(portal.Adi.Id, entry.ActorId);
        Assert.Equal(portal.Adi.Id, Assert.Single(await Runs(JobNames.ReleasePayouts)).StartedBy);
    }

    [Fact]
    public async Task Scheduler_page_can_start_nothing()
    {
        using var client = EndpointTests.Client(portal, portal.Adi);
        var page = await client.GetStringAsync(new Uri("/hangfire/recurring", UriKind.Relative), portal.Token);
        Assert.DoesNotContain("recurring/trigger", page, StringComparison.Ordinal);
        using var form = new FormUrlEncodedContent([new("jobs[]", JobNames.ReleasePayouts)]);
        Assert.NotEqual(
            HttpStatusCode.NoContent,
            (await client.PostAsync(new Uri("/hangfire/recurring/trigger", UriKind.Relative), form, portal.Token)).StatusCode
        );
    }

    [Fact]
    public async Task Release_payouts_reports_what_this_run_did()
    {
        var id = await portal.ReferAndHire(portal.Ada, "reported@mail.example", portal.Today);
        await portal.Start(id, portal.Today);
        var first = (await portal.Op<ReleasePayouts>().Execute(Actor.System("Test"), portal.Token)).Value;
        Assert.Equal((1, "1 released"), (first.Done, first.Did));
        var again = (await portal.Op<ReleasePayouts>().Execute(Actor.System("Test"), portal.Token)).Value;
        Assert.Equal((0, "nothing fell due"), (again.Done, again.Did));
        Portal.Ok(await Runner.RunAlone(Release, null, portal.Token));
        Assert.Equal("nothing fell due", (await Runs(JobNames.ReleasePayouts))[^1].Did);
        Assert.Equal(PayoutState.Released, (await portal.Payouts(id))[0].State);
    }
}

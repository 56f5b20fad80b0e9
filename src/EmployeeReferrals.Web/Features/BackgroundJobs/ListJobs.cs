using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Health;
using EmployeeReferrals.Web.Outbox;
using Hangfire;
using Hangfire.Storage;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.BackgroundJobs;

/// <summary>What runs in the background: each job with its last and next run, the runs, and the mail that could not be delivered.</summary>
[May(Roles.Administrator)]
public sealed class ListJobs(IDbContextFactory<AppDbContext> databases, Programme programme, JobStorage storage, TimeProvider clock)
{
    public const int PageSize = 25;
    private const int MostMails = 50;

    public sealed record Query(string? Job, int Page);

    /// <param name="Error">Why it has not done what it should since it last did.</param>
    public sealed record JobRow(
        string Name,
        string Does,
        bool Running,
        DateTimeOffset? LastAt,
        string? Error,
        DateTimeOffset? TryAgainAt,
        DateTimeOffset? Next
    );

    public sealed record Run(
        Guid Id,
        string Job,
        DateTimeOffset StartedAt,
        DateTimeOffset? EndedAt,
        int Done,
        int Failed,
        string? Error,
        string? Did,
        string? StartedBy
    );

    public sealed record DeadMail(
        Guid Id,
        string Kind,
        RecipientKind To,
        string? Person,
        DateTimeOffset CreatedAt,
        int Attempts,
        string? Error
    );

    /// <param name="Trouble">Why mail that waits has not left yet, by the latest that failed.</param>
    public sealed record View(
        IReadOnlyList<JobRow> Jobs,
        IReadOnlyList<Run> Runs,
        int Total,
        IReadOnlyList<DeadMail> Dead,
        int DeadCount,
        int Waiting,
        string? Trouble,
        TimeZoneInfo Zone,
        DateTimeOffset Now
    );

    public async Task<View?> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<ListJobs>())
            return null;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var states = await db.JobStates.AsNoTracking().ToDictionaryAsync(s => s.Job, cancellation);
        var now = clock.GetUtcNow();
        using var connection = storage.GetConnection();
        var next = connection.GetRecurringJobs().ToDictionary(j => j.Id, j => j.NextExecution);
        var runs = db.JobRuns.AsNoTracking();
        if (Background.Jobs.Find(query.Job ?? "") is { } one)
            runs = runs.Where(r => r.Job == one.Name);
        var dead = db.Outbox.Where(m => m.State == OutboxState.Dead);
        return new View(
            [.. Background.Jobs.All.Select(j => Row(j, states.GetValueOrDefault(j.Name), next.GetValueOrDefault(j.Name), now))],
            await Runs(db, runs).Skip((Math.Clamp(query.Page, 1, 1_000_000) - 1) * PageSize).Take(PageSize).ToListAsync(cancellation),
            await runs.CountAsync(cancellation),
            await dead.OrderByDescending(m => m.CreatedAt)
                .ThenBy(m => m.Id)
                .Take(MostMails)
                .Select(m => new DeadMail(
                    m.Id,
                    m.Kind,
                    m.To,
                    db.People.Where(p => p.Id == m.RecipientId).Select(p => p.Name).FirstOrDefault(),
                    m.CreatedAt,
                    m.Attempts,
                    m.Error
                ))
                .ToListAsync(cancellation),
            await dead.CountAsync(cancellation),
            await db.Outbox.Open().CountAsync(cancellation),
            await db
                .Outbox.Open()
                .Where(m => m.Error != null)
                .OrderByDescending(m => m.NextAttemptAt)
                .ThenBy(m => m.Id)
                .Select(m => m.Error)
                .FirstOrDefaultAsync(cancellation),
            (await programme.Settings(cancellation)).Calendar.Zone,
            now
        );
    }

    private static JobRow Row(Job job, JobState? state, DateTime? next, DateTimeOffset now) =>
        new(
            job.Name,
            job.Does,
            state?.HeldUntil >= now,
            state?.StartedAt,
            state is { Failures: > 0 } ? state.Error ?? JobRecords.Interrupted : null,
            state is { Failures: > 0 } ? state.TryAgainAt : null,
            next is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : null
        );

    private static IQueryable<Run> Runs(AppDbContext db, IQueryable<JobRun> runs) =>
        runs.OrderByDescending(r => r.StartedAt)
            .ThenByDescending(r => r.Id)
            .Select(r => new Run(
                r.Id,
                r.Job,
                r.StartedAt,
                r.EndedAt,
                r.Done,
                r.Failed,
                r.Error,
                r.Did,
                db.People.Where(p => p.Id == r.StartedBy).Select(p => p.Name).FirstOrDefault()
            ));
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Operations;

namespace EmployeeReferrals.Web.Background;

/// <summary>When a job runs, in the company's time zone: each day at a time, or again after a while.</summary>
public sealed record Rhythm(string Cron, TimeOnly? At, TimeSpan Every)
{
    public static Rhythm Daily(int hour, int minute) =>
        new(FormattableString.Invariant($"{minute} {hour} * * *"), new(hour, minute), TimeSpan.FromDays(1));

    public static Rhythm Hourly(int minute) => new(FormattableString.Invariant($"{minute} * * * *"), null, TimeSpan.FromHours(1));

    public static Rhythm EveryMinutes(int minutes) =>
        new(FormattableString.Invariant($"*/{minutes} * * * *"), null, TimeSpan.FromMinutes(minutes));

    public bool IsDaily => At is not null;

    /// <summary>Since when the next run has been due. Null: not yet. A day's run may have been made at any hour of its day.</summary>
    /// <param name="begun">When the last one began; null: there was none.</param>
    public DateTimeOffset? DueSince(DateTimeOffset? begun, CompanyCalendar calendar, DateTimeOffset now)
    {
        if (At is { } at)
        {
            var today = calendar.DayOf(now);
            var day = now >= calendar.At(today, at) ? today : today.AddDays(-1);
            return begun is { } last && calendar.DayOf(last) >= day ? null : calendar.At(day, at);
        }
        return begun is null ? now
            : begun + Every is var next && next <= now ? next
            : null;
    }
}

/// <summary>One background job: an operation that does all that is due, may run twice and may be killed.</summary>
/// <param name="Quiet">Runs all the time: only what failed or was asked for is worth a line in the list of runs.</param>
public sealed record Job(
    string Name,
    string Does,
    Rhythm When,
    Func<IServiceProvider, Actor, CancellationToken, Task<Result<Work>>> Run,
    bool Quiet = false
);

public static class Jobs
{
    public static IReadOnlyList<Job> All { get; } =
    [
        new(JobNames.SendMail, "Sends what waits in the outbox", Rhythm.EveryMinutes(1), (s, a, c) =>
            s.GetRequiredService<SendOutbox>().Execute(a, c)
        ),
        new(JobNames.ReleasePayouts, "Releases, defers or forfeits what falls due", Rhythm.Daily(6, 0), (s, a, c) =>
            s.GetRequiredService<ReleasePayouts>().Execute(a, c)
        ),
        new(JobNames.OwnershipWindows, "Ends windows and moves the next referrer up", Rhythm.Daily(6, 5), (s, a, c) =>
            s.GetRequiredService<EndOwnershipWindows>().Execute(a, c)
        ),
        new(JobNames.Reminders, "First answers, long stages, starts to confirm, payouts due soon", Rhythm.Hourly(10), (s, a, c) =>
            s.GetRequiredService<SendReminders>().Execute(a, c)
        ),
        new(JobNames.Retention, "Erases candidates whose time is over", Rhythm.Daily(6, 30), (s, a, c) =>
            s.GetRequiredService<EraseExpiredData>().Execute(a, c)
        ),
        new(
            JobNames.FinishBatches,
            "Carries on payroll batches that were interrupted",
            Rhythm.EveryMinutes(5),
            (s, a, c) => s.GetRequiredService<FinishBatches>().Execute(a, c),
            Quiet: true
        ),
        new(
            JobNames.ChainAudit,
            "Links new audit entries, so that a change or a gap shows",
            Rhythm.EveryMinutes(1),
            (s, a, c) => s.GetRequiredService<ChainAudit>().Execute(a, c),
            Quiet: true
        ),
    ];

    public static Job? Find(string name) => All.FirstOrDefault(j => j.Name == name);
}

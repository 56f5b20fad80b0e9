using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Demo;

/// <summary>Moves the demonstration's clock day by day to 06:00 and runs what falls due on each, in order. Not there in
/// production.</summary>
[May(Who.Anybody)]
public sealed class AdvanceDemoClock(
    TimeProvider clock,
    Programme programme,
    IDbContextFactory<AppDbContext> databases,
    IServiceProvider services
) : Operation<AdvanceDemoClock.Command, Result<AdvanceDemoClock.Advanced>>
{
    private static readonly SemaphoreSlim OneAtATime = new(1);

    /// <param name="Days">Null: to the day of the next payout.</param>
    public sealed record Command(int? Days);

    public sealed record Advanced(DateOnly Date, IReadOnlyDictionary<string, int> Done);

    protected override async Task<Result<Advanced>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (clock is not DemoClock demo)
            return Result<Advanced>.From(Result.NotFound);
        if (command.Days is < 1 or > 400)
            return Result<Advanced>.From(Result.Rejected("days", "Choose between 1 and 400 days.", "Days"));
        await OneAtATime.WaitAsync(cancellation);
        try
        {
            var calendar = (await programme.Settings(cancellation)).Calendar;
            var day = calendar.DayOf(demo.GetUtcNow());
            var last = command.Days is { } days ? day.AddDays(days) : await NextPayout(day, cancellation);
            var done = new Dictionary<string, int>();
            while (day < last)
            {
                day = day.AddDays(1);
                demo.MoveTo(calendar.At(day, new TimeOnly(6, 0)));
                foreach (var job in Jobs.All.Where(j => j.Name != JobNames.SendMail && !j.Quiet))
                    await Run(job);
                await Run(Jobs.Find(JobNames.SendMail)!);
            }
            // So that none of those that run all the time seems to have slept for the days.
            foreach (var job in Jobs.All.Where(j => j.Quiet))
                await Run(job);
            return new Advanced(day, done);

            async Task Run(Job job)
            {
                var result = await services.GetRequiredService<JobRunner>().Run(job, null, cancellation);
                if (result.IsOk)
                    done[job.Name] = done.GetValueOrDefault(job.Name) + result.Value.Done;
            }
        }
        finally
        {
            OneAtATime.Release();
        }
    }

    private async Task<DateOnly> NextPayout(DateOnly today, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var next = await db
            .Payouts.Where(p =>
                p.State == PayoutState.Scheduled && p.DueOn > today && db.Referrals.Any(r => r.Id == p.HireId && r.StartedOn != null)
            )
            .OrderBy(p => p.DueOn)
            .Select(p => p.DueOn)
            .FirstOrDefaultAsync(cancellation);
        var limit = today.AddDays(400);
        return next is null ? today.AddDays(1)
            : next.Value > limit ? limit
            : next.Value;
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Demo;

/// <summary>The demonstration from its first day to the moment at which somebody opens it. It is told on the company's days alone,
/// and knows no other moment than the one it is given: whatever hour that is, all begins on the morning of a day.</summary>
internal sealed class DemoTale
{
    public const int Days = 540;
    public const string Zone = "Europe/Amsterdam";
    public const int People = 300;
    private static readonly TimeOnly Opens = new(8, 0);
    private static readonly TimeOnly Morning = new(6, 0);

    private readonly CompanyCalendar _calendar;
    private readonly DemoStories _stories;
    private readonly JobRunner _runner;
    private readonly DemoClock _clock;
    private readonly DateTimeOffset _now;
    private DateOnly _next;

    private DemoTale(IServiceProvider services, DemoClock clock, DateTimeOffset now, CompanyCalendar calendar, DemoStories stories)
    {
        (_calendar, _stories, _clock, _now) = (calendar, stories, clock, now);
        _runner = services.GetRequiredService<JobRunner>();
        _next = First(calendar, now).AddDays(1);
    }

    /// <summary>The day on which it ends.</summary>
    public DateOnly Today => _calendar.DayOf(_now);

    /// <summary>The day that is told next.</summary>
    public DateOnly Next => _next;

    /// <summary>The company as it is on the first morning, and all that will happen laid out.</summary>
    public static async Task<DemoTale> Begin(
        IServiceProvider services,
        DemoClock clock,
        DateTimeOffset now,
        string zone,
        int people,
        CancellationToken cancellation
    )
    {
        var calendar = new CompanyCalendar(TimeZoneInfo.FindSystemTimeZoneById(zone), WorkingDays.MondayToFriday);
        var first = calendar.At(First(calendar, now), Opens);
        var (databases, programme) = (services.GetRequiredService<Databases>(), services.GetRequiredService<Programme>());
        var company = new DemoCompany(services, databases, clock, programme, calendar, new DemoChance(20261123), people);
        await company.Make(first, cancellation);
        var stories = new DemoStories(services, company, calendar, clock, now);
        stories.Plan(first);
        return new DemoTale(services, clock, now, calendar, stories);
    }

    /// <summary>Day by day: what happened up to the morning, then the morning's jobs.</summary>
    /// <param name="last">The last day whose morning is told.</param>
    public async Task TellUntil(DateOnly last, Action<int>? report, CancellationToken cancellation)
    {
        for (; _next <= last && _calendar.At(_next, Morning) is var morning && morning <= _now; _next = _next.AddDays(1))
        {
            cancellation.ThrowIfCancellationRequested();
            await _stories.TellUntil(morning, cancellation);
            foreach (var job in Jobs.All.Where(j => j.Name != JobNames.SendMail && !j.Quiet))
                await _runner.Run(job, null, cancellation);
            var told = Days - (Today.DayNumber - _next.DayNumber);
            if (told % 54 == 0)
                report?.Invoke(told);
        }
    }

    /// <summary>What happened since the last morning.</summary>
    public Task End(CancellationToken cancellation) => _stories.TellUntil(_now, cancellation);

    private static DateOnly First(CompanyCalendar calendar, DateTimeOffset now) => calendar.DayOf(now).AddDays(-Days);
}

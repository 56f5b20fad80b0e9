using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Demo;

/// <summary>The line of time: what happens is put on it, and told in its order.</summary>
internal sealed class DemoDays(CompanyCalendar calendar, DemoClock clock, DemoChance chance, DateTimeOffset now)
{
    private readonly PriorityQueue<Func<CancellationToken, Task>, DateTimeOffset> _ahead = new();

    public void Put(DateTimeOffset at, Func<CancellationToken, Task> happens)
    {
        if (at < now.AddMinutes(-10))
            _ahead.Enqueue(happens, at);
    }

    public async Task TellUntil(DateTimeOffset until, CancellationToken cancellation)
    {
        while (_ahead.TryPeek(out var next, out var at) && at <= until)
        {
            _ahead.Dequeue();
            clock.Told = at;
            await next(cancellation);
        }
        clock.Told = until;
    }

    public DateTimeOffset At(DateTimeOffset first, int day)
    {
        var on = calendar.DayOf(first).AddDays(day);
        while (!calendar.IsWorking(on))
            on = on.AddDays(1);
        return calendar.At(on, new TimeOnly(8, 0).AddMinutes(chance.Between(0, 560)));
    }

    public DateTimeOffset Later(int from, int to) => At(clock.GetUtcNow(), chance.Between(from, to));

    public DateTimeOffset WorkingDaysAgo(int count)
    {
        var on = calendar.DayOf(now);
        while (!calendar.IsWorking(on))
            on = on.AddDays(-1);
        for (; count > 0; count--)
            do on = on.AddDays(-1);
            while (!calendar.IsWorking(on));
        var at = calendar.At(on, new TimeOnly(8, 0).AddMinutes(chance.Between(0, 560)));
        return at < now.AddMinutes(-15) ? at : now.AddMinutes(-15 - chance.Between(0, 40));
    }
}

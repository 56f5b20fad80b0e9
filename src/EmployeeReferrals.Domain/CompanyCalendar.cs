namespace EmployeeReferrals.Domain;

/// <summary>Which days of the week count as working days.</summary>
[Flags]
public enum WorkingDays { None = 0, Sunday = 1, Monday = 2, Tuesday = 4, Wednesday = 8, Thursday = 16, Friday = 32, Saturday = 64, MondayToFriday = 62 }

/// <summary>The company's days: a moment counts as its day in the company's time zone (product §6), and the clock of the
/// first answer runs only on working days, all 24 hours of them (product §8).</summary>
public sealed class CompanyCalendar(TimeZoneInfo zone, WorkingDays workingDays)
{
    public TimeZoneInfo Zone { get; } = zone;

    public DateOnly DayOf(DateTimeOffset moment) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, Zone).DateTime);

    /// <summary>The first moment of a day plus the given time of day; a time skipped by daylight saving moves to the next valid minute.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (Zone.IsInvalidTime(local)) local = local.AddMinutes(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }

    public bool IsWorking(DateOnly day) => ((int)workingDays & (1 << (int)day.DayOfWeek)) != 0;

    /// <summary>The moment at which <paramref name="working"/> of working time has passed since <paramref name="from"/>.</summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan working)
    {
        if (workingDays == WorkingDays.None) return from + working;
        var at = from;
        var left = working;
        while (true)
        {
            var day = DayOf(at);
            var nextDay = At(day.AddDays(1), TimeOnly.MinValue);
            if (IsWorking(day))
            {
                // A day with a clock change counts as 24 hours, so that two working days are always 48 hours.
                var dayLength = nextDay - At(day, TimeOnly.MinValue);
                var remaining = TimeSpan.FromTicks((long)((nextDay - at).Ticks * (TimeSpan.TicksPerDay / (double)dayLength.Ticks)));
                if (left < remaining) return at + TimeSpan.FromTicks((long)(left.Ticks * (dayLength.Ticks / (double)TimeSpan.TicksPerDay)));
                left -= remaining;
            }
            at = nextDay;
            if (left <= TimeSpan.Zero && IsWorking(DayOf(at))) return at;
        }
    }

    /// <summary>How much working time lies between two moments; zero when the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from) return TimeSpan.Zero;
        var total = TimeSpan.Zero;
        for (var at = from; at < to;)
        {
            var day = DayOf(at);
            var start = At(day, TimeOnly.MinValue);
            var nextDay = At(day.AddDays(1), TimeOnly.MinValue);
            var until = nextDay < to ? nextDay : to;
            if (workingDays == WorkingDays.None || IsWorking(day))
                total += TimeSpan.FromTicks((long)((until - at).Ticks * (TimeSpan.TicksPerDay / (double)(nextDay - start).Ticks)));
            at = until;
        }
        return total;
    }

    /// <summary>Whole working days between two moments, for "6 days in Interview".</summary>
    public int WorkingDaysBetween(DateTimeOffset from, DateTimeOffset to) => (int)(WorkingTimeBetween(from, to).TotalHours / 24);
}

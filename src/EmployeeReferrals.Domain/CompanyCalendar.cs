namespace EmployeeReferrals.Domain;

/// <summary>Which days of the week count as working days.</summary>
[Flags]
public enum WorkingDays
{
    None = 0,
    Sunday = 1,
    Monday = 2,
    Tuesday = 4,
    Wednesday = 8,
    Thursday = 16,
    Friday = 32,
    Saturday = 64,
    MondayToFriday = 62,
}

/// <summary>The company's days: a moment counts as its day in the company's time zone (docs/rules.md §6), and the clock of the
/// first answer runs only on working days, all 24 hours of them (docs/rules.md §8).</summary>
public sealed class CompanyCalendar(TimeZoneInfo zone, WorkingDays workingDays)
{
    public TimeZoneInfo Zone { get; } = zone;

    /// <summary>What somebody does at a moment, with the company's day of it.</summary>
    public Act Act(Actor by, DateTimeOffset at) => new(by, at, DayOf(at));

    public DateOnly DayOf(DateTimeOffset moment) => DayOf(moment, Zone);

    /// <summary>The one way from a moment to its day: there is none without saying where.</summary>
    public static DateOnly DayOf(DateTimeOffset moment, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(moment, zone).DateTime);

    /// <summary>The given time of a day; one skipped by daylight saving moves to the next valid minute, one that comes twice is the
    /// first.</summary>
    public DateTimeOffset At(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        while (Zone.IsInvalidTime(local))
            local = local.AddMinutes(1);
        // GetUtcOffset answers with the second of two; where midnight comes twice (Havana) a day would begin an hour late.
        var offset = Zone.IsAmbiguousTime(local) ? Zone.GetAmbiguousTimeOffsets(local).Max() : Zone.GetUtcOffset(local);
        return new DateTimeOffset(local, offset).ToUniversalTime();
    }

    public bool IsWorking(DateOnly day) => ((int)workingDays & (1 << (int)day.DayOfWeek)) != 0;

    /// <summary>The moment at which <paramref name="working"/> of working time has passed since <paramref name="from"/>.</summary>
    public DateTimeOffset AddWorkingTime(DateTimeOffset from, TimeSpan working)
    {
        if (workingDays == WorkingDays.None)
            return from + working;
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
                var remaining = Scale(nextDay - at, TimeSpan.FromDays(1), dayLength);
                if (left < remaining)
                    return at + Scale(left, dayLength, TimeSpan.FromDays(1));
                left -= remaining;
            }
            at = nextDay;
            if (left <= TimeSpan.Zero && IsWorking(DayOf(at)))
                return at;
        }
    }

    /// <summary>How much working time lies between two moments; zero when the second is not later.</summary>
    public TimeSpan WorkingTimeBetween(DateTimeOffset from, DateTimeOffset to)
    {
        if (to <= from)
            return TimeSpan.Zero;
        var total = TimeSpan.Zero;
        for (var at = from; at < to; )
        {
            var day = DayOf(at);
            var start = At(day, TimeOnly.MinValue);
            var nextDay = At(day.AddDays(1), TimeOnly.MinValue);
            var until = nextDay < to ? nextDay : to;
            if (workingDays == WorkingDays.None || IsWorking(day))
                total += Scale(until - at, TimeSpan.FromDays(1), nextDay - start);
            at = until;
        }
        return total;
    }

    /// <summary>Whole working days between two moments, for "6 days in Interview".</summary>
    public int WorkingDaysBetween(DateTimeOffset from, DateTimeOffset to) => (int)(WorkingTimeBetween(from, to).TotalHours / 24);

    // In whole numbers: a double loses a tick on a day of 23 hours, and with it the whole day in WorkingDaysBetween.
    private static TimeSpan Scale(TimeSpan part, TimeSpan to, TimeSpan from) =>
        TimeSpan.FromTicks((long)((Int128)part.Ticks * to.Ticks / from.Ticks));
}

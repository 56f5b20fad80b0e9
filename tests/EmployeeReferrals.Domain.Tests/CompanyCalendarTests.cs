using CsCheck;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests;

public sealed class CompanyCalendarTests
{
    const WorkingDays AllDays = (WorkingDays)127;
    static readonly string[] Zones =
    [
        "UTC",
        "Europe/Berlin",
        "America/New_York",
        "Asia/Kolkata",
        "Pacific/Auckland",
        "Africa/Cairo",
        "America/Havana",
        "America/Santiago",
        "Australia/Lord_Howe",
    ];

    static CompanyCalendar In(string zone, WorkingDays days = WorkingDays.MondayToFriday) =>
        new(TimeZoneInfo.FindSystemTimeZoneById(zone), days);

    [Theory]
    [InlineData("Europe/Berlin", "2026-01-31T22:59:59Z", "2026-01-31")]
    [InlineData("Europe/Berlin", "2026-01-31T23:00:00Z", "2026-02-01")]
    [InlineData("Europe/Berlin", "2026-07-31T21:59:59Z", "2026-07-31")]
    [InlineData("Europe/Berlin", "2026-07-31T22:00:00Z", "2026-08-01")]
    [InlineData("Europe/Berlin", "2028-02-28T23:30:00Z", "2028-02-29")]
    [InlineData("Europe/Berlin", "2026-03-28T23:00:00Z", "2026-03-29")]
    [InlineData("Europe/Berlin", "2026-03-29T22:00:00Z", "2026-03-30")]
    [InlineData("Europe/Berlin", "2026-10-25T22:59:00Z", "2026-10-25")]
    [InlineData("Europe/Berlin", "2026-10-25T23:00:00Z", "2026-10-26")]
    [InlineData("America/New_York", "2026-01-01T04:59:00Z", "2025-12-31")]
    [InlineData("Pacific/Auckland", "2025-12-31T11:00:00Z", "2026-01-01")]
    [InlineData("Asia/Kolkata", "2026-01-01T18:30:00Z", "2026-01-02")]
    public void Day_of_a_moment_is_the_companys(string zone, string moment, string day) =>
        Assert.Equal(Day(day), In(zone).DayOf(Moment(moment)));

    [Theory]
    [InlineData("Europe/Berlin", "2026-01-15", "06:00", "2026-01-15T05:00:00Z")]
    [InlineData("Europe/Berlin", "2026-07-15", "06:00", "2026-07-15T04:00:00Z")]
    [InlineData("Europe/Berlin", "2026-03-29", "02:30", "2026-03-29T01:00:00Z")]
    [InlineData("Europe/Berlin", "2026-10-25", "02:30", "2026-10-25T00:30:00Z")]
    [InlineData("Africa/Cairo", "2026-04-24", "00:00", "2026-04-23T22:00:00Z")]
    [InlineData("America/Havana", "2026-11-01", "00:00", "2026-11-01T04:00:00Z")]
    public void Time_of_a_day_is_the_first_such_moment(string zone, string day, string time, string moment) =>
        Assert.Equal(Moment(moment), In(zone).At(Day(day), TimeOnly.Parse(time, System.Globalization.CultureInfo.InvariantCulture)));

    [Theory]
    [InlineData("2026-03-02T09:00:00Z", 48, "2026-03-04T09:00:00Z")]
    [InlineData("2026-03-05T09:00:00Z", 48, "2026-03-09T09:00:00Z")]
    [InlineData("2026-03-06T14:00:00Z", 48, "2026-03-10T14:00:00Z")]
    [InlineData("2026-03-07T10:00:00Z", 48, "2026-03-10T23:00:00Z")]
    [InlineData("2026-03-08T22:59:00Z", 48, "2026-03-10T23:00:00Z")]
    [InlineData("2026-03-27T14:00:00Z", 48, "2026-03-31T13:00:00Z")]
    [InlineData("2026-10-23T13:00:00Z", 48, "2026-10-27T14:00:00Z")]
    [InlineData("2026-03-02T09:00:00Z", 0, "2026-03-02T09:00:00Z")]
    public void First_answer_is_due_after_working_days_of_24_hours(string from, int hours, string due) =>
        Assert.Equal(Moment(due), In("Europe/Berlin").AddWorkingTime(Moment(from), TimeSpan.FromHours(hours)));

    [Theory]
    [InlineData("2026-03-06T14:00:00Z", "2026-03-09T14:00:00Z", 24)]
    [InlineData("2026-03-07T00:00:00Z", "2026-03-08T12:00:00Z", 0)]
    [InlineData("2026-03-09T12:00:00Z", "2026-03-09T12:00:00Z", 0)]
    [InlineData("2026-03-09T12:00:00Z", "2026-03-08T12:00:00Z", 0)]
    [InlineData("2026-03-01T23:00:00Z", "2026-03-08T23:00:00Z", 120)]
    [InlineData("2026-03-26T23:00:00Z", "2026-03-30T22:00:00Z", 48)]
    public void Working_time_leaves_out_the_weekend(string from, string to, int hours) =>
        Assert.Equal(TimeSpan.FromHours(hours), In("Europe/Berlin").WorkingTimeBetween(Moment(from), Moment(to)));

    [Fact]
    public void Without_working_days_the_clock_runs_always()
    {
        var calendar = In("Europe/Berlin", WorkingDays.None);
        Assert.Equal(Moment("2026-03-08T00:00:00Z"), calendar.AddWorkingTime(Moment("2026-03-06T00:00:00Z"), TimeSpan.FromHours(48)));
        Assert.Equal(TimeSpan.FromHours(48), calendar.WorkingTimeBetween(Moment("2026-03-06T00:00:00Z"), Moment("2026-03-08T00:00:00Z")));
    }

    [Fact]
    public void Each_working_day_counts_24_hours_in_every_zone()
    {
        foreach (var calendar in Zones.Select(z => In(z, AllDays)))
        {
            for (var day = Day("2026-01-01"); day < Day("2027-01-01"); day = day.AddDays(1))
            {
                var (start, end) = (calendar.At(day, default), calendar.At(day.AddDays(1), default));
                Assert.Equal(day, calendar.DayOf(start));
                Assert.Equal(day.AddDays(-1), calendar.DayOf(start.AddTicks(-1)));
                Assert.Equal(TimeSpan.FromDays(1), calendar.WorkingTimeBetween(start, end));
                Assert.Equal(1, calendar.WorkingDaysBetween(start, end));
                Assert.Equal(end, calendar.AddWorkingTime(start, TimeSpan.FromDays(1)));
            }
        }
    }

    [Fact]
    public void Adding_working_time_and_measuring_it_agree() =>
        Gen.Select(Gen.Int[0, Zones.Length - 1], Gen.Int[1, 127], Gen.Int[0, 2 * 365 * 1440], Gen.Int[0, 15 * 1440])
            .Sample(
                (zone, days, start, minutes) =>
                {
                    var calendar = In(Zones[zone], (WorkingDays)days);
                    var from = Moment("2026-01-01T00:00:00Z").AddMinutes(start);
                    var due = calendar.AddWorkingTime(from, TimeSpan.FromMinutes(minutes));
                    Assert.True(due >= from);
                    Assert.InRange(
                        (calendar.WorkingTimeBetween(from, due) - TimeSpan.FromMinutes(minutes)).Duration(),
                        TimeSpan.Zero,
                        TimeSpan.FromTicks(10)
                    );
                    Assert.True(calendar.IsWorking(calendar.DayOf(due)));
                },
                iter: Iterations(2000)
            );
}

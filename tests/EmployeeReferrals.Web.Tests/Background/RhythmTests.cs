using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Background;

namespace EmployeeReferrals.Web.Tests.Background;

public sealed class RhythmTests
{
    private static readonly CompanyCalendar Berlin = new(TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin"), WorkingDays.MondayToFriday);

    private static DateTimeOffset Utc(string moment) =>
        DateTimeOffset.Parse(moment + "Z", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData("2026-03-02T07:00", "2026-03-02T05:00", null)] // this morning's
    [InlineData("2026-03-02T07:00", "2026-03-01T23:30", null)] // asked for at half past midnight: the day is covered
    [InlineData("2026-03-02T07:00", "2026-03-01T05:00", "2026-03-02T05:00")]
    [InlineData("2026-03-02T04:59", "2026-03-01T05:00", null)] // today's is not due yet
    [InlineData("2026-03-02T04:59", "2026-02-28T05:00", "2026-03-01T05:00")]
    [InlineData("2026-03-29T04:00", "2026-03-28T05:00", "2026-03-29T04:00")] // summer time begins
    [InlineData("2026-10-25T05:00", "2026-10-24T04:00", "2026-10-25T05:00")] // and ends
    [InlineData("2026-03-02T07:00", null, "2026-03-02T05:00")]
    public void Daily_run_is_due_once_a_day_of_the_company(string now, string? begun, string? since) =>
        Assert.Equal(since is null ? null : Utc(since), Rhythm.Daily(6, 0).DueSince(begun is null ? null : Utc(begun), Berlin, Utc(now)));

    [Theory]
    [InlineData("2026-03-02T07:04", null)]
    [InlineData("2026-03-02T07:05", "2026-03-02T07:05")]
    [InlineData("2026-03-02T08:00", "2026-03-02T07:05")]
    public void Run_of_every_few_minutes_is_due_that_long_after_the_last(string now, string? since) =>
        Assert.Equal(since is null ? null : Utc(since), Rhythm.EveryMinutes(5).DueSince(Utc("2026-03-02T07:00"), Berlin, Utc(now)));

    [Fact]
    public void Each_job_of_a_day_has_its_own_minute_so_that_they_go_in_order() =>
        Assert.Equal(["0 6 * * *", "5 6 * * *", "30 6 * * *"], Jobs.All.Where(j => j.When.IsDaily).Select(j => j.When.Cron));
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Tests.Components;

/// <summary>Times of day by the reader's clock, named where the company's shows another.</summary>
public sealed class ReaderZoneTests
{
    private static readonly TimeZoneInfo Berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

    [Theory]
    [InlineData("America/New_York", "2027-01-03T13:05Z", "3 Jan 2027, 08:05 (New York)")]
    [InlineData("America/Argentina/Buenos_Aires", "2027-01-03T13:05Z", "3 Jan 2027, 10:05 (Buenos Aires)")]
    [InlineData("UTC", "2027-01-03T13:05Z", "3 Jan 2027, 13:05 (UTC)")]
    [InlineData("Pacific/Kiritimati", "2027-01-03T13:05Z", "4 Jan 2027, 03:05 (Kiritimati)")]
    [InlineData("Europe/Paris", "2027-01-03T13:05Z", "3 Jan 2027, 14:05")] // the same clock
    [InlineData("America/New_York", "2027-03-20T13:05Z", "20 Mar 2027, 09:05 (New York)")] // their summer time has begun
    [InlineData(null, "2027-01-03T13:05Z", "3 Jan 2027, 14:05")]
    public void Moment_is_told_by_the_readers_clock(string? reader, string at, string told) =>
        Assert.Equal(told, new ReaderZone(ReaderZone.Named(reader)).Moment(DateTimeOffset.Parse(at, null), Berlin));

    [Theory]
    [InlineData("")]
    [InlineData("Mars/Phobos")]
    [InlineData("../../etc/passwd")]
    [InlineData("Europe/../Europe/Berlin")]
    [InlineData("/etc/localtime")]
    [InlineData("Europe/Berlin\n")]
    [InlineData("<script>")]
    [InlineData("Europe")]
    public void Cookie_that_names_no_zone_is_none(string name) => Assert.Null(ReaderZone.Named(name));

    [Theory]
    [InlineData("America/New_York", "America/New_York")]
    [InlineData("Mars/Phobos", null)]
    [InlineData(null, null)]
    public void Page_that_stays_open_knows_it_by_its_reader(string? cookie, string? zone) =>
        Assert.Equal(
            zone,
            ReaderZone.Of(new Session(Guid.NewGuid(), "Ada Lund", Roles.Employee, Roles.None, null).ToPrincipal(cookie)).Zone?.Id
        );
}

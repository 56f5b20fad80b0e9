using System.Globalization;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Tests.Components;

public sealed class FormatTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Theory]
    [InlineData(1500, "EUR", "en-GB", "1,500 EUR")]
    [InlineData(1500.5, "EUR", "en-GB", "1,500.50 EUR")]
    [InlineData(1500.5, "EUR", "de-DE", "1.500,50 EUR")]
    [InlineData(1500.6, "JPY", "en-GB", "1,501 JPY")]
    [InlineData(12.3456, "KWD", "en-GB", "12.346 KWD")]
    [InlineData(0, "EUR", "en-GB", "0 EUR")]
    public void Money_is_grouped_by_the_culture_and_rounded_to_the_currency(
        decimal amount,
        string currency,
        string culture,
        string expected
    ) => Assert.Equal(expected, Format.Money(amount, currency, CultureInfo.GetCultureInfo(culture)).Replace('\u00a0', ' '));

    [Fact]
    public void Sums_of_different_currencies_are_listed_and_never_added() =>
        Assert.Equal(
            "3,500 EUR and 1,200 GBP",
            Format.Sums([(1200m, "GBP"), (500m, "EUR"), (3000m, "EUR")], English).Replace('\u00a0', ' ')
        );

    [Theory]
    [InlineData(83, 268, "31.0%, 83 of 268")]
    [InlineData(0, 4, "0.0%, 0 of 4")]
    [InlineData(0, 0, "none yet")]
    public void Share_carries_its_counts(long part, long whole, string expected) =>
        Assert.Equal(expected, Format.Share(part, whole, English));

    [Fact]
    public void Days_and_spans_read_the_same_in_every_culture()
    {
        Assert.Equal("3 Jan 2027", Format.Day(new DateOnly(2027, 1, 3)));
        Assert.Equal("24 Nov 2025 to 23 Nov 2026", Format.Span(new DateOnly(2025, 11, 24), Today));
        Assert.Equal("23 Nov 2026", Format.Span(Today, Today));
        Assert.Equal("3 Sep", Format.ShortDay(new DateOnly(2026, 9, 3), Today));
        Assert.Equal("3 Sep 2025", Format.ShortDay(new DateOnly(2025, 9, 3), Today));
    }

    [Theory]
    [InlineData(0, "today")]
    [InlineData(1, "tomorrow")]
    [InlineData(-1, "yesterday")]
    [InlineData(40, "in 40 days")]
    [InlineData(-1200, "1,200 days ago")]
    public void Relative_day_is_told_as_a_distance(int days, string expected) =>
        Assert.Equal(expected, Format.RelativeDay(Today.AddDays(days), Today));

    [Theory]
    [InlineData(20, "just now")]
    [InlineData(-300, "5 minutes ago")]
    [InlineData(7200, "in 2 hours")]
    [InlineData(-3600, "1 hour ago")]
    [InlineData(-259200, "3 days ago")]
    public void Relative_moment_uses_the_largest_unit_that_says_enough(int seconds, string expected) =>
        Assert.Equal(expected, Format.Relative(Portal.Monday.AddSeconds(seconds), Portal.Monday));

    [Theory]
    [InlineData(48, "2 working days")]
    [InlineData(24, "1 working day")]
    [InlineData(36, "36 hours on working days")]
    public void Working_time_is_days_where_they_are_whole(int hours, string expected) => Assert.Equal(expected, Format.WorkingTime(hours));

    [Theory]
    [InlineData(null, "?")]
    [InlineData("   ", "?")]
    [InlineData("<script>", "S")]
    [InlineData("Amara Okafor", "AO")]
    [InlineData("Margot van den Berg", "MB")]
    [InlineData("😀 Łukasz", "Ł")]
    [InlineData("محمد علي", "مع")]
    public void Initials_are_the_first_letters_in_any_script(string? name, string expected) =>
        Assert.Equal(expected, Format.Initials(name));

    [Fact]
    public void And_joins_as_one_speaks()
    {
        Assert.Equal("", Format.And([]));
        Assert.Equal("A", Format.And(["A"]));
        Assert.Equal("A, B and C", Format.And(["A", "B", "C"]));
    }
}

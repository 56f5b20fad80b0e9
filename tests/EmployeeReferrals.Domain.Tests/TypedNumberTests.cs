using System.Globalization;

namespace EmployeeReferrals.Domain.Tests;

public sealed class TypedNumberTests
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo German = CultureInfo.GetCultureInfo("de");

    public static TheoryData<string, string, string, string> Money() =>
        [.. Cases.Lines("money.txt").Skip(1).Select(c => (c[0], c[1], c[2], c[3]))];

    [Theory]
    [MemberData(nameof(Money))]
    public void Amount_is_taken_asked_or_refused(string culture, string currency, string typed, string outcome)
    {
        var read = TypedNumber.Amount(typed, currency, CultureInfo.GetCultureInfo(culture));
        var value = decimal.TryParse(
            outcome.Replace("ask:", "", StringComparison.Ordinal).TrimEnd('?'),
            NumberStyles.Number,
            CultureInfo.InvariantCulture,
            out var known
        )
            ? known
            : 0;
        if (outcome == "refused")
            Assert.IsType<TypedNumber.Refused>(read);
        else
            Assert.Equal(
                outcome.StartsWith("ask", StringComparison.Ordinal) ? new TypedNumber.Asked(value) : new TypedNumber.Taken(value),
                read
            );
    }

    [Theory]
    [InlineData("fr", "EUR", "1 500,50", 1500.50)]
    [InlineData("fr", "EUR", "1\u00a0500,50", 1500.50)]
    [InlineData("fr", "EUR", "1\u202f500,50", 1500.50)]
    [InlineData("de-CH", "CHF", "1'500.50", 1500.50)]
    [InlineData("de-CH", "CHF", "1’500.50", 1500.50)]
    [InlineData("en-IN", "INR", "1,50,000", 150000)]
    [InlineData("en", "EUR", " 1,500 EUR ", 1500)]
    [InlineData("en", "EUR", "€1,500", 1500)]
    [InlineData("de", "EUR", "1.500 €", 1500)]
    [InlineData("en", "EUR", "１５００", 1500)]
    [InlineData("en", "EUR", "0", 0)]
    [InlineData("en", "EUR", ".5", 0.5)]
    [InlineData("en", "EUR", "1500.5", 1500.5)]
    [InlineData("en", "JPY", "150,000", 150000)]
    public void Amount_of_the_readers_culture_is_taken(string culture, string currency, string typed, double value) =>
        Assert.Equal(new TypedNumber.Taken((decimal)value), TypedNumber.Amount(typed, currency, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("en", "EUR", "1 500", 1500)]
    [InlineData("en", "EUR", "1.500,50", 1500.50)]
    [InlineData("de", "EUR", "1,500", 1500)]
    [InlineData("de", "EUR", "1,500.50", 1500.50)]
    [InlineData("en", "JPY", "150.000", 150000)]
    [InlineData("fr", "EUR", "1.500", 1500)]
    [InlineData("en-IN", "INR", "150,000", 150000)]
    [InlineData("de-CH", "CHF", "1 500", 1500)]
    public void Amount_of_another_culture_is_asked(string culture, string currency, string typed, double value) =>
        Assert.Equal(new TypedNumber.Asked((decimal)value), TypedNumber.Amount(typed, currency, CultureInfo.GetCultureInfo(culture)));

    [Theory]
    [InlineData("en", "EUR", "a thousand")]
    [InlineData("en", "EUR", "-5")]
    [InlineData("en", "EUR", "1e6")]
    [InlineData("en", "EUR", "15,00,00")]
    [InlineData("en", "EUR", "1,5000")]
    [InlineData("en", "EUR", "1500.")]
    [InlineData("en", "EUR", "")]
    [InlineData("en", "EUR", "1500 USD")]
    [InlineData("en", "EUR", "0,500")]
    [InlineData("en", "EUR", "99999999999999999999999999999999999")]
    public void Amount_that_is_none_is_refused_and_says_how_it_was_read(string culture, string currency, string typed)
    {
        var refused = Assert.IsType<TypedNumber.Refused>(TypedNumber.Amount(typed, currency, CultureInfo.GetCultureInfo(culture)));
        Assert.Contains("a comma between thousands and a point before decimals", refused.Sentence, StringComparison.Ordinal);
        Assert.Contains("1,500.50", refused.Sentence, StringComparison.Ordinal);
        Assert.False(refused.TooExact);
    }

    [Theory]
    [InlineData("EUR", "1500.1234", "4 decimals")]
    [InlineData("JPY", "1500.50", "has none")]
    public void Amount_more_exact_than_its_currency_is_refused(string currency, string typed, string said)
    {
        var refused = Assert.IsType<TypedNumber.Refused>(TypedNumber.Amount(typed, currency, English));
        Assert.True(refused.TooExact);
        Assert.Contains(said, refused.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Count_and_factor_are_read_the_same_way()
    {
        Assert.Equal(new TypedNumber.Taken(180), TypedNumber.Count(" 180 ", English));
        Assert.Equal(new TypedNumber.Taken(1095), TypedNumber.Count("1.095", German));
        Assert.Equal(new TypedNumber.Asked(1095), TypedNumber.Count("1.095", English));
        Assert.Equal(new TypedNumber.Asked(1.5m), TypedNumber.Number("1,5", English, 2));
        Assert.Equal(new TypedNumber.Taken(1.5m), TypedNumber.Number("1,5", German, 2));
        Assert.IsType<TypedNumber.Refused>(TypedNumber.Count("1.5", English));
    }

    [Fact]
    public void What_is_shown_is_what_is_taken_back()
    {
        foreach (var culture in CultureInfo.GetCultures(CultureTypes.AllCultures))
        {
            foreach (
                var (currency, value) in new[]
                {
                    ("EUR", 1500.5m),
                    ("EUR", 0.05m),
                    ("KWD", 1.5m),
                    ("KWD", 12345.678m),
                    ("JPY", 150000m),
                    ("INR", 12345678.9m),
                    ("EUR", 1_000_000_000m),
                }
            )
            {
                var shown = TypedNumber.Shown(value, culture);
                Assert.True(
                    new TypedNumber.Taken(value) == TypedNumber.Amount(shown, currency, culture),
                    $"{culture.Name} {currency} {shown}"
                );
            }
        }
    }
}

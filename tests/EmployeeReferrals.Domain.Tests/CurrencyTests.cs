namespace EmployeeReferrals.Domain.Tests;

public sealed class CurrencyTests
{
    [Theory]
    [InlineData("JPY", 0)]
    [InlineData("KRW", 0)]
    [InlineData("EUR", 2)]
    [InlineData("USD", 2)]
    [InlineData("KWD", 3)]
    [InlineData("BHD", 3)]
    public void Digits_are_those_of_the_minor_unit(string code, int digits) =>
        Assert.Equal((true, digits), (Currency.IsKnown(code), Currency.Digits(code)));

    [Theory]
    [InlineData("eur")]
    [InlineData("")]
    [InlineData("XXX")]
    public void Unknown_code_is_not_known(string code) => Assert.False(Currency.IsKnown(code));

    [Theory]
    [InlineData("0.5", "JPY", "1", false)]
    [InlineData("1.005", "EUR", "1.01", false)]
    [InlineData("1.00", "EUR", "1", true)]
    [InlineData("1.0005", "KWD", "1.001", false)]
    [InlineData("-0.5", "JPY", "-1", false)]
    public void Round_goes_to_the_minor_unit(string amount, string code, string rounded, bool right)
    {
        var value = decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(decimal.Parse(rounded, System.Globalization.CultureInfo.InvariantCulture), Currency.Round(value, code));
        Assert.Equal(right, Currency.HasRightDigits(value, code));
    }
}

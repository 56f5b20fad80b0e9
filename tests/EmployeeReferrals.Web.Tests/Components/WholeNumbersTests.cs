using System.Globalization;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Tests.Components;

public sealed class WholeNumbersTests
{
    private const string Field = "hours";

    [Theory]
    [InlineData("48", 48)]
    [InlineData(" 48 ", 48)]
    [InlineData("４８", 48)]
    [InlineData("1,000", 1000)]
    public void Number_is_taken_as_it_is_typed(string typed, int value)
    {
        var numbers = new WholeNumbers(CultureInfo.GetCultureInfo("en-GB")) { [Field] = typed };
        Assert.Empty(numbers.Errors(_ => "Hours"));
        Assert.Equal(value, numbers.Of(Field));
    }

    [Theory]
    [InlineData("48.5")]
    [InlineData("1e2")]
    [InlineData("-5")]
    [InlineData("")]
    [InlineData("99999999999")]
    public void What_is_no_whole_number_is_said_beside_its_field_and_stays_there(string typed)
    {
        var numbers = new WholeNumbers(CultureInfo.GetCultureInfo("en-GB")) { [Field] = typed };
        var error = Assert.Single(numbers.Errors(_ => "Hours"));
        Assert.Equal((Field, "Hours"), (error.FieldId, error.Label));
        Assert.NotEmpty(error.Message);
        Assert.Equal(typed, numbers[Field]);
    }
}

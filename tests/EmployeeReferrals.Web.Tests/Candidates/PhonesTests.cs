using EmployeeReferrals.Web.Candidates;

namespace EmployeeReferrals.Web.Tests.Candidates;

public sealed class PhonesTests
{
    [Theory]
    [InlineData("020 123 4567", "+31201234567")]
    [InlineData("+31 (0)20 123 4567", "+31201234567")]
    [InlineData("020 123 4567 ext 12", null)]
    [InlineData("+31 20 7654321 x5", null)]
    [InlineData("+31 20 7654321;ext=9", null)]
    [InlineData("ask at the desk", null)]
    [InlineData(null, null)]
    public void Number_is_a_key_only_where_it_leads_to_one_person(string? typed, string? key) => Assert.Equal(key, Phones.Key(typed, "NL"));
}

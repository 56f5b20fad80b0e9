using EmployeeReferrals.Web.Mail;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>What a stranger typed never becomes a link or a greeting longer than a name.</summary>
public sealed class MailNamesTests
{
    [Theory]
    [InlineData("Cleo Candidate", "Hello Cleo Candidate,")]
    [InlineData("Dr. Anna O'Hara-Müller", "Hello Dr. Anna O'Hara-Müller,")]
    [InlineData("J.R. Smith", "Hello J.R. Smith,")]
    [InlineData("山田 太郎", "Hello 山田 太郎,")]
    [InlineData("win-a-prize.example.com", "Hello,")]
    [InlineData("See evil。com now", "Hello,")]
    [InlineData("https://evil", "Hello,")]
    [InlineData("ask me@evil", "Hello,")]
    [InlineData("Dear friend, we are pleased to tell you that you have won a large sum of money", "Hello,")]
    [InlineData("", "Hello,")]
    [InlineData(null, "Hello,")]
    public void Greeting_is_a_name_or_none(string? typed, string greeting) => Assert.Equal(greeting, MailNames.Greeting([typed]));

    [Fact]
    public void Colleagues_are_greeted_together()
    {
        Assert.Equal("Hello Rita and Tom,", MailNames.Greeting(["Rita", "Tom"]));
        Assert.Equal("Hello Rita, Tom and Uma,", MailNames.Greeting(["Rita", "Tom", "Uma"]));
        Assert.Equal("Hello,", MailNames.Greeting(["Rita", "example.com"]));
        Assert.Equal("Hello,", MailNames.Greeting([]));
    }
}

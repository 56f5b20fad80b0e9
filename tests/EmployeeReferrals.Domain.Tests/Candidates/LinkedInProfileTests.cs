using CsCheck;
using EmployeeReferrals.Domain.Candidates;

namespace EmployeeReferrals.Domain.Tests.Candidates;

public sealed class LinkedInProfileTests
{
    [Theory]
    [InlineData("https://www.linkedin.com/in/ada-l", "ada-l")]
    [InlineData("https://www.linkedin.com/in/Ada-L/?trk=people&x=1", "ada-l")]
    [InlineData("http://linkedin.com/in/ada-l#top", "ada-l")]
    [InlineData("linkedin.com/in/ada-l/", "ada-l")]
    [InlineData("  HTTPS://DE.LINKEDIN.COM/IN/ADA-L/de ", "ada-l")]
    [InlineData("in/ada-l", "ada-l")]
    [InlineData("/in/ada-l", "ada-l")]
    [InlineData("https://www.linkedin.com/in/%C3%A9lodie-1", "\u00e9lodie-1")]
    [InlineData("https://www.linkedin.com/in/e%CC%81lodie-1", "\u00e9lodie-1")]
    [InlineData("https://www.linkedin.com/in/\u00e9lodie-1", "\u00e9lodie-1")]
    [InlineData("https://www.linkedin.com/comm/in/ada-l?midToken=x", "ada-l")]
    [InlineData("https://www.linkedin.com/mwlite/in/ada-l", "ada-l")]
    [InlineData("<https://www.linkedin.com/in/ada-l>", "ada-l")]
    [InlineData("https://www.linkedin.com/pub/ada-l/1a/2b3/4c5", null)]
    [InlineData("https://evil.example?.linkedin.com/in/ada-l", null)]
    [InlineData("https://evil.example#.linkedin.com/in/ada-l", null)]
    [InlineData("https://a@evil.example:1.linkedin.com/in/ada-l", null)]
    [InlineData("https://www.linkedin.com/jobs/in/ada-l", null)]
    [InlineData("https://www.linkedin.com/in/---", null)]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("ada-l", null)]
    [InlineData("https://www.linkedin.com/company/example", null)]
    [InlineData("https://www.linkedin.com/in/", null)]
    [InlineData("https://www.linkedin.com/in/ab", null)]
    [InlineData("https://evil.example/in/ada-l", null)]
    [InlineData("https://notlinkedin.com/in/ada-l", null)]
    [InlineData("https://linkedin.com.evil.example/in/ada-l", null)]
    [InlineData("https://evil.example/www.linkedin.com/in/ada-l", null)]
    [InlineData("https://www.linkedin.com/in/<script>", null)]
    [InlineData("https://www.linkedin.com/in/ada%20l", null)]
    [InlineData("https://www.linkedin.com/in/ada%00l", null)]
    [InlineData("javascript:alert(1)//in/ada-l", null)]
    public void Slug_of_an_address(string? typed, string? slug) => Assert.Equal(slug, LinkedInProfile.Slug(typed));

    [Fact]
    public void Slug_longer_than_a_hundred_is_none()
    {
        Assert.NotNull(LinkedInProfile.Slug("in/" + new string('a', 100)));
        Assert.Null(LinkedInProfile.Slug("in/" + new string('a', 101)));
    }

    [Fact]
    public void Any_text_is_answered_without_an_exception() =>
        Gen.Select(Gen.String, Gen.String)
            .Sample(
                (a, b) =>
                {
                    LinkedInProfile.Slug(a);
                    LinkedInProfile.Slug($"{a}in/{b}");
                    LinkedInProfile.Slug($"in/{b}");
                },
                iter: Given.Iterations(2000)
            );
}

using Bunit;
using EmployeeReferrals.Web.Mail;

namespace EmployeeReferrals.Web.Tests.Mail;

public sealed class MailTextTests
{
    private static readonly MailText Mail = new(
        "We have your referral of <script>alert(1)</script>",
        [
            new Paragraph("Thank you for <b>Eve</b>."),
            new Table([("Amount, before tax", "1,500 EUR")]),
            new Links([("Cleo", "Nurse: no first answer yet", "https://portal.example/triage?referral=1&x=2")]),
            new Button("See your referral", "https://portal.example/my-referrals/1"),
        ],
        "You get this mail because you referred somebody at Company."
    );

    [Fact]
    public async Task MailPage_shows_hostile_words_as_text_and_every_block()
    {
        await using var context = new BunitContext();
        var page = context.Render<MailPage>(p => p.Add(m => m.Mail, Mail).Add(m => m.Company, "Company <i>BV</i>"));
        Assert.Empty(page.FindAll("script"));
        Assert.Empty(page.FindAll("b"));
        Assert.Empty(page.FindAll("i"));
        Assert.Contains("Thank you for <b>Eve</b>.", page.Find("body").TextContent, StringComparison.Ordinal);
        Assert.Equal(("Amount, before tax", "1,500 EUR"), (page.Find("dt").TextContent, page.Find("dd").TextContent));
        Assert.Equal(
            ["https://portal.example/triage?referral=1&x=2", "https://portal.example/my-referrals/1"],
            page.FindAll("a").Select(a => a.GetAttribute("href"))
        );
        Assert.Contains(Mail.Footer, page.Find("body").TextContent, StringComparison.Ordinal);
        Assert.Equal("en", page.Find("html").GetAttribute("lang"));
    }

    [Fact]
    public void PlainText_says_the_same_with_bare_addresses() =>
        Assert.Equal(
            """
            Thank you for <b>Eve</b>.

            Amount, before tax: 1,500 EUR

            - Cleo, Nurse: no first answer yet
              https://portal.example/triage?referral=1&x=2

            See your referral:
            https://portal.example/my-referrals/1

            --
            You get this mail because you referred somebody at Company.

            """,
            PlainText.Of(Mail),
            ignoreLineEndingDifferences: true
        );
}

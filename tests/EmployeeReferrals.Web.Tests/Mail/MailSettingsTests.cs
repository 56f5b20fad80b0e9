using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Mail;

namespace EmployeeReferrals.Web.Tests.Mail;

public sealed class MailSettingsTests
{
    private static MailOptions Smtp(Action<MailOptions>? change = null)
    {
        var mail = new MailOptions
        {
            Delivery = MailDelivery.Smtp,
            From = "referrals@company.example",
            Host = "mail.company.example",
        };
        change?.Invoke(mail);
        return mail;
    }

    private static List<string> Wrong(MailOptions mail) => [.. MailRules.All.Select(rule => rule(mail)).OfType<string>()];

    public static TheoryData<string, Action<MailOptions>> Mistakes =>
        new()
        {
            { "Mail:From", m => m.From = "nobody" },
            { "Mail:Port", m => m.Port = 0 },
            { "Mail:Timeout", m => m.Timeout = 0 },
            { "Mail:Host", m => m.Host = " " },
            { "Mail:TrustedCertificate", m => m.TrustedCertificate = "/nowhere.pem" },
            { "Mail:Authentication", m => m.User = "portal" },
            {
                "Mail:Security",
                m => (m.Authentication, m.User, m.Password, m.Security) = (MailAuthentication.Password, "u", "p", MailSecurity.None)
            },
            { "Mail:Password", m => (m.Authentication, m.User) = (MailAuthentication.Password, "u") },
            { "Mail:ClientSecret", m => (m.Authentication, m.User, m.ClientId, m.TenantId) = (MailAuthentication.OAuth2, "u", "c", "t") },
            { "Mail:TenantId", m => (m.Authentication, m.User, m.ClientId, m.ClientSecret) = (MailAuthentication.OAuth2, "u", "c", "s") },
            {
                "Mail:TokenAddress",
                m =>
                    (m.Authentication, m.User, m.ClientId, m.ClientSecret, m.TokenAddress) = (
                        MailAuthentication.OAuth2,
                        "u",
                        "c",
                        "s",
                        "http://elsewhere.example/token"
                    )
            },
        };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Setting_that_is_wrong_is_named(string setting, Action<MailOptions> mistake) =>
        Assert.Contains(setting, Assert.Single(Wrong(Smtp(mistake))), StringComparison.Ordinal);

    [Fact]
    public void Settings_that_are_right_are_taken_and_all_wrong_ones_are_told_together()
    {
        Assert.Empty(Wrong(Smtp()));
        Assert.Empty(
            Wrong(
                Smtp(m =>
                    (m.Authentication, m.User, m.ClientId, m.ClientSecret, m.TenantId) = (MailAuthentication.OAuth2, "u", "c", "s", "t")
                )
            )
        );
        Assert.Equal(
            7,
            Wrong(Smtp(m => (m.Authentication, m.Port, m.Timeout) = (MailAuthentication.OAuth2, 0, 0))).Count
                + Wrong(new MailOptions()).Count
        );
    }

    [Fact]
    public async Task Portal_given_wrong_settings_tells_them_all_and_does_not_start()
    {
        var (code, said) = await Commands.CommandTests.Run(
            Directory.CreateTempSubdirectory("settings-").FullName,
            "--Mail:Port=0",
            "--Mail:Timeout=0",
            "--Portal:Address=nowhere"
        );
        Assert.Equal(1, code);
        Assert.All(["- Mail:Port must", "- Mail:Timeout must", "- Portal:Address must"], line =>
            Assert.Contains(line, said, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("smtp.office365.com", MailAuthentication.Password, true)]
    [InlineData("smtp.office365.com", MailAuthentication.OAuth2, false)]
    [InlineData("smtp.azurecomm.net", MailAuthentication.Password, false)]
    public void Password_against_exchange_online_is_warned_about(string host, MailAuthentication authentication, bool warned) =>
        Assert.Equal(
            warned,
            MailAdvice
                .For(
                    Smtp(m => (m.Host, m.Authentication) = (host, authentication)),
                    new PortalOptions { Address = "https://portal.example.com" },
                    forReal: true
                )
                .Any()
        );

    [Fact]
    public void Mail_that_leaves_for_nobody_and_links_that_open_here_alone_are_warned_about_in_production()
    {
        var advice = MailAdvice.For(new MailOptions(), new PortalOptions(), forReal: true).ToList();
        Assert.Equal(["Mail:Delivery", "Portal:Address"], advice.Select(a => a.Split(' ')[0]));
        Assert.Empty(MailAdvice.For(new MailOptions(), new PortalOptions(), forReal: false));
    }

    [Fact]
    public void Every_kind_of_problem_has_its_sentence()
    {
        var codes = typeof(MailProblem).GetFields().Select(f => (string)f.GetRawConstantValue()!).ToList();
        Assert.Equal(codes.Count, codes.Select(MailProblem.Sentence).Distinct().Count());
        Assert.DoesNotContain(codes, code => MailProblem.Sentence(code).Contains(code, StringComparison.Ordinal));
    }
}

using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Mail;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>Signing in at the mail server, by password and by OAuth2.</summary>
public sealed class SmtpSignInTests : SmtpSending
{
    [Fact]
    public async Task Password_right_is_taken_and_wrong_is_refused()
    {
        await using var server = await MailServer.Start(
            new
            {
                auth = true,
                user = "portal",
                password = "right",
            }
        );
        Assert.Equal(MailProblem.SignInNeeded, await Fails(Delivery(To(server))));
        var mail = To(server);
        (mail.Authentication, mail.User, mail.Password) = (MailAuthentication.Password, "portal", "wrong");
        Assert.Equal(MailProblem.SignInRefused, await Fails(Delivery(mail)));
        mail.Password = "right";
        await Send(Delivery(mail));
        Assert.Single(server.Mails);
    }

    [Theory]
    [InlineData("XOAUTH2")]
    [InlineData("OAUTHBEARER")]
    public async Task OAuth2_token_is_fetched_once_kept_and_fetched_anew_when_it_ends(string method)
    {
        await using var tokens = await TokenServer.Start();
        await using var server = await MailServer.Start(
            new
            {
                auth = true,
                methods = new[] { method },
                tokens = new[] { "token-1", "token-2" },
            }
        );
        var delivery = Delivery(OAuth2(server, tokens));
        await Send(delivery);
        Clock.Advance(TimeSpan.FromMinutes(54));
        await Send(delivery);
        Assert.Equal(1, tokens.Asked);
        Clock.Advance(TimeSpan.FromMinutes(2));
        await Send(delivery);
        Assert.Equal((2, 3), (tokens.Asked, server.Mails.Count));
    }

    [Fact]
    public async Task OAuth2_token_refused_is_fetched_anew_once()
    {
        await using var tokens = await TokenServer.Start();
        await using var server = await MailServer.Start(new { auth = true, tokens = new[] { "token-1" } });
        var delivery = Delivery(OAuth2(server, tokens));
        await Send(delivery);
        await server.Set(new { tokens = new[] { "token-2" } });
        await Send(delivery);
        Assert.Equal((2, 2), (tokens.Asked, server.Mails.Count));
        await server.Set(new { tokens = Array.Empty<string>() });
        Assert.Equal(MailProblem.SignInRefused, await Fails(delivery));
        // The server tells of a sign-in after it has answered it.
        for (var tries = 0; tries < 100 && server.SignIns.Count < 5; tries++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal((3, 5), (tokens.Asked, server.SignIns.Count));
    }

    [Theory]
    [InlineData(401, MailProblem.TokenRefused)]
    [InlineData(503, MailProblem.TokenUnreachable)]
    public async Task OAuth2_without_a_token_does_not_knock_at_the_mail_server(int status, string code)
    {
        await using var tokens = await TokenServer.Start();
        await using var server = await MailServer.Start(new { auth = true });
        tokens.Status = status;
        Assert.Equal(code, await Fails(Delivery(OAuth2(server, tokens))));
        Assert.Equal(0, server.Connections);
    }

    private static MailOptions OAuth2(MailServer server, TokenServer tokens)
    {
        var mail = To(server);
        (mail.Authentication, mail.User, mail.ClientId, mail.ClientSecret, mail.Scope, mail.TokenAddress) = (
            MailAuthentication.OAuth2,
            "referrals@company.example",
            "portal",
            "secret",
            "mail",
            tokens.Address
        );
        return mail;
    }
}

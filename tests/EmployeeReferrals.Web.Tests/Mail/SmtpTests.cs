using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using MimeKit;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>Mail over the line to a real server, on good days and on bad ones.</summary>
public sealed class SmtpTests(Certificates certificates) : IClassFixture<Certificates>
{
    private readonly FakeTimeProvider _clock = new(Portal.Monday);

    private static MailOptions To(MailServer server, MailSecurity security = MailSecurity.None) => new()
    {
        Delivery = MailDelivery.Smtp, From = "referrals@company.example", Host = "127.0.0.1", Port = server.Port, Security = security, Timeout = 10,
    };

    private SmtpDelivery Delivery(MailOptions mail) => new(Options.Create(mail), new MailToken(Options.Create(mail), _clock), NullLogger<SmtpDelivery>.Instance);

    private static async Task Send(SmtpDelivery delivery, string to = "cleo@mail.example", string text = "Text")
    {
        var message = new MimeMessage { Subject = "Test", Body = new TextPart("plain") { Text = text }, MessageId = "one@company.example" };
        message.From.Add(new MailboxAddress("", "referrals@company.example"));
        message.To.Add(new MailboxAddress("", to));
        await using var session = await delivery.Open(TestContext.Current.CancellationToken);
        await session.Send(Guid.Empty, message, TestContext.Current.CancellationToken);
    }

    /// <summary>Fails by its kind, and says nothing else.</summary>
    private static async Task<string> Fails(SmtpDelivery delivery)
    {
        var failed = await Assert.ThrowsAsync<DeliveryFailed>(() => Send(delivery));
        Assert.Equal((Means.LineDown, null, failed.Code), (failed.Means, failed.InnerException, failed.Message));
        return failed.Code;
    }

    private Task<MailServer> Encrypted(string mode, bool wrongName = false) =>
        MailServer.Start(new { mode, key = certificates.Key, cert = wrongName ? certificates.OtherName : certificates.Server });

    [Fact]
    public async Task Delivery_in_the_clear_arrives()
    {
        await using var server = await MailServer.Start();
        await Send(Delivery(To(server)));
        Assert.Equal(["one@company.example"], server.Mails);
    }

    [Theory]
    [InlineData("starttls", MailSecurity.StartTls)]
    [InlineData("tls", MailSecurity.Tls)]
    public async Task Delivery_encrypted_arrives_where_the_authority_is_trusted_and_nowhere_else(string mode, MailSecurity security)
    {
        await using var server = await Encrypted(mode);
        Assert.Equal(MailProblem.CertificateNotTrusted, await Fails(Delivery(To(server, security))));
        var mail = To(server, security);
        mail.TrustedCertificate = certificates.Authority;
        await Send(Delivery(mail));
        mail.TrustedCertificate = certificates.OtherAuthority;
        Assert.Equal(MailProblem.CertificateNotTrusted, await Fails(Delivery(mail)));
        Assert.Equal(["one@company.example"], server.Mails);
    }

    [Fact]
    public async Task Delivery_to_a_certificate_of_another_name_is_refused_though_its_authority_is_trusted()
    {
        await using var server = await Encrypted("starttls", wrongName: true);
        var mail = To(server, MailSecurity.StartTls);
        mail.TrustedCertificate = certificates.Authority;
        Assert.Equal(MailProblem.CertificateNotTrusted, await Fails(Delivery(mail)));
    }

    [Fact]
    public async Task Delivery_never_falls_back_to_the_clear()
    {
        await using var server = await MailServer.Start();
        Assert.Equal(MailProblem.NotEncrypted, await Fails(Delivery(To(server, MailSecurity.StartTls))));
        Assert.Equal(MailProblem.EncryptionFailed, await Fails(Delivery(To(server, MailSecurity.Tls))));
        Assert.Empty(server.Mails);
    }

    [Fact]
    public async Task Password_right_is_taken_and_wrong_is_refused()
    {
        await using var server = await MailServer.Start(new { auth = true, user = "portal", password = "right" });
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
        await using var server = await MailServer.Start(new { auth = true, methods = new[] { method }, tokens = new[] { "token-1", "token-2" } });
        var delivery = Delivery(OAuth2(server, tokens));
        await Send(delivery);
        _clock.Advance(TimeSpan.FromMinutes(54));
        await Send(delivery);
        Assert.Equal(1, tokens.Asked);
        _clock.Advance(TimeSpan.FromMinutes(2));
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
        for (var tries = 0; tries < 100 && server.SignIns.Count < 5; tries++) await Task.Delay(50, TestContext.Current.CancellationToken);
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
        (mail.Authentication, mail.User, mail.ClientId, mail.ClientSecret, mail.Scope, mail.TokenAddress) = (MailAuthentication.OAuth2, "referrals@company.example", "portal", "secret", "mail", tokens.Address);
        return mail;
    }

    [Fact]
    public async Task Server_that_is_not_there_is_told_from_one_that_has_no_name()
    {
        var server = await MailServer.Start();
        await server.Kill();
        Assert.Equal(MailProblem.Unreachable, await Fails(Delivery(To(server))));
        var mail = To(server);
        mail.Host = "mail.nowhere.invalid";
        Assert.Equal(MailProblem.HostUnknown, await Fails(Delivery(mail)));
    }

    [Fact]
    public async Task Server_slow_to_greet_is_given_up_in_time()
    {
        await using var server = await MailServer.Start(new { greetAfter = 5000 });
        var mail = To(server);
        mail.Timeout = 1;
        var began = Stopwatch.GetTimestamp();
        Assert.Equal(MailProblem.TimedOut, await Fails(Delivery(mail)));
        Assert.InRange(Stopwatch.GetElapsedTime(began).TotalSeconds, 0.9, 3);
    }

    [Fact]
    public async Task Mail_cut_off_before_its_end_is_known_not_to_have_left()
    {
        await using var server = await MailServer.Start();
        var text = string.Concat(Enumerable.Repeat("A line of a very long mail\r\n", 800_000));
        var failed = await Assert.ThrowsAsync<DeliveryFailed>(() => Send(Delivery(To(server)), "dropdata-0-a@mail.example", text));
        Assert.Equal((MailProblem.LineDropped, Means.LineBroke, false), (failed.Code, failed.Means, failed.MayHaveLeft));
    }

    [Fact]
    public async Task Sender_that_the_server_refuses_is_the_settings_fault_and_not_the_mails()
    {
        await using var server = await MailServer.Start(new { refuseSender = true });
        Assert.Equal(MailProblem.SenderRefused, await Fails(Delivery(To(server))));
    }

    [Fact]
    public async Task Command_sends_a_test_mail_or_says_which_setting_to_look_at()
    {
        var server = await MailServer.Start();
        var folder = Directory.CreateTempSubdirectory("test-mail-").FullName;
        string[] arguments = ["send-test-mail", "--to", "admin@company.example", "--Mail:Delivery=Smtp", "--Mail:From=referrals@company.example", "--Mail:Host=127.0.0.1", $"--Mail:Port={server.Port}", "--Mail:Security=None"];
        var (code, said) = await Commands.CommandTests.Run(folder, arguments);
        Assert.True(code == 0 && said.Contains("took the mail to admin@company.example", StringComparison.Ordinal), said);
        Assert.Single(server.Mails);
        await server.Kill();
        (code, said) = await Commands.CommandTests.Run(folder, arguments);
        Assert.True(code == 1 && said.Contains("The connection was refused", StringComparison.Ordinal) && said.Contains("Mail:Port", StringComparison.Ordinal), said);
        Assert.False(File.Exists(Path.Combine(folder, "portal.db")));
    }
}

/// <summary>The outbox, sent over the line: nothing lost, and nothing more than twice.</summary>
public sealed class SmtpOutboxTests : IAsyncLifetime
{
    private MailServer server = null!;
    private LinePortal portal = null!;

    public async ValueTask InitializeAsync()
    {
        server = await MailServer.Start(new { auth = true, user = "portal", password = "right", answerAfter = 2 });
        portal = new LinePortal(mail => (mail.Port, mail.User, mail.Password, mail.Authentication) = (server.Port, "portal", "right", MailAuthentication.Password));
        await portal.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (portal is not null) await portal.DisposeAsync();
        if (server is not null) await server.DisposeAsync();
    }

    private async Task<List<OutboxMessage>> Rows()
    {
        await using var db = portal.Db();
        return await db.Outbox.AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(portal.Token);
    }

    private async Task<OutboxMessage> Notice() => (await Rows()).Single(m => m.Kind == MailKind.CandidateNotice);

    private int Copies(OutboxMessage message) => server.Mails.Count(id => id == $"{message.Id:N}@company.example");

    private async Task SendFor(int minutes)
    {
        for (var minute = 0; minute <= minutes; minute++)
        {
            await portal.SendMail();
            portal.Clock.Advance(TimeSpan.FromMinutes(1));
        }
    }

    [Fact]
    public async Task Recipient_refused_is_dead_at_once_and_the_others_go()
    {
        await portal.Refer(portal.Ada, "refused-0-a@mail.example");
        await portal.SendMail();
        var dead = await Notice();
        Assert.Equal((OutboxState.Dead, MailProblem.RecipientRefused), (dead.State, dead.Error));
        Assert.All((await Rows()).Where(m => m.Id != dead.Id), m => Assert.Equal((OutboxState.Sent, 1), (m.State, Copies(m))));
        Assert.Equal(1, server.Connections);
        Assert.DoesNotContain("refused-0-a@", portal.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Recipient_refused_among_several_keeps_the_mail_from_no_other()
    {
        await using (var db = portal.Db())
        {
            await db.People.Where(p => p.Id == portal.Rita.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.WorkEmail, "refused-0-rita@company.example"), portal.Token);
        }
        await portal.Refer(portal.Ada, "cleo@mail.example");
        await portal.SendMail();
        var together = (await Rows()).Single(m => m.Kind == MailKind.NewReferral);
        Assert.Equal(OutboxState.Sent, together.State);
        Assert.Equal([portal.Rolf.Email], server.To($"{together.Id:N}@company.example"));
        Assert.Contains("went without 1 of its 2 recipients", portal.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_that_failed_on_the_way_is_tried_again_and_arrives()
    {
        var bad = new (string Who, string Error, int Copies)[]
        {
            ("later-2-a", MailProblem.RefusedForNow, 1), ("spam-1-a", MailProblem.MessageRefused, 1), ("closing-1-a", MailProblem.RefusedForNow, 1), ("droprcpt-1-a", MailProblem.LineDropped, 1),
            // All of it was handed over, and only the server knows whether it took it.
            ("dropdata-1-a", SendOutbox.Sending, 1), ("dropafter-1-a", SendOutbox.Sending, 2),
        };
        foreach (var (who, _, _) in bad) await portal.Refer(portal.Ada, $"{who}@mail.example");
        await portal.SendMail();
        var notices = (await Rows()).Where(m => m.Kind == MailKind.CandidateNotice).ToList();
        Assert.Equal(bad.Select(b => (OutboxState.Waiting, b.Error)), notices.Select(m => (m.State, m.Error!)));
        Assert.All((await Rows()).Where(m => m.Kind != MailKind.CandidateNotice), m => Assert.Equal((OutboxState.Sent, 1), (m.State, Copies(m))));
        await SendFor(5);
        Assert.All(await Rows(), m => Assert.Equal(OutboxState.Sent, m.State));
        Assert.Equal(bad.Select(b => b.Copies), notices.Select(Copies));
        Assert.All(bad, b => Assert.DoesNotContain($"{b.Who}@", portal.Log.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Mail_whose_answer_is_always_lost_goes_twice_and_then_waits_for_an_administrator()
    {
        await portal.Refer(portal.Ada, "dropafter-0-a@mail.example");
        await SendFor(30);
        var dead = await Notice();
        Assert.Equal((OutboxState.Dead, SendOutbox.Interrupted, 2), (dead.State, dead.Error, Copies(dead)));
    }

    [Fact]
    public async Task Mail_that_may_have_left_is_remembered_over_an_outage()
    {
        await portal.Refer(portal.Ada, "dropafter-0-a@mail.example");
        await portal.SendMail();
        await server.Kill();
        await SendFor(10);
        Assert.Equal(SendOutbox.Sending, (await Notice()).Error);
        await server.Run();
        await SendFor(30);
        var dead = await Notice();
        Assert.Equal((OutboxState.Dead, SendOutbox.Interrupted, 2), (dead.State, dead.Error, Copies(dead)));
    }

    [Fact]
    public async Task Server_slow_to_answer_is_given_up_and_the_mail_goes_once_more()
    {
        portal.Mail.Timeout = 1;
        await portal.Refer(portal.Ada, "slow-1-a@mail.example");
        await SendFor(3);
        var sent = await Notice();
        Assert.Equal((OutboxState.Sent, 2), (sent.State, Copies(sent)));
    }

    [Fact]
    public async Task Server_killed_in_the_middle_costs_no_mail_and_at_most_one_copy()
    {
        for (var n = 0; n < 12; n++) await portal.Refer(portal.Ada, $"cleo{n}@mail.example");
        var sending = portal.SendMail();
        await MailServer.Until(() => server.Mails.Count > 8);
        await server.Kill();
        await sending;
        var (before, rows) = (server.Mails.Count, await Rows());
        Assert.InRange(before, 9, rows.Count - 1);
        for (var day = 0; day < 3 * 24; day++)
        {
            await portal.SendMail();
            portal.Clock.Advance(TimeSpan.FromHours(1));
        }
        Assert.DoesNotContain(await Rows(), m => m.State == OutboxState.Dead);
        await server.Run();
        await SendFor(30);
        rows = await Rows();
        Assert.Equal(36, rows.Count);
        Assert.All(rows, m => Assert.Equal(OutboxState.Sent, m.State));
        Assert.All(rows, m => Assert.InRange(Copies(m), 1, 2));
        Assert.InRange(rows.Count(m => Copies(m) == 2), 0, 1);
    }

    [Fact]
    public async Task Sign_in_refused_stops_the_run_is_tried_seldom_and_costs_no_mail_an_attempt()
    {
        await server.Set(new { password = "changed" });
        for (var n = 0; n < 4; n++) await portal.Refer(portal.Ada, $"cleo{n}@mail.example");
        for (var again = 0; again < 5; again++) await portal.SendMail();
        Assert.Equal(1, server.Connections);
        await SendFor(59);
        Assert.InRange(server.Connections, 5, 8);
        Assert.All(await Rows(), m => Assert.Equal((OutboxState.Waiting, 0, MailProblem.SignInRefused), (m.State, m.Attempts, m.Error)));
        Assert.Equal(MailProblem.SignInRefused, (await portal.Op<ListJobs>().Execute(portal.Adi.Actor, new(null, 1), portal.Token))!.Trouble);
        var refused = await portal.Op<SendTestMail>().Execute(portal.Adi.Actor, new(), portal.Token);
        Assert.Equal(MailProblem.SignInRefused, refused.Problem!.Code);

        await server.Set(new { password = "right" });
        Portal.Ok(await portal.Op<SendTestMail>().Execute(portal.Adi.Actor, new(), portal.Token));
        await portal.SendMail();
        Assert.All(await Rows(), m => Assert.Equal((OutboxState.Sent, 1), (m.State, Copies(m))));
        Assert.Equal(13, server.Mails.Count);
    }

    [Fact]
    public async Task Health_asked_all_the_time_knocks_once_a_minute_and_tells_when_it_works_again()
    {
        var health = portal.Factory.Services.GetRequiredService<HealthCheckService>();
        async Task<HealthStatus> Mail() => (await health.CheckHealthAsync(c => c.Name == "mail", portal.Token)).Status;
        for (var n = 0; n < 20; n++) Assert.Equal(HealthStatus.Healthy, await Mail());
        Assert.Equal(1, server.Connections);
        await server.Set(new { password = "changed" });
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var n = 0; n < 20; n++) Assert.Equal(HealthStatus.Degraded, await Mail());
        Assert.Equal(2, server.Connections);
        await server.Set(new { password = "right" });
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(HealthStatus.Healthy, await Mail());
    }

    [Fact]
    public async Task Test_mail_of_an_administrator_goes_to_their_own_address_whatever_is_asked()
    {
        Portal.Ok(await portal.Op<SendTestMail>().Execute(portal.Adi.Actor, new("cleo@mail.example"), portal.Token));
        Assert.Equal([portal.Adi.Email], server.To(server.Mails.Single()));
    }
}

/// <summary>A portal whose mail goes over the line.</summary>
public sealed class LinePortal(Action<MailOptions> line) : Portal
{
    public MailOptions Mail => Factory.Services.GetRequiredService<IOptions<MailOptions>>().Value;

    protected override void Configure(IServiceCollection services) => services.PostConfigure<MailOptions>(mail =>
    {
        (mail.Delivery, mail.From, mail.Host, mail.Security) = (MailDelivery.Smtp, "referrals@company.example", "127.0.0.1", MailSecurity.None);
        line(mail);
    });
}

/// <summary>An authority of one's own, a server's certificate by it, one for another name, and an authority that has nothing to do with them.</summary>
public sealed class Certificates : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("certificates-").FullName;
    private readonly DateTimeOffset _from = TimeProvider.System.GetUtcNow().AddDays(-1);

    public Certificates()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(Key, key.ExportPkcs8PrivateKeyPem());
        using var authority = Root(Authority);
        using var other = Root(OtherAuthority);
        Issue(authority, key, Server, names => names.AddIpAddress(IPAddress.Loopback));
        Issue(authority, key, OtherName, names => names.AddDnsName("other.example"));
    }

    public string Key => Path.Combine(_folder, "key.pem");
    public string Authority => Path.Combine(_folder, "authority.pem");
    public string OtherAuthority => Path.Combine(_folder, "other-authority.pem");
    public string Server => Path.Combine(_folder, "server.pem");
    public string OtherName => Path.Combine(_folder, "other-name.pem");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private X509Certificate2 Root(string file)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={Path.GetFileNameWithoutExtension(file)}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        var root = request.CreateSelfSigned(_from, _from.AddYears(1));
        File.WriteAllText(file, root.ExportCertificatePem());
        return root;
    }

    private void Issue(X509Certificate2 authority, ECDsa key, string file, Action<SubjectAlternativeNameBuilder> name)
    {
        var request = new CertificateRequest("CN=mail", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        name(names);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid("1.3.6.1.5.5.7.3.1")], false));
        using var issued = request.Create(authority, _from, _from.AddMonths(6), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(file, issued.ExportCertificatePem());
    }
}

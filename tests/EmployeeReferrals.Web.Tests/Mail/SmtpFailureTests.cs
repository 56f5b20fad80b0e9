using System.Diagnostics;
using EmployeeReferrals.Web.Mail;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>One mail on a bad day: what failed is told by its kind.</summary>
public sealed class SmtpFailureTests : SmtpSending
{
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
        string[] arguments =
        [
            "send-test-mail",
            "--to",
            "admin@company.example",
            "--Mail:Delivery=Smtp",
            "--Mail:From=referrals@company.example",
            "--Mail:Host=127.0.0.1",
            $"--Mail:Port={server.Port}",
            "--Mail:Security=None",
        ];
        var (code, said) = await Commands.CommandTests.Run(folder, arguments);
        Assert.True(code == 0 && said.Contains("took the mail to admin@company.example", StringComparison.Ordinal), said);
        Assert.Single(server.Mails);
        await server.Kill();
        (code, said) = await Commands.CommandTests.Run(folder, arguments);
        Assert.True(
            code == 1
                && said.Contains("The connection was refused", StringComparison.Ordinal)
                && said.Contains("Mail:Port", StringComparison.Ordinal),
            said
        );
        Assert.False(File.Exists(Path.Combine(folder, "portal.db")));
    }
}

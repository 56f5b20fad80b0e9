using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Features.BackgroundJobs;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using EmployeeReferrals.Web.Health;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>The outbox, sent over the line: nothing lost, and nothing more than twice.</summary>
public sealed class SmtpOutboxTests : IAsyncLifetime
{
    private MailServer server = null!;
    private LinePortal portal = null!;

    public async ValueTask InitializeAsync()
    {
        server = await MailServer.Start(
            new
            {
                auth = true,
                user = "portal",
                password = "right",
                answerAfter = 2,
            }
        );
        portal = new LinePortal(mail =>
            (mail.Port, mail.User, mail.Password, mail.Authentication) = (server.Port, "portal", "right", MailAuthentication.Password)
        );
        await portal.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (portal is not null)
            await portal.DisposeAsync();
        if (server is not null)
            await server.DisposeAsync();
    }

    private async Task<List<OutboxMessage>> Rows()
    {
        await using var db = portal.Db();
        return await db.Outbox.AsNoTracking().OrderBy(m => m.CreatedAt).ThenBy(m => m.Id).ToListAsync(portal.Token);
    }

    private async Task<OutboxMessage> Notice() => (await Rows()).Single(m => m.Kind == CandidateNoticeMail.Kind);

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
            await db
                .People.Where(p => p.Id == portal.Rita.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.WorkEmail, "refused-0-rita@company.example"), portal.Token);
        }
        await portal.Refer(portal.Ada, "cleo@mail.example");
        await portal.SendMail();
        var together = (await Rows()).Single(m => m.Kind == NewReferralMail.Kind);
        Assert.Equal(OutboxState.Sent, together.State);
        Assert.Equal([portal.Rolf.Email], server.To($"{together.Id:N}@company.example"));
        Assert.Contains("went without 1 of its 2 recipients", portal.Log.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Mail_that_failed_on_the_way_is_tried_again_and_arrives()
    {
        var bad = new (string Who, OutboxState State, string Error, int Copies)[]
        {
            ("later-2-a", OutboxState.Waiting, MailProblem.RefusedForNow, 1),
            ("spam-1-a", OutboxState.Waiting, MailProblem.MessageRefused, 1),
            ("closing-1-a", OutboxState.Waiting, MailProblem.RefusedForNow, 1),
            ("droprcpt-1-a", OutboxState.Waiting, MailProblem.LineDropped, 1),
            // All of it was handed over, and only the server knows whether it took it.
            ("dropdata-1-a", OutboxState.Sending, MailProblem.LineDropped, 1),
            ("dropafter-1-a", OutboxState.Sending, MailProblem.LineDropped, 2),
        };
        foreach (var (who, _, _, _) in bad)
            await portal.Refer(portal.Ada, $"{who}@mail.example");
        await portal.SendMail();
        var notices = (await Rows()).Where(m => m.Kind == CandidateNoticeMail.Kind).ToList();
        Assert.Equal(bad.Select(b => (b.State, b.Error)), notices.Select(m => (m.State, m.Error!)));
        Assert.All((await Rows()).Where(m => m.Kind != CandidateNoticeMail.Kind), m =>
            Assert.Equal((OutboxState.Sent, 1), (m.State, Copies(m)))
        );
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
        Assert.Equal((OutboxState.Dead, OutboxMessage.InterruptedTwice, 2), (dead.State, dead.Error, Copies(dead)));
    }

    [Fact]
    public async Task Mail_that_may_have_left_is_remembered_over_an_outage()
    {
        await portal.Refer(portal.Ada, "dropafter-0-a@mail.example");
        await portal.SendMail();
        await server.Kill();
        await SendFor(10);
        Assert.Equal(OutboxState.Sending, (await Notice()).State);
        await server.Run();
        await SendFor(30);
        var dead = await Notice();
        Assert.Equal((OutboxState.Dead, OutboxMessage.InterruptedTwice, 2), (dead.State, dead.Error, Copies(dead)));
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
        for (var n = 0; n < 12; n++)
            await portal.Refer(portal.Ada, $"cleo{n}@mail.example");
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
        for (var n = 0; n < 4; n++)
            await portal.Refer(portal.Ada, $"cleo{n}@mail.example");
        for (var again = 0; again < 5; again++)
            await portal.SendMail();
        Assert.Equal(1, server.Connections);
        await SendFor(59);
        Assert.InRange(server.Connections, 5, 8);
        Assert.All(await Rows(), m => Assert.Equal((OutboxState.Waiting, 0, MailProblem.SignInRefused), (m.State, m.Attempts, m.Error)));
        Assert.Equal(
            MailProblem.SignInRefused,
            (await portal.Op<ListJobs>().Execute(portal.Adi.Actor, new(null, 1), portal.Token))!.Trouble
        );
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
        for (var n = 0; n < 20; n++)
            Assert.Equal(HealthStatus.Healthy, await Mail());
        Assert.Equal(1, server.Connections);
        await server.Set(new { password = "changed" });
        portal.Clock.Advance(TimeSpan.FromMinutes(2));
        for (var n = 0; n < 20; n++)
            Assert.Equal(HealthStatus.Degraded, await Mail());
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

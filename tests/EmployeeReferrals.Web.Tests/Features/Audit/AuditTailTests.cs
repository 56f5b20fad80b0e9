using System.Net;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Audit.Mails;
using EmployeeReferrals.Web.Features.Reminders;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Features.Audit;

/// <summary>What somebody with the database alone, or with its folder, can do at the audit's end, and how it shows.</summary>
public sealed class AuditTailTests : IAsyncLifetime
{
    private readonly EmbeddedPortal portal = new();
    private VerifyAudit.Report before = null!;

    public async ValueTask InitializeAsync()
    {
        await portal.InitializeAsync();
        await portal.Refer(portal.Ada, "first@mail.example");
        Portal.Ok(await Chain());
        before = await Verify();
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<Result<Work>> Chain() => portal.Op<ChainAudit>().Execute(Actor.System("Test"), portal.Token);

    private async Task<VerifyAudit.Report> Verify(HeadMark? expected = null) =>
        (await portal.Op<VerifyAudit>().Execute(Actor.System("Test"), new(expected), portal.Token)).Value;

    private Task<Result<AuditHeadAccepted>> Accept(string reason = "Monday's backup was restored") =>
        portal.Op<AcceptHead>().Execute(Actor.System("Test"), new(reason), portal.Token);

    private async Task Sql(params string[] statements)
    {
        await using var db = portal.Db();
        foreach (var sql in statements)
            Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql, portal.Token));
    }

    private string HeadPath => Path.Combine(portal.Folder, HeadFile.Name);

    private async Task<(HttpStatusCode Status, string Said)> Readiness()
    {
        using var client = portal.Factory.CreateClient();
        var ready = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), portal.Token);
        return (ready.StatusCode, await ready.Content.ReadAsStringAsync(portal.Token));
    }

    private const string LastTwo = "(SELECT max(ChainNumber) - 2 FROM Audit)";
    private const string Copied = """
        INSERT INTO Audit (At, ActorId, ActedAs, Event, SubjectId, Data, CommitId, Seal)
        SELECT At, ActorId, ActedAs, Event, SubjectId, replace(Data, '0', '1'), CommitId, {0} FROM Audit WHERE Number = 3
        """;

    [Theory]
    [InlineData(AuditProblem.CutOff, $"DELETE FROM Audit WHERE ChainNumber > {LastTwo}")]
    [InlineData(AuditProblem.CutOff, "DELETE FROM Audit")]
    [InlineData(AuditProblem.CutOff, $"UPDATE Audit SET ChainNumber = NULL, Hash = NULL WHERE ChainNumber > {LastTwo}")]
    [InlineData(
        AuditProblem.CutOff,
        $"UPDATE Audit SET ChainNumber = NULL, Hash = NULL, Data = replace(Data, '0', '1') WHERE ChainNumber > {LastTwo}"
    )]
    [InlineData(AuditProblem.HeadGone, "DELETE FROM AuditHead")]
    [InlineData(AuditProblem.HeadGone, "DELETE FROM AuditHead", "DELETE FROM Audit", "DELETE FROM sqlite_sequence WHERE name = 'Audit'")]
    [InlineData(
        AuditProblem.HeadForged,
        "UPDATE AuditHead SET ChainNumber = ChainNumber - 2, Number = Number - 2",
        $"DELETE FROM Audit WHERE ChainNumber > {LastTwo}"
    )]
    [InlineData(AuditProblem.HeadForged, "UPDATE AuditHead SET ChainNumber = ChainNumber - 1")]
    [InlineData(AuditProblem.HeadForged, "UPDATE AuditHead SET SetAsideUntil = 1000000, SetAside = 1")]
    [InlineData(
        AuditProblem.Replaced,
        "UPDATE Audit SET Data = replace(Data, 'a', 'b') WHERE ChainNumber = (SELECT max(ChainNumber) FROM Audit)"
    )]
    [InlineData(AuditProblem.Replaced, "UPDATE Audit SET Seal = NULL WHERE ChainNumber = (SELECT max(ChainNumber) FROM Audit)")]
    [InlineData(AuditProblem.NumbersGone, "UPDATE sqlite_sequence SET seq = seq + 1 WHERE name = 'Audit'")]
    public async Task Tampering_at_the_end_is_found_nothing_more_is_signed_and_operations_go_on(
        AuditProblem problem,
        params string[] tampering
    )
    {
        await Sql(tampering);
        await portal.Refer(portal.Ben, "goes-on@mail.example");
        var refused = await Chain();
        Assert.Equal(AuditProblems.Code(problem), refused.Problem?.Code);
        await using (var db = portal.Db())
            Assert.False(await db.Audit.AnyAsync(a => a.ChainNumber > before.Reached, portal.Token));
        var (status, said) = await Readiness();
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Contains("\"audit\":\"Degraded\"", said, StringComparison.Ordinal);
        Assert.True(await Verify() is { IsWhole: false } report && report.Problem == problem);
        // By the minute it is found again, and told by the hour.
        Portal.Ok(await Chain());
        portal.Clock.Advance(TimeSpan.FromHours(2));
        Assert.False((await Chain()).IsOk);
        await portal.Refer(portal.Ben, "still-goes-on@mail.example");
    }

    [Fact]
    public async Task Entries_taken_away_before_they_are_signed_are_found_by_the_numbers_that_were_given_out()
    {
        await portal.Refer(portal.Ben, "unsigned@mail.example");
        await Sql("DELETE FROM Audit WHERE Number = (SELECT max(Number) FROM Audit)");
        Assert.Equal("audit_numbers_gone", (await Chain()).Problem?.Code);
        await Sql("DELETE FROM Audit WHERE ChainNumber IS NULL");
        Assert.True(await Verify() is { Problem: AuditProblem.NumbersGone, Broken: null });
    }

    [Fact]
    public async Task Table_put_back_together_with_its_record_is_found_by_the_file_beside_it()
    {
        string Values(AuditHead head) =>
            FormattableString.Invariant(
                $"""
                UPDATE AuditHead SET ChainNumber = {head.ChainNumber}, Hash = '{head.Hash}', Number = {head.Number}, Mac = '{head.Mac}'
                """
            );
        AuditHead old;
        await using (var db = portal.Db())
            old = await db.AuditHeads.AsNoTracking().SingleAsync(portal.Token);
        await portal.Refer(portal.Ben, "put-back@mail.example");
        Portal.Ok(await Chain());
        var later = (await Verify()).Reach;
        await Sql(
            Values(old),
            $"DELETE FROM Audit WHERE ChainNumber > {old.ChainNumber}",
            $"UPDATE sqlite_sequence SET seq = {old.Number} WHERE name = 'Audit'"
        );
        Assert.Equal("audit_put_back", (await Chain()).Problem?.Code);
        Assert.True(await Verify() is { Problem: AuditProblem.PutBack });

        // Whoever has the folder as well can do it: then what was kept elsewhere finds it.
        File.Delete(HeadPath);
        Assert.True((await Verify()).IsWhole);
        Assert.True(await Verify(before.Reach) is { IsWhole: true, IsAsExpected: true });
        Assert.True(await Verify(later) is { IsWhole: false, IsAsExpected: false });
    }

    [Theory]
    [InlineData("")]
    [InlineData("nonsense")]
    [InlineData(
        "1:0000000000000000000000000000000000000000000000000000000000000000:"
            + "0000000000000000000000000000000000000000000000000000000000000000"
    )]
    public async Task File_that_the_portal_did_not_write_is_found(string contents)
    {
        await File.WriteAllTextAsync(HeadPath, contents, portal.Token);
        Assert.Equal("audit_file_forged", (await Chain()).Problem?.Code);
        Portal.Ok(await Accept("Somebody cleaned up"));
        Assert.True((await Verify()).IsWhole);
    }

    [Fact]
    public async Task File_that_lags_or_is_not_there_is_written_anew()
    {
        File.Delete(HeadPath);
        await portal.Refer(portal.Ben, "anew@mail.example");
        Portal.Ok(await Chain());
        Assert.StartsWith((await Verify()).Reach.ToString(), await File.ReadAllTextAsync(HeadPath, portal.Token), StringComparison.Ordinal);
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(HeadPath));
    }

    [Theory]
    [InlineData("NULL")]
    [InlineData("'00000000000000000000000000000000' || substr(Seal, 33)")]
    [InlineData("'0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef'")]
    public async Task Forged_entry_is_never_signed_and_those_of_the_portal_are(string seal)
    {
        await Sql(Copied.Replace("{0}", seal, StringComparison.Ordinal));
        await portal.Refer(portal.Ben, "beside@mail.example");
        Assert.Equal("audit_not_ours", (await Chain()).Problem?.Code);
        Assert.Contains("\"audit\":\"Degraded\"", (await Readiness()).Said, StringComparison.Ordinal);
        var report = await Verify();
        Assert.True(report is { IsWhole: false, NotOurs: 1, Unchained: 0, Problem: null, Broken: null } && report.Reached > before.Reached);
    }

    [Fact]
    public async Task Copy_of_an_entry_with_its_seal_cannot_be_put_beside_it() =>
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => Sql(Copied.Replace("{0}", "Seal", StringComparison.Ordinal)));

    [Theory]
    [InlineData("DELETE FROM Audit")]
    [InlineData($"DELETE FROM Audit WHERE ChainNumber > {LastTwo}")]
    [InlineData($"UPDATE Audit SET ChainNumber = NULL, Hash = NULL WHERE ChainNumber > {LastTwo}")]
    [InlineData("DELETE FROM AuditHead")]
    public async Task Accepting_takes_up_again_where_it_stands_and_is_told_by_every_verification(string tampering)
    {
        await Sql(tampering);
        await portal.Refer(portal.Ben, "waits@mail.example");
        Assert.False((await Chain()).IsOk);
        var accepted = await Accept();
        Portal.Ok(accepted);
        Portal.Ok(await Chain());
        await portal.Refer(portal.Ben, "after@mail.example");
        Portal.Ok(await Chain());
        var report = await Verify();
        Assert.True(report is { IsWhole: true, Unchained: 0 });
        var told = Assert.Single(report.Told);
        Assert.Equal((accepted.Value.FoundNumber + 1, "Monday's backup was restored"), (told.ChainNumber, told.Accepted?.Reason));
        Assert.Contains("\"audit\":\"Healthy\"", (await Readiness()).Said, StringComparison.Ordinal);
        if (accepted.Value.Problem != AuditProblem.HeadGone)
            Assert.Equal(before.Reach, new HeadMark(accepted.Value.ExpectedNumber, accepted.Value.ExpectedHash));
    }

    [Fact]
    public async Task Accepting_a_forged_entry_leaves_it_unsigned_and_counted_and_finds_the_next()
    {
        var forged = Copied.Replace("{0}", "NULL", StringComparison.Ordinal);
        await Sql(forged);
        Assert.False((await Chain()).IsOk);
        Portal.Ok(await Accept("A test of ours"));
        Portal.Ok(await Chain());
        Assert.True(await Verify() is { IsWhole: true, SetAside: 1, NotOurs: 0, Unchained: 0 });
        await Sql(forged);
        Assert.Equal("audit_not_ours", (await Chain()).Problem?.Code);
        Assert.True(await Verify() is { IsWhole: false, SetAside: 1, NotOurs: 1 });
    }

    [Fact]
    public async Task Accepting_mends_no_entry_that_was_changed()
    {
        await Sql("UPDATE Audit SET Data = replace(Data, '0', '1') WHERE ChainNumber = (SELECT max(ChainNumber) FROM Audit)");
        Portal.Ok(await Accept());
        Portal.Ok(await Chain());
        Assert.True(await Verify() is { IsWhole: false, Broken: VerifyAudit.Fault.Changed });
    }

    [Fact]
    public async Task Accepting_without_a_reason_or_where_all_follows_is_refused()
    {
        Assert.Equal("nothing_to_accept", (await Accept()).Problem?.Code);
        await Sql("DELETE FROM AuditHead");
        Assert.Equal("reason", (await Accept(" ")).Problem?.Code);
        Assert.Equal("reason", (await Accept(new string('x', 201))).Problem?.Code);
    }

    [Fact]
    public async Task Company_of_an_earlier_version_is_signed_to_its_end_and_its_head_kept_from_the_first_start_on()
    {
        await AsAnEarlierVersionLeftIt();
        Assert.True(await Verify() is { IsWhole: true, Unchained: > 0, Problem: null });
        Portal.Ok(await portal.Factory.Services.GetRequiredService<AuditStart>().Open(portal.Token));
        Portal.Ok(await Chain());
        var report = await Verify();
        Assert.True(report is { IsWhole: true, Unchained: 0 });
        Assert.Null(Assert.Single(report.Told).Accepted);
        await portal.Refer(portal.Ben, "sealed@mail.example");
        Portal.Ok(await Chain());
        // A second start keeps no second head, and what the earlier version wrote cannot be told from what it is not.
        Portal.Ok(await portal.Factory.Services.GetRequiredService<AuditStart>().Open(portal.Token));
        Assert.Single((await Verify()).Told);
        await Sql("UPDATE Audit SET Seal = NULL WHERE ChainNumber = (SELECT max(ChainNumber) FROM Audit)");
        Assert.Equal("audit_replaced", (await Chain()).Problem?.Code);
    }

    private async Task AsAnEarlierVersionLeftIt()
    {
        await portal.Refer(portal.Ben, "earlier@mail.example");
        await Sql("UPDATE Audit SET Seal = NULL", "DELETE FROM AuditHead");
        File.Delete(HeadPath);
        var chain = portal.Factory.Services.GetRequiredService<AuditChain>();
        await using var db = portal.Db();
        var hash = AuditChain.Start;
        foreach (var entry in await db.Audit.Where(a => a.ChainNumber != null).OrderBy(a => a.ChainNumber).ToListAsync(portal.Token))
            entry.Hash = hash = chain.Hash(hash, entry.ChainNumber!.Value, entry);
        Portal.Ok(await db.Save(portal.Token));
    }

    [Fact]
    public async Task Head_goes_to_each_auditor_once_a_month_and_is_what_verifying_expects()
    {
        async Task<List<OutboxMessage>> Asked()
        {
            Portal.Ok(await portal.Op<SendReminders>().Execute(Actor.System("Test"), portal.Token));
            await using var db = portal.Db();
            return await db.Outbox.AsNoTracking().Where(m => m.Kind == AuditHeadMail.Kind).ToListAsync(portal.Token);
        }
        Assert.Single(await Asked());
        await portal.SendMail();
        Assert.Single(await Asked());
        var mail = Assert.Single(portal.Mails(), m => m.Subject == "The audit's head, March 2026");
        Assert.Equal(portal.Aud.Email, Assert.Single(mail.To.Mailboxes).Address);
        var words = mail.TextBody!.Split("--expect-head ")[1].Split()[0];
        Assert.True(await Verify(HeadMark.Parse(words)) is { IsWhole: true, IsAsExpected: true });

        portal.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(2, (await Asked()).Count);
        await Sql("UPDATE AuditHead SET ChainNumber = ChainNumber - 1");
        await portal.SendMail();
        Assert.Single(portal.Mails(), m => m.Subject == "The audit's end cannot be vouched for");
    }

    [Fact]
    public void Watch_says_a_problem_once_and_again_by_the_hour()
    {
        var watch = new AuditWatch();
        Assert.False(watch.Saw(null, Portal.Monday));
        Assert.True(watch.Saw(AuditProblem.CutOff, Portal.Monday));
        Assert.False(watch.Saw(AuditProblem.CutOff, Portal.Monday.AddMinutes(59)));
        Assert.True(watch.Saw(AuditProblem.CutOff, Portal.Monday.AddMinutes(60)));
        Assert.True(watch.Saw(AuditProblem.NotOurs, Portal.Monday.AddMinutes(61)));
        Assert.False(watch.Saw(null, Portal.Monday.AddMinutes(62)));
        Assert.True(watch.Saw(AuditProblem.NotOurs, Portal.Monday.AddMinutes(63)));
    }
}

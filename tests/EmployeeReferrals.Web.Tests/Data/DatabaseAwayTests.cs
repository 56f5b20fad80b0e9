using System.Data.Common;
using System.Net;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Tests.Background;
using EmployeeReferrals.Web.Tests.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>A lost database or a full disk: a sentence, nothing half done, and all goes on when it is back.</summary>
public sealed class DatabaseAwayTests
{
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Page_without_a_database_says_so_and_is_there_when_it_is_back()
    {
        await using var portal = new AwayPortal();
        await portal.InitializeAsync();
        using var client = EndpointTests.Client(portal, portal.Ada);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/refer", UriKind.Relative), Token)).StatusCode);
        portal.Away = true;
        var answer = await client.GetAsync(new Uri("/refer", UriKind.Relative), Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        Assert.Contains(
            "Nothing was saved. What you typed is still in your browser",
            await answer.Content.ReadAsStringAsync(Token),
            StringComparison.Ordinal
        );
        Assert.Equal(
            HttpStatusCode.ServiceUnavailable,
            (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token)).StatusCode
        );
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/health/live", UriKind.Relative), Token)).StatusCode);
        portal.Away = false;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync(new Uri("/refer", UriKind.Relative), Token)).StatusCode);
    }

    [Fact]
    public async Task Database_that_was_moved_away_or_replaced_is_told()
    {
        await using var portal = new EmbeddedPortal();
        await portal.InitializeAsync();
        var file = Path.Combine(portal.Folder, "portal.db");
        await portal.Refer(portal.Ada, "moved@mail.example");
        using var client = EndpointTests.Client(portal, portal.Ada);
        async Task<HttpStatusCode> Ready() => (await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Token)).StatusCode;
        Assert.Equal(HttpStatusCode.OK, await Ready());
        File.Move(file, file + ".away");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready());
        await File.WriteAllBytesAsync(file, [.. Enumerable.Range(0, 9000).Select(n => (byte)(n * 7))], Token);
        Assert.Equal(HttpStatusCode.ServiceUnavailable, await Ready());
        File.Move(file + ".away", file, overwrite: true);
        Assert.Equal(HttpStatusCode.OK, await Ready());
    }

    [Fact]
    public async Task What_somebody_does_without_a_database_is_answered_with_a_sentence()
    {
        await using var portal = new AwayPortal();
        await portal.InitializeAsync();
        var referral = await portal.Refer(portal.Ada, "away@mail.example");
        portal.Away = true;
        var note = await portal.Op<WriteNote>().Execute(portal.Rita.Actor, new(Guid.CreateVersion7(), referral, "Text"), Token);
        Assert.Equal((Outcome.Conflict, "database_away"), (note.Outcome, note.Problem!.Code));
        Assert.Equal("database_away", (await portal.Submit(portal.Ada, "away-too@mail.example", portal.Nurse)).Problem!.Code);
        portal.Away = false;
        Portal.Ok(await portal.Submit(portal.Ada, "away-too@mail.example", portal.Nurse));
    }

    [Fact]
    public async Task Full_disk_refuses_whole_and_takes_the_same_form_when_there_is_room()
    {
        await using var portal = new EmbeddedPortal();
        await portal.InitializeAsync();
        var id = Guid.CreateVersion7();
        Task<Result<SubmitReferral.Submitted>> Send() => portal.Submit(portal.Ada, "no-room@mail.example", portal.Nurse, id: id);
        var disk = new FullDisk();
        var file = Directory.GetFiles(portal.Folder, "*.db").Single();
        portal
            .Factory.Services.GetRequiredService<Databases>()
            .Use(() =>
                new SqliteAppDbContext(
                    new DbContextOptionsBuilder<SqliteAppDbContext>()
                        .UseSqlite($"Data Source={file};Pooling=False")
                        .AddInterceptors(disk)
                        .Options,
                    null,
                    portal.Factory.Services.GetRequiredService<AuditChain>(),
                    new MailKinds()
                )
            );
        // The pages that are free are filled first, so that the very next write finds no room.
        disk.IsFull = true;
        Result<SubmitReferral.Submitted>? refused = null;
        for (var tries = 0; tries < 200 && refused is null; tries++)
        {
            var sent = await portal.Submit(portal.Ada, $"fills{tries}@mail.example", portal.Nurse);
            if (!sent.IsOk)
                refused = sent;
        }
        Assert.Equal("database_away", refused!.Problem!.Code);
        Assert.Equal("database_away", (await Send()).Problem!.Code);
        await using (var db = portal.Db())
        {
            Assert.False(await db.Referrals.AnyAsync(r => r.Id == id, Token));
            Assert.False(await db.Outbox.AnyAsync(m => m.ReferralId == id, Token));
        }
        disk.IsFull = false;
        Portal.Ok(await Send());
    }

    /// <summary>The embedded database as on a file system that has no page left.</summary>
    private sealed class FullDisk : DbConnectionInterceptor
    {
        public bool IsFull { get; set; }

        public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) =>
            Limit((SqliteConnection)connection);

        public override Task ConnectionOpenedAsync(
            DbConnection connection,
            ConnectionEndEventData eventData,
            CancellationToken cancellationToken = default
        )
        {
            Limit((SqliteConnection)connection);
            return Task.CompletedTask;
        }

        private void Limit(SqliteConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = IsFull ? "PRAGMA max_page_count = 1" : "PRAGMA max_page_count = 1000000";
            command.ExecuteNonQuery();
        }
    }
}

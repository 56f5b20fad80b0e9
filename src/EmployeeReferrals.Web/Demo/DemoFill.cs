using System.Diagnostics;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Demo;

/// <summary>Fills an empty database with the demonstration company, through the product's own operations, day by day. Made beside and
/// renamed when complete: a start that was killed half way begins again.</summary>
public sealed class DemoFill(
    Databases databases,
    DataFolder folder,
    Programme programme,
    Readiness readiness,
    IServiceProvider services,
    TimeProvider clock,
    AuditChain chain,
    IOptions<DatabaseOptions> options,
    ILogger<DemoFill> log
)
{
    public async Task FillWhenNew(CancellationToken cancellation)
    {
        if (options.Value.Provider != DatabaseProvider.Sqlite || clock is not DemoClock demo)
            return;
        foreach (var leftover in new[] { folder.Seeding, folder.Seeding + "-wal", folder.Seeding + "-shm" })
            File.Delete(leftover);
        if (File.Exists(folder.Database))
            return;
        // Of a company that was here before.
        File.Delete(folder.File(HeadFile.Name));

        var began = Stopwatch.GetTimestamp();
        var now = demo.GetUtcNow();
        databases.Use(Databases.Sqlite(folder.Seeding, hint: null, synchronous: "OFF", chain: chain, mailings: new MailKinds()));
        try
        {
            Report("Making the demonstration company");
            await services.GetRequiredService<DatabaseStart>().Migrate(cancellation);
            await services.GetRequiredService<AuditStart>().Open(cancellation);
            await Tell(demo, now, cancellation);
            await MarkOldMail(now, cancellation);
            await using var db = databases.CreateDbContext();
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)", cancellation);
        }
        finally
        {
            demo.Told = null;
            databases.Use(null);
            programme.Forget();
            SqliteConnection.ClearAllPools();
        }
        await using (var complete = new FileStream(folder.Seeding, FileMode.Open, FileAccess.ReadWrite))
            complete.Flush(flushToDisk: true);
        File.Move(folder.Seeding, folder.Database);
        log.LogInformation("The demonstration company is ready after {Seconds:0} s", Stopwatch.GetElapsedTime(began).TotalSeconds);
    }

    private async Task Tell(DemoClock demo, DateTimeOffset now, CancellationToken cancellation)
    {
        var tale = await DemoTale.Begin(services, demo, now, DemoTale.Zone, DemoTale.People, cancellation);
        await tale.TellUntil(tale.Today, told => Report($"Telling 18 months of referrals: {told * 100 / DemoTale.Days} %"), cancellation);
        await tale.End(cancellation);
    }

    /// <summary>Mail older than 30 days of the story was read long ago.</summary>
    private async Task MarkOldMail(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var db = databases.CreateDbContext();
        var limit = now.AddDays(-30);
        await db
            .Outbox.Where(m => m.State == OutboxState.Waiting && m.CreatedAt < limit)
            .ExecuteUpdateAsync(
                set =>
                    set.SetProperty(m => m.State, OutboxState.Sent)
                        .SetProperty(m => m.SentAt, m => m.CreatedAt)
                        .SetProperty(m => m.Attempts, 1),
                cancellation
            );
    }

    private void Report(string progress)
    {
        readiness.Report(progress);
        log.LogInformation("{Progress}", progress);
    }
}

using System.IO.Compression;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Commands;

/// <summary>The embedded database in one file and back, checked both times.</summary>
internal static class Backups
{
    private const string Database = "portal.db",
        Key = "portal.key";

    public static async Task<int> Write(IServiceProvider services, FileInfo to, CancellationToken cancellation)
    {
        var folder = Embedded(services);
        if (!File.Exists(folder.Database))
            throw new InvalidOperationException($"There is no database in {folder.Root}.");
        if (to.Exists)
            throw new InvalidOperationException($"{to.FullName} is there already. A backup never overwrites another.");
        to.Directory?.Create();
        var draft = Directory.CreateTempSubdirectory("portal-backup-");
        try
        {
            var copy = Path.Combine(draft.FullName, Database);
            await DatabaseCopy.Of(folder.Database, copy, cancellation);
            if (await Check(services, copy, cancellation) is > 0 and var failed)
                return failed;
            var written = to.FullName + ".new";
            await using (var file = new FileStream(written, DatabaseCopy.Private(FileMode.Create)))
            {
                using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
                {
                    await zip.CreateEntryFromFileAsync(copy, Database, CompressionLevel.Fastest, cancellation);
                    if (File.Exists(folder.File(Key)))
                        await zip.CreateEntryFromFileAsync(folder.File(Key), Key, cancellation);
                }
                file.Flush(flushToDisk: true);
            }
            File.Move(written, to.FullName);
            Console.WriteLine($"Written to {to.FullName}, {new FileInfo(to.FullName).Length / 1024:N0} KB.");
            if (!File.Exists(folder.File(Key)))
                Console.WriteLine(
                    "Security:Key is set elsewhere and is not in it: keep it as safe as the backup, "
                        + "without it links in mails are dead and the audit cannot be verified."
                );
            return 0;
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            draft.Delete(recursive: true);
        }
    }

    public static async Task<int> Restore(IServiceProvider services, FileInfo from, CancellationToken cancellation)
    {
        var folder = Embedded(services);
        if (!from.Exists)
            throw new InvalidOperationException($"{from.FullName} is not there.");
        services.GetRequiredService<DatabaseStart>().Lock();
        if (File.Exists(folder.Database))
            throw new InvalidOperationException($"{folder.Root} holds a database already. Restore into an empty folder.");
        var restoring = folder.File("restoring.db");
        using (var zip = ZipFile.OpenRead(from.FullName))
        {
            var database = zip.GetEntry(Database) ?? throw new InvalidOperationException($"{from.FullName} is not a backup of the portal.");
            await Extract(database, restoring, cancellation);
            if (zip.GetEntry(Key) is { } key)
                await Extract(key, folder.File(Key), cancellation);
        }
        // It may be of an earlier version.
        await using (var db = Databases.Sqlite(restoring, null)())
            await DatabaseStart.MigrateSqlite(db, cancellation);
        var failed = await Check(services, restoring, cancellation);
        SqliteConnection.ClearAllPools();
        if (failed > 0)
        {
            File.Delete(restoring);
            return failed;
        }
        File.Move(restoring, folder.Database);
        Console.WriteLine($"Restored into {folder.Root}.");
        await SayWhatFollows(services, cancellation);
        return 0;
    }

    /// <summary>The folder may know of more than the backup holds.</summary>
    private static async Task SayWhatFollows(IServiceProvider services, CancellationToken cancellation)
    {
        await using var db = services.GetRequiredService<Databases>().CreateDbContext();
        var seen = await HeadCheck.Look(
            db,
            services.GetRequiredService<AuditChain>(),
            services.GetRequiredService<HeadFile>(),
            cancellation
        );
        if (seen.Problem is not null)
            Console.WriteLine(
                "This folder knows of more entries of the audit than the backup holds. Run \"accept-head --reason …\", "
                    + "saying why it was restored: until then nothing more is signed."
            );
    }

    private static DataFolder Embedded(IServiceProvider services) =>
        services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Sqlite
            ? services.GetRequiredService<DataFolder>()
            : throw new InvalidOperationException("This is for the embedded database. SQL Server is backed up by the server's own means.");

    private static async Task<int> Check(IServiceProvider services, string database, CancellationToken cancellation)
    {
        await using (
            var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = database, Pooling = false }.ToString())
        )
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA integrity_check";
            if (await command.ExecuteScalarAsync(cancellation) as string != "ok")
                throw new InvalidOperationException("The copy is damaged: SQLite's own check does not pass.");
        }
        var databases = services.GetRequiredService<Databases>();
        databases.Use(Databases.Sqlite(database, null));
        try
        {
            return Math.Max(
                await CommandLine.VerifyAudit(services, null, cancellation),
                await CommandLine.CheckLedger(services, cancellation)
            );
        }
        finally
        {
            databases.Use(null);
        }
    }

    private static async Task Extract(ZipArchiveEntry entry, string path, CancellationToken cancellation)
    {
        await using var from = await entry.OpenAsync(cancellation);
        await using var to = new FileStream(path, DatabaseCopy.Private(FileMode.Create));
        await from.CopyToAsync(to, cancellation);
        to.Flush(flushToDisk: true);
    }
}

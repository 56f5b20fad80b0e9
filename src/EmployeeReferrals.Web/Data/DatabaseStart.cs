using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Configuration;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Data;

/// <summary>Whether the portal can serve, and what it is doing until then.</summary>
public sealed class Readiness
{
    public bool Ready { get; private set; }
    public string Progress { get; private set; } = "Starting";

    public void Report(string progress) => Progress = progress;

    public void Done() => (Ready, Progress) = (true, "Ready");
}

/// <summary>Brings the database to the model. One process at a time works on a data folder.</summary>
public sealed class DatabaseStart(IDbContextFactory<AppDbContext> databases, DataFolder folder, TimeProvider clock) : IDisposable
{
    private FileStream? _lock;

    /// <exception cref="InvalidOperationException">Another process holds the folder.</exception>
    public void Lock()
    {
        try
        {
            var alone = DatabaseCopy.Private(FileMode.OpenOrCreate);
            (alone.Access, alone.Share) = (FileAccess.ReadWrite, FileShare.None);
            _lock = new FileStream(folder.Made().File(".lock"), alone);
        }
        catch (IOException)
        {
            throw new FolderInUse(
                $"Another process is using the data folder {folder.Root}. Stop it first, or set Data:Folder to another folder."
            );
        }
    }

    /// <summary>For the web process: the embedded database brings itself up to date, a server's is changed by the command alone.</summary>
    /// <exception cref="InvalidOperationException">The server's database is behind.</exception>
    public async Task Open(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (db is SqliteAppDbContext)
            await BringUpToDate(db, cancellation);
        else if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Count() is > 0 and var behind)
            throw new InvalidOperationException(
                $"The database is {behind} migrations behind this version of the portal. "
                    + "Run the command \"migrate\" with an account that may change the schema, then start again."
            );
        await FirstRows(db, cancellation);
        await SearchKeys.Renew(db, cancellation);
        folder.KeepPrivate();
    }

    public async Task Migrate(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (db is SqliteAppDbContext)
            await BringUpToDate(db, cancellation);
        else
            await db.Database.MigrateAsync(cancellation);
        await FirstRows(db, cancellation);
        await SearchKeys.Renew(db, cancellation);
    }

    /// <summary>What a new version makes of the database can be gone back on: the company as it was lies beside it.</summary>
    private async Task BringUpToDate(AppDbContext db, CancellationToken cancellation)
    {
        await DatabaseCopy.BeforeUpdate(db, clock.GetUtcNow(), cancellation);
        await MigrateSqlite(db, cancellation);
    }

    /// <summary>The migration lock is a row without a time-out: a process killed while it held it would stop every later start.
    /// We hold the folder's lock, so a row that is there is a dead one's.</summary>
    public static async Task MigrateSqlite(AppDbContext db, CancellationToken cancellation)
    {
        await db.Database.OpenConnectionAsync(cancellation);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL", cancellation);
        var locks = await db
            .Database.SqlQueryRaw<int>("SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'")
            .SingleAsync(cancellation);
        if (locks > 0)
            await db.Database.ExecuteSqlRawAsync("DELETE FROM __EFMigrationsLock", cancellation);
        if ((await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            await db.Database.MigrateAsync(cancellation);
        await db.Database.CloseConnectionAsync();
    }

    /// <summary>Settings and a plan are always there.</summary>
    internal static async Task FirstRows(AppDbContext db, CancellationToken cancellation)
    {
        if (await db.Settings.AnyAsync(cancellation))
            return;
        db.Settings.Add(new CompanySettings());
        db.Plans.Add(new Plan(FirstPlan, "Referral bonus", new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        db.PlanVersions.Add(FirstVersion());
        await db.Save(cancellation);
    }

    /// <summary>The plan that every portal begins with; the migration that made plans gave it to the versions there were.</summary>
    public static readonly Guid FirstPlan = new("00000000-0000-0000-0000-000000000001");

    private static PlanVersion FirstVersion() =>
        new(
            new Guid("00000000-0000-0000-0000-000000000001"),
            FirstPlan,
            1,
            new DateOnly(2000, 1, 1),
            new PlanTerms
            {
                Currency = "EUR",
                Amount = 2000m,
                Schedule = [new Instalment(1, 500m, 0), new Instalment(2, 1500m, 90)],
                ExcludedFromLevel = 9,
            },
            null,
            new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );

    public void Dispose() => _lock?.Dispose();
}

/// <summary>The embedded database has one process.</summary>
public sealed class FolderInUse(string message) : InvalidOperationException(message);

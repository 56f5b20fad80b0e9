using System.Collections.Concurrent;
using EmployeeReferrals.Web.Data;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;

[assembly: AssemblyFixture(typeof(EmployeeReferrals.Web.Tests.TestDatabases))]
[assembly: TestCollectionOrderer(typeof(EmployeeReferrals.Web.Tests.LongestFirst))]

namespace EmployeeReferrals.Web.Tests;

/// <summary>Where the tests' portals keep their companies. The embedded database is made once and copied. Where
/// EMPLOYEEREFERRALS_TEST_SQLSERVER names a server, a few databases on it go from portal to portal, emptied between them,
/// and are dropped at the end, each by its name.</summary>
public sealed class TestDatabases : IAsyncDisposable
{
    /// <summary>A connection string without a database; null: the embedded one.</summary>
    public static readonly string? Server = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_TEST_SQLSERVER");

    private static readonly Lazy<Task<string>> Embedded = new(MakeEmbedded);
    private static readonly Lazy<Task<string>> Company = new(MakeCompany);
    private static readonly ConcurrentBag<string> Free = [];
    private static readonly ConcurrentBag<string> Made = [];

    /// <summary>A new company's database, as a file of its own.</summary>
    public static async Task CopyTo(string file) => File.Copy(await Embedded.Value, file);

    /// <summary>The company that every test begins with, as the files of a data folder.</summary>
    public static async Task CopyCompanyTo(string folder)
    {
        foreach (var file in Directory.GetFiles(await Company.Value))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    public static string Take()
    {
        if (Free.TryTake(out var database))
            return database;
        var made = $"employee_referrals_{Guid.NewGuid():N}";
        Made.Add(made);
        return made;
    }

    /// <summary>Empty but for the schema, for the next portal.</summary>
    public static async Task GiveBack(AppDbContext db, string database)
    {
        await db.Database.ExecuteSqlRawAsync(Emptying(db));
        Free.Add(database);
    }

    /// <summary>T-SQL that takes every row and counts from the beginning.</summary>
    internal static string Emptying(AppDbContext db)
    {
        var tables = db.GetService<IDesignTimeModel>().Model.GetRelationalModel().Tables.OrderBy(t => t.Name).ToList();
        return string.Join(
            '\n',
            tables
                .Select(t => $"ALTER TABLE [{t.Name}] NOCHECK CONSTRAINT ALL;")
                .Concat(tables.Select(t => $"DELETE FROM [{t.Name}];"))
                .Concat(tables.Where(Counts).Select(t => $"DBCC CHECKIDENT ('[{t.Name}]', RESEED, 0);"))
                .Concat(tables.Select(t => $"ALTER TABLE [{t.Name}] WITH CHECK CHECK CONSTRAINT ALL;"))
        );
    }

    private static bool Counts(ITable table) =>
        table.Columns.Any(c =>
            c.PropertyMappings.Any(m =>
                SqlServerPropertyExtensions.GetValueGenerationStrategy(m.Property) == SqlServerValueGenerationStrategy.IdentityColumn
            )
        );

    private static async Task<string> MakeEmbedded()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory("template-").FullName, "portal.db");
        await using (var db = Databases.Sqlite(file, hint: null)())
        {
            await DatabaseStart.MigrateSqlite(db, default);
            await DatabaseStart.FirstRows(db, default);
            await SearchKeys.Renew(db, default);
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        SqliteConnection.ClearAllPools();
        return file;
    }

    private static async Task<string> MakeCompany()
    {
        var folder = Directory.CreateTempSubdirectory("company-").FullName;
        await using var portal = new FirstPortal();
        await portal.InitializeAsync();
        await using (var db = portal.Db())
            await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.GetFiles(portal.Folder).Where(f => !f.EndsWith(".lock", StringComparison.Ordinal)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        return folder;
    }

    public async ValueTask DisposeAsync()
    {
        if (Company.IsValueCreated)
            Directory.Delete(await Company.Value, recursive: true);
        if (Embedded.IsValueCreated)
            Directory.Delete(Path.GetDirectoryName(await Embedded.Value)!, recursive: true);
        if (Server is null)
            return;
        await using var connection = new SqlConnection($"{Server};Database=master");
        await connection.OpenAsync();
        foreach (var database in Made)
        {
            await using var drop = connection.CreateCommand();
            drop.CommandText =
                $"IF DB_ID('{database}') IS NOT NULL BEGIN ALTER DATABASE [{database}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; "
                + $"DROP DATABASE [{database}]; END";
            await drop.ExecuteNonQueryAsync();
        }
    }
}

/// <summary>So that none of those that take longest is left to run alone at the end.</summary>
public sealed class LongestFirst : Xunit.v3.ITestCollectionOrderer
{
    private static readonly string[] Longest =
    [
        nameof(Data.FailEverywhereTests),
        nameof(Model.MoneyModelTests),
        nameof(Data.KillEverywhereTests),
        nameof(Commands.CommandTests),
        nameof(Features.AccessTests),
        nameof(Data.TsqlTests),
        nameof(Data.TinyDiskTests),
    ];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : Xunit.Sdk.ITestCollection => [.. testCollections.OrderBy(c => Place(c))];

    private static int Place(Xunit.Sdk.ITestCollection collection) =>
        Array.FindIndex(Longest, name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var at && at < 0
            ? Longest.Length
            : at;
}

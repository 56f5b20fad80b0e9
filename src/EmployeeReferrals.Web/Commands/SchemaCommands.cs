using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using Hangfire.SqlServer;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Commands;

/// <summary>The schema, brought up to date or written down for those who do it by hand.</summary>
internal static class SchemaCommands
{
    public const string HangfireSchema = "Hangfire";

    public static async Task<int> Migrate(IServiceProvider services, CancellationToken cancellation)
    {
        var database = services.GetRequiredService<IOptions<DatabaseOptions>>().Value;
        var start = services.GetRequiredService<DatabaseStart>();
        if (database.Provider == DatabaseProvider.Sqlite)
            start.Lock();
        await start.Migrate(cancellation);
        if (database.Provider == DatabaseProvider.SqlServer)
        {
            await using var connection = new SqlConnection(database.ConnectionString);
            await connection.OpenAsync(cancellation);
            SqlServerObjectsInstaller.Install(connection, HangfireSchema);
        }
        Console.WriteLine("The database is up to date.");
        return 0;
    }

    public static async Task<int> Script(IServiceProvider services, DirectoryInfo folder)
    {
        folder.Create();
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "schema.sql"), Schema());
        await File.WriteAllTextAsync(
            Path.Combine(folder.FullName, "hangfire.sql"),
            SqlServerObjectsInstaller.GetInstallScript(HangfireSchema, enableHeavyMigrations: true)
        );
        Console.WriteLine($"schema.sql and hangfire.sql are in {folder.FullName}.");
        return 0;
    }

    /// <summary>All migrations of SQL Server, each guarded: it may run on a database of any earlier version.</summary>
    public static string Schema()
    {
        using var db = Databases.SqlServer(new DatabaseOptions { ConnectionString = "Server=none" }, null)();
        return db.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent).ReplaceLineEndings("\n");
    }
}

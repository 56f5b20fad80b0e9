using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Configuration;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Data;

internal static class DatabaseRegistration
{
    public static void AddDatabase(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<Databases>();
        services.AddSingleton<IDbContextFactory<AppDbContext>>(provider => provider.GetRequiredService<Databases>());
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext());
        services.AddSingleton<Programme>();
        services.AddSingleton<Readiness>();
        services.AddSingleton<DatabaseStart>();
    }
}

/// <summary>Makes a context for the configured database. <see cref="Use"/> points it elsewhere while the demonstration is filled.</summary>
public sealed class Databases(
    IOptions<DatabaseOptions> options,
    DataFolder folder,
    Outbox.OutboxHint hint,
    AuditChain chain,
    Outbox.IMailTriggers mailings
) : IDbContextFactory<AppDbContext>
{
    private Func<AppDbContext>? _make;

    public AppDbContext CreateDbContext() => (_make ??= Configured())();

    /// <summary>Null: back to the configured one.</summary>
    public void Use(Func<AppDbContext>? make)
    {
        _make = make;
        AreElsewhere = make is not null;
    }

    public bool AreElsewhere { get; private set; }

    private Func<AppDbContext> Configured() =>
        options.Value.Provider == DatabaseProvider.SqlServer
            ? SqlServer(options.Value, hint, chain, mailings)
            : Sqlite(folder.Database, hint, commandTimeout: options.Value.CommandTimeout, chain: chain, mailings: mailings);

    /// <param name="chain">Seals what is written to the audit; none where nothing is.</param>
    public static Func<AppDbContext> Sqlite(
        string path,
        Outbox.OutboxHint? hint,
        string synchronous = "FULL",
        int commandTimeout = 30,
        AuditChain? chain = null,
        Outbox.IMailTriggers? mailings = null
    )
    {
        var connection = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = commandTimeout,
        }.ToString();
        var built = new DbContextOptionsBuilder<SqliteAppDbContext>()
            .UseSqlite(connection)
            .ConfigureWarnings(Quiet)
            .AddInterceptors(new SqlitePragmas(synchronous))
            .ReplaceService<IModificationCommandBatchFactory, PreparedBatches>()
            .Options;
        return () => new SqliteAppDbContext(built, hint, chain, mailings);
    }

    /// <summary>The server's text of an error can hold the value that was refused; what a save came to is told by its result.</summary>
    public static void Quiet(WarningsConfigurationBuilder warnings) =>
        warnings.Ignore(
            CoreEventId.SaveChangesFailed,
            CoreEventId.OptimisticConcurrencyException,
            CoreEventId.ExecutionStrategyRetrying,
            RelationalEventId.CommandError
        );

    public static Func<AppDbContext> SqlServer(
        DatabaseOptions database,
        Outbox.OutboxHint? hint,
        AuditChain? chain = null,
        Outbox.IMailTriggers? mailings = null,
        params IInterceptor[] interceptors
    )
    {
        var built = new DbContextOptionsBuilder<SqlServerAppDbContext>()
            .UseSqlServer(database.ConnectionString, server =>
                server
                    .EnableRetryOnFailure()
                    .UseCompatibilityLevel(150)
                    .CommandTimeout(database.CommandTimeout)
                    .MaxBatchSize(database.MaxBatchSize)
            )
            .ConfigureWarnings(Quiet)
            .AddInterceptors(interceptors)
            .Options;
        return () => new SqlServerAppDbContext(built, hint, chain, mailings);
    }
}

/// <summary>Durable at every commit, and what is deleted is overwritten: an erasure must not leave bytes in free pages.</summary>
internal sealed class SqlitePragmas(string synchronous) : DbConnectionInterceptor
{
    public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA synchronous={synchronous}; PRAGMA secure_delete=ON;";
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(
        System.Data.Common.DbConnection connection,
        ConnectionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA synchronous={synchronous}; PRAGMA secure_delete=ON;";
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteAppDbContext>
{
    public SqliteAppDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteAppDbContext>().UseSqlite("Data Source=design.db").Options);
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerAppDbContext>
{
    public SqlServerAppDbContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerAppDbContext>().UseSqlServer("Server=design").Options);
}

using System.Data.Common;
using System.Diagnostics;
using System.Text;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Health;
using EmployeeReferrals.Web.Mail;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Outbox;
using EmployeeReferrals.Web.Security;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>What a table holds.</summary>
/// <param name="Versions">The sum of what was ever changed in its rows.</param>
internal sealed record TableSeen(long Rows, long Versions, string Content);

/// <summary>A portal whose database can be looked at, put back to how it was, and made to fail inside one operation.</summary>
internal sealed class BreakablePortal : Portal
{
    protected override bool Embedded => true;

    private readonly ActivityListener _listener = new()
    {
        ShouldListenTo = source => source.Name == Measures.Name,
        Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
    };
    private SqliteConnection? _beside;
    private IServiceProvider? _bare;
    private List<(string Table, bool HasVersion)> _tables = [];

    public BreakablePortal()
        : this(null) { }

    private BreakablePortal(string? folder)
        : base(folder) => ActivitySource.AddActivityListener(_listener);

    /// <summary>Somebody else's company, for one operation: no pages, no background, and nothing that is done at a start.</summary>
    public static BreakablePortal Opened(string folder)
    {
        var portal = new BreakablePortal(folder);
        portal._bare = Bare(folder, portal.Clock);
        portal.Watch();
        return portal;
    }

    public Flaw Flaw { get; } = new();
    public string File => Path.Combine(Folder, "portal.db");

    protected override IServiceProvider Services => _bare ?? base.Services;

    private static IServiceProvider Bare(string folder, TimeProvider clock)
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { EnvironmentName = "Testing" });
        builder.Configuration.AddInMemoryCollection(
            new Dictionary<string, string?>
            {
                ["Data:Folder"] = folder,
                ["Demo:Fill"] = "false",
                ["Security:Key"] = "a key for tests",
            }
        );
        builder.Logging.ClearProviders();
        builder.AddSettings();
        builder.AddDatabase();
        builder.AddSecurity();
        builder.AddOperations();
        builder.AddAudit();
        builder.AddOutbox();
        builder.AddMail();
        builder.AddBackgroundJobs();
        builder.AddDemo();
        builder.AddHealth();
        builder.Services.Replace(ServiceDescriptor.Singleton(clock));
        return builder.Build().Services;
    }

    private void Watch() =>
        Services
            .GetRequiredService<Databases>()
            .Use(() =>
                new SqliteAppDbContext(
                    new DbContextOptionsBuilder<SqliteAppDbContext>()
                        .UseSqlite($"Data Source={File};Foreign Keys=True;Default Timeout=5")
                        .ConfigureWarnings(Databases.Quiet)
                        // A process may die here, the machine does not.
                        .AddInterceptors(Flaw, new SqlitePragmas("OFF"))
                        .Options,
                    Services.GetRequiredService<OutboxHint>(),
                    Services.GetRequiredService<AuditChain>(),
                    new MailKinds()
                )
            );

    protected override async Task Prepare()
    {
        Watch();
        await base.Prepare();
        _beside = new SqliteConnection($"Data Source={File};Pooling=False");
        await _beside.OpenAsync(Token);
        await using var pragma = _beside.CreateCommand();
        pragma.CommandText = "PRAGMA synchronous=OFF";
        await pragma.ExecuteNonQueryAsync(Token);
        await using var db = Db();
        _tables =
        [
            .. db
                .Model.GetEntityTypes()
                .Where(e => e.GetTableName() is not null)
                .DistinctBy(e => e.GetTableName())
                .Select(e => (e.GetTableName()!, e.FindProperty("Version") is not null))
                .OrderBy(t => t.Item1, StringComparer.Ordinal),
        ];
    }

    /// <summary>The whole database as it is now, to be put back later.</summary>
    public SqliteConnection Keep()
    {
        var kept = new SqliteConnection("Data Source=:memory:");
        kept.Open();
        _beside!.BackupDatabase(kept);
        return kept;
    }

    public void PutBack(SqliteConnection kept)
    {
        kept.BackupDatabase(_beside!);
        Programme.Forget();
    }

    public void PutBack(string file)
    {
        using var kept = new SqliteConnection($"Data Source={file};Pooling=False");
        kept.Open();
        PutBack(kept);
    }

    public void CopyTo(string file)
    {
        using var copy = new SqliteConnection($"Data Source={file};Pooling=False");
        copy.Open();
        _beside!.BackupDatabase(copy);
        using var command = copy.CreateCommand();
        command.CommandText = "PRAGMA journal_mode=WAL";
        command.ExecuteNonQuery();
    }

    /// <summary>Another one after every commit of anybody.</summary>
    public long DataVersion()
    {
        using var command = _beside!.CreateCommand();
        command.CommandText = "PRAGMA data_version";
        return (long)command.ExecuteScalar()!;
    }

    public Dictionary<string, TableSeen> Look()
    {
        var seen = new Dictionary<string, TableSeen>();
        foreach (var (table, hasVersion) in _tables)
        {
            using var command = _beside!.CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\" ORDER BY rowid";
            using var reader = command.ExecuteReader();
            var version = hasVersion ? reader.GetOrdinal("Version") : -1;
            var (rows, versions, content) = (0L, 0L, new StringBuilder());
            while (reader.Read())
            {
                rows++;
                if (hasVersion)
                    versions += reader.GetInt64(version);
                for (var i = 0; i < reader.FieldCount; i++)
                    content.Append(reader.GetValue(i) is byte[] bytes ? Convert.ToHexString(bytes) : reader.GetValue(i)).Append('|');
                content.Append('\n');
            }
            seen[table] = new(rows, versions, content.ToString());
        }
        return seen;
    }

    public bool IsLocked()
    {
        try
        {
            using var command = _beside!.CreateCommand();
            command.CommandText = "BEGIN IMMEDIATE; ROLLBACK;";
            command.ExecuteNonQuery();
            return false;
        }
        catch (SqliteException busy) when (busy.SqliteErrorCode is 5 or 6)
        {
            return true;
        }
    }

    public void Close()
    {
        _beside?.Dispose();
        _listener.Dispose();
    }
}

internal enum Break
{
    Never,
    AtCommand,
    AfterCommit,
    KilledBeforeCommit,
    KilledAfterCommit,
}

/// <summary>Breaks one operation at its nth command or commit, and nothing else.</summary>
internal sealed class Flaw : DbCommandInterceptor, IDbTransactionInterceptor, IDbConnectionInterceptor
{
    private string _name = "";
    private Break _break;
    private int _left;
    private bool _wroteAlone;

    public bool Struck { get; private set; }

    /// <summary>How often it committed.</summary>
    public int Commits { get; private set; }

    /// <summary>Called before the operation's first command.</summary>
    public Action? OnBegin { get; set; }
    private bool _began;

    public void Arm(string name, Break at, int nth) =>
        (_name, _break, _left, Struck, _began, Commits, _wroteAlone) = (name, at, nth, false, false, 0, false);

    public void Disarm() => Arm("", Break.Never, int.MaxValue);

    private bool IsInside
    {
        get
        {
            if (_name.Length == 0)
                return false;
            for (var at = Activity.Current; at is not null; at = at.Parent)
                if (at.OperationName == _name)
                    return true;
            return false;
        }
    }

    private void Begin()
    {
        if (_began)
            return;
        _began = true;
        OnBegin?.Invoke();
    }

    private void Command(DbCommand? command = null)
    {
        if (Struck || !IsInside)
            return;
        Begin();
        if (_break == Break.AtCommand && --_left == 0)
            Fail();
        // What is written without a transaction is committed by itself.
        if (command is null || command.Transaction is not null || !IsWriting(command.CommandText))
            return;
        _wroteAlone = true;
        Committing();
    }

    private static bool IsWriting(string sql) =>
        sql.StartsWith("INSERT", StringComparison.Ordinal)
        || sql.StartsWith("UPDATE", StringComparison.Ordinal)
        || sql.StartsWith("DELETE", StringComparison.Ordinal);

    private void Committing()
    {
        Commits++;
        if (_break == Break.KilledBeforeCommit && Commits == _left)
            Die();
    }

    private void Committed()
    {
        if (Struck || !IsInside)
            return;
        if (_break == Break.AfterCommit && --_left == 0)
            Fail();
        if (_break == Break.KilledAfterCommit && Commits == _left)
            Die();
    }

    private void Fail()
    {
        Struck = true;
        throw new SqliteException("disk I/O error", 10);
    }

    private static void Die()
    {
        Process.GetCurrentProcess().Kill();
        Thread.Sleep(Timeout.Infinite);
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    )
    {
        Command(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    )
    {
        Command(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<object>> ScalarExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<object> result,
        CancellationToken cancellationToken = default
    )
    {
        Command(command);
        return new(result);
    }

    public ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction,
        TransactionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    )
    {
        Command();
        if (IsInside)
            Committing();
        return new(result);
    }

    public Task TransactionCommittedAsync(
        DbTransaction transaction,
        TransactionEndEventData eventData,
        CancellationToken cancellationToken = default
    )
    {
        Committed();
        return Task.CompletedTask;
    }

    public ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    )
    {
        if (_wroteAlone)
        {
            _wroteAlone = false;
            Committed();
        }
        return new(result);
    }
}

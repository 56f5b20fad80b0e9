using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>Runs the SQL Server context without a server: each statement is kept as it would be sent, and answered by SQLite after a
/// translation of the few places where the two speak differently. So every operation goes its whole way and shows all its
/// statements.</summary>
public sealed partial class TsqlOnSqlite(string file) : IDbCommandInterceptor, IDbConnectionInterceptor, IDbTransactionInterceptor
{
    private readonly string _connection = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true }.ToString();

    public List<string> Statements { get; } = [];

    public InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionOpeningAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result,
        CancellationToken cancellationToken = default
    ) => new(InterceptionResult.Suppress());

    public InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public ValueTask<InterceptionResult> ConnectionClosingAsync(
        DbConnection connection,
        ConnectionEventData eventData,
        InterceptionResult result
    ) => new(InterceptionResult.Suppress());

    public InterceptionResult<DbTransaction> TransactionStarting(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result
    ) => InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection));

    public ValueTask<InterceptionResult<DbTransaction>> TransactionStartingAsync(
        DbConnection connection,
        TransactionStartingEventData eventData,
        InterceptionResult<DbTransaction> result,
        CancellationToken cancellationToken = default
    ) => new(InterceptionResult<DbTransaction>.SuppressWithResult(new NoTransaction(connection)));

    public InterceptionResult<DbCommand> CommandCreating(CommandCorrelatedEventData eventData, InterceptionResult<DbCommand> result) =>
        InterceptionResult<DbCommand>.SuppressWithResult(new NoCommand());

    public InterceptionResult<DbDataReader> ReaderExecuting(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result
    ) => InterceptionResult<DbDataReader>.SuppressWithResult(Command(command).ExecuteReader(CommandBehavior.CloseConnection));

    public ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => new(ReaderExecuting(command, eventData, result));

    public InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
    {
        using var translated = Command(command);
        using var connection = translated.Connection;
        return InterceptionResult<int>.SuppressWithResult(translated.ExecuteNonQuery());
    }

    public ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<int> result,
        CancellationToken cancellationToken = default
    ) => new(NonQueryExecuting(command, eventData, result));

    private SqliteCommand Command(DbCommand sent)
    {
        lock (Statements)
            Statements.Add(sent.CommandText);
        var connection = new SqliteConnection(_connection);
        connection.Open();
        // A part of a date, by the name the server gives it.
        foreach (var part in new[] { "year", "month", "day" })
            connection.CreateFunction($"DATEPART_{part}", (string? d) => d is null
                    ? null
                    : (long?)(
                        part switch
                        {
                            "year" => DateTime.Parse(d, null).Year,
                            "month" => DateTime.Parse(d, null).Month,
                            _ => DateTime.Parse(d, null).Day,
                        }
                    ));
        connection.CreateFunction("SYSUTCDATETIME", () => Moment(TimeProvider.System.GetUtcNow().UtcDateTime));
        connection.CreateFunction("DATEADD_second", (long seconds, string to) => Moment(DateTime.Parse(to, null).AddSeconds(seconds)));
        var command = connection.CreateCommand();
        command.CommandText = Translate(sent.CommandText);
        foreach (DbParameter p in sent.Parameters)
            command.Parameters.AddWithValue(p.ParameterName, p.Value ?? DBNull.Value);
        return command;
    }

    private static string Moment(DateTime moment) =>
        moment.ToString("yyyy-MM-dd HH:mm:ss.fffffff", System.Globalization.CultureInfo.InvariantCulture);

    public static string Translate(string tsql)
    {
        if (tsql.StartsWith("SET IDENTITY_INSERT", StringComparison.Ordinal))
            return "SELECT 1";
        var sql = Settings().Replace(tsql, "");
        sql = Unicode().Replace(sql, "'");
        sql = Page().Replace(sql, "LIMIT $2 OFFSET $1");
        sql = Skip().Replace(sql, "LIMIT -1 OFFSET $1");
        sql = DatePart().Replace(sql, "DATEPART_$1(");
        sql = sql.Replace("DATEADD(second, ", "DATEADD_second(", StringComparison.Ordinal);
        sql = Regex
            .Replace(sql, @"\bLEN\(", "length(")
            .Replace("COUNT_BIG(", "COUNT(", StringComparison.Ordinal)
            .Replace("ISNULL(", "IFNULL(", StringComparison.Ordinal)
            .Replace("IDENT_CURRENT('Audit')", "(SELECT seq FROM sqlite_sequence WHERE name = 'Audit')", StringComparison.Ordinal);
        sql = Update()
            .Replace(sql, m =>
                $"UPDATE [{m.Groups[3].Value}] AS [{m.Groups[1].Value}]\nSET "
                + $"{m.Groups[2].Value.Replace($"[{m.Groups[1].Value}].[", "[", StringComparison.Ordinal)}"
            );
        sql = Delete().Replace(sql, "DELETE FROM [$2] AS [$1]");
        sql = Output(sql);
        while (Top().Match(sql) is { Success: true } top)
        {
            var at = End(sql, top.Index);
            sql = sql[..at].TrimEnd(';', '\n', ' ') + $"\nLIMIT {top.Groups[2].Value}" + sql[at..];
            sql = sql.Remove(top.Groups[1].Index, top.Groups[1].Length);
        }
        return sql;
    }

    // The result of an insert or update stands in its middle there and at its end here.
    private static string Output(string sql)
    {
        var found = OutputClause().Match(sql);
        if (!found.Success)
            return sql;
        var columns = found.Groups[1].Value.Replace("INSERTED.", "", StringComparison.Ordinal);
        var without = sql.Remove(found.Index, found.Length);
        var end = without.IndexOf(';', StringComparison.Ordinal);
        return without.Insert(end < 0 ? without.Length : end, $"\nRETURNING {columns}");
    }

    /// <summary>Where the select that starts at a place ends: at its closing bracket, or with the statement.</summary>
    private static int End(string sql, int start)
    {
        var depth = 0;
        for (var i = start; i < sql.Length; i++)
        {
            if (sql[i] == '(')
                depth++;
            if (sql[i] == ')' && --depth < 0)
                return i;
        }
        return sql.Length;
    }

    [GeneratedRegex(@"SET (NOCOUNT ON|NOCOUNT OFF|IMPLICIT_TRANSACTIONS OFF|IMPLICIT_TRANSACTIONS ON);\s*")]
    private static partial Regex Settings();

    [GeneratedRegex(@"\bN'")]
    private static partial Regex Unicode();

    [GeneratedRegex(@"OFFSET (@?\w+) ROWS FETCH NEXT (@?\w+) ROWS ONLY")]
    private static partial Regex Page();

    [GeneratedRegex(@"OFFSET (@?\w+) ROWS(?! FETCH)")]
    private static partial Regex Skip();

    [GeneratedRegex(@"DATEPART\((\w+), ")]
    private static partial Regex DatePart();

    [GeneratedRegex(@"UPDATE \[(\w+)\]\s+SET (.*?)\s+FROM \[(\w+)\] AS \[\1\]", RegexOptions.Singleline)]
    private static partial Regex Update();

    [GeneratedRegex(@"DELETE FROM \[(\w+)\]\s+FROM \[(\w+)\] AS \[\1\]")]
    private static partial Regex Delete();

    [GeneratedRegex(@"SELECT (?:DISTINCT )?(TOP\((@?\w+)\) )")]
    private static partial Regex Top();

    [GeneratedRegex(@"OUTPUT ((?:INSERTED\.\[\w+\](?:, )?|1)+)\s")]
    private static partial Regex OutputClause();

    private sealed class NoTransaction(DbConnection connection) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => IsolationLevel.ReadCommitted;
        protected override DbConnection? DbConnection => connection;

        public override void Commit() { }

        public override void Rollback() { }
    }

    /// <summary>Holds the text and the parameters for a server; takes part in a transaction that is none.</summary>
    private sealed class NoCommand : DbCommand
    {
        private readonly Microsoft.Data.SqlClient.SqlCommand _holder = new();

        [System.Diagnostics.CodeAnalysis.AllowNull]
        public override string CommandText
        {
            get => _holder.CommandText;
            set => _holder.CommandText = value;
        }
        public override int CommandTimeout { get; set; }
        public override CommandType CommandType { get; set; } = CommandType.Text;
        public override bool DesignTimeVisible { get; set; }
        public override UpdateRowSource UpdatedRowSource { get; set; }
        protected override DbConnection? DbConnection { get; set; }
        protected override DbParameterCollection DbParameterCollection => _holder.Parameters;
        protected override DbTransaction? DbTransaction { get; set; }

        protected override DbParameter CreateDbParameter() => _holder.CreateParameter();

        public override void Cancel() { }

        public override void Prepare() { }

        public override int ExecuteNonQuery() => throw new NotSupportedException();

        public override object? ExecuteScalar() => throw new NotSupportedException();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => throw new NotSupportedException();
    }
}

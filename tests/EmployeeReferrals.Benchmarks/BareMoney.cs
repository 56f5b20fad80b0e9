using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace EmployeeReferrals.Benchmarks;

/// <summary>The rows that an operation read and wrote on one database, read and written bare on a copy of it: prepared statements, one row
/// each, in commits of the same size.</summary>
internal sealed class BareMoney : IDisposable
{
    private static readonly string[] Updated =
    [
        "State",
        "Reason",
        "Amount",
        "ReleasedAt",
        "LegalEntity",
        "EmployeeNumber",
        "LedgerCount",
        "Version",
    ];
    private readonly SqliteConnection _connection;

    public BareMoney(Bench bench)
    {
        var path = Path.Combine(bench.Folder, "bare.db");
        using (var from = bench.Bare())
        using (var to = new SqliteConnection($"Data Source={path};Pooling=False"))
        {
            to.Open();
            from.BackupDatabase(to);
        }
        _connection = new SqliteConnection($"Data Source={path};Pooling=False");
        _connection.Open();
        Seeding.Do(
            _connection,
            "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON; "
                + $"ATTACH '{Path.Combine(bench.Folder, "portal.db")}' AS done;"
        );
    }

    /// <summary>Milliseconds that the statements took; what they are to write is read beforehand.</summary>
    public double Replay(int chunk, bool batch)
    {
        string[] tables = ["PayoutLedger", "Audit", batch ? "BatchLines" : "Outbox"];
        var payouts = Rows(
            $"SELECT {string.Join(", ", Updated)}, Id FROM done.Payouts d WHERE Version > (SELECT Version FROM main.Payouts p "
                + "WHERE p.Id = d.Id) ORDER BY Id"
        );
        if (batch)
            Insert("PayrollBatches", Rows("SELECT * FROM done.PayrollBatches"));
        var added = tables
            .Select(t => Rows($"SELECT * FROM done.{t} WHERE rowid > (SELECT coalesce(max(rowid), 0) FROM main.{t}) ORDER BY rowid"))
            .ToList();
        using var update = Command(
            $"UPDATE Payouts SET {string.Join(", ", Updated.Select((c, i) => $"{c} = $p{i}"))} WHERE Id = $p{Updated.Length} AND "
                + $"Version = $p{Updated.Length - 1} - 1",
            Updated.Length + 1
        );
        var inserts = tables
            .Select(
                (t, i) =>
                    Command(
                        $"INSERT INTO {t} VALUES ({string.Join(", ", Enumerable.Range(0, added[i][0].Length).Select(n => $"$p{n}"))})",
                        added[i][0].Length
                    )
            )
            .ToList();
        var at = Stopwatch.GetTimestamp();
        for (var first = 0; first < payouts.Count; first += chunk)
        {
            var of = payouts.GetRange(first, Math.Min(chunk, payouts.Count - first));
            using var transaction = _connection.BeginTransaction();
            var ids = string.Join(",", of.Select(p => $"'{p[^1]}'"));
            Rows($"SELECT * FROM Payouts WHERE Id IN ({ids})", transaction);
            Rows($"SELECT * FROM Referrals WHERE Id IN ({ids})", transaction);
            Rows("SELECT * FROM People WHERE Id IN (SELECT RecipientId FROM Payouts LIMIT 1)", transaction);
            foreach (var row in of)
                Send(update, row, transaction);
            for (var t = 0; t < tables.Length; t++)
            for (var i = (long)first * added[t].Count / payouts.Count; i < (long)(first + of.Count) * added[t].Count / payouts.Count; i++)
                Send(inserts[t], added[t][(int)i], transaction);
            transaction.Commit();
        }
        if (batch)
        {
            Rows("SELECT l.*, p.Name FROM BatchLines l JOIN People p ON p.Id = l.RecipientId ORDER BY l.Number");
            Insert("BatchFiles", Rows("SELECT * FROM done.BatchFiles"));
        }
        var took = Stopwatch.GetElapsedTime(at).TotalMilliseconds;
        inserts.ForEach(i => i.Dispose());
        return took;
    }

    private void Insert(string table, List<object[]> rows)
    {
        foreach (var row in rows)
        {
            using var insert = Command(
                $"INSERT INTO {table} VALUES ({string.Join(", ", Enumerable.Range(0, row.Length).Select(n => $"$p{n}"))})",
                row.Length
            );
            Send(insert, row, null);
        }
    }

    private SqliteCommand Command(string text, int parameters)
    {
        var command = _connection.CreateCommand();
        command.CommandText = text;
        for (var i = 0; i < parameters; i++)
            command.Parameters.Add(new SqliteParameter($"$p{i}", null));
        return command;
    }

    private static void Send(SqliteCommand command, object[] row, SqliteTransaction? transaction)
    {
        command.Transaction = transaction;
        for (var i = 0; i < row.Length; i++)
            command.Parameters[i].Value = row[i];
        if (command.ExecuteNonQuery() != 1)
            throw new InvalidOperationException("A row was not written.");
    }

    private List<object[]> Rows(string text, SqliteTransaction? transaction = null)
    {
        using var command = _connection.CreateCommand();
        command.CommandText = text;
        command.Transaction = transaction;
        using var reader = command.ExecuteReader();
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var values = new object[reader.FieldCount];
            reader.GetValues(values);
            rows.Add(values);
        }
        return rows;
    }

    public void Dispose() => _connection.Dispose();
}

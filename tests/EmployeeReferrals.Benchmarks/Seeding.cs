using System.Globalization;
using EmployeeReferrals.Web.Demo;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Benchmarks;

/// <summary>Filling the demonstration through the operations against a bare insert of the same rows.</summary>
internal static class Seeding
{
    public static async Task Run()
    {
        using var bench = await Bench.Start(migrate: false);
        var told = await Bench.Time(() => bench.Services.GetRequiredService<DemoFill>().FillWhenNew(default));
        var (bare, rows) = (0.0, 0);
        bare = await Bench.Time(() =>
        {
            rows = Copy(Path.Combine(bench.Folder, "portal.db"), Path.Combine(bench.Folder, "bare.db"));
            return Task.CompletedTask;
        });
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"through the operations {told / 1000:0.0} s, bare insert of the same {rows} rows {bare / 1000:0.0} s: "
                    + $"{told / bare:0.0} times (at most 3)"
            )
        );
    }

    private static int Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from}");
        using var target = new SqliteConnection($"Data Source={to}");
        source.Open();
        target.Open();
        Do(target, "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF");
        var tables = new List<string>();
        using (var schema = source.CreateCommand())
        {
            schema.CommandText =
                "SELECT name, sql, type FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type DESC";
            using var reader = schema.ExecuteReader();
            while (reader.Read())
            {
                Do(target, reader.GetString(1));
                if (reader.GetString(2) == "table")
                    tables.Add(reader.GetString(0));
            }
        }
        var rows = 0;
        foreach (var table in tables)
        {
            using var read = source.CreateCommand();
            read.CommandText = $"SELECT * FROM \"{table}\"";
            using var reader = read.ExecuteReader();
            using var write = target.CreateCommand();
            write.CommandText =
                $"INSERT INTO \"{table}\" VALUES ({string.Join(",", Enumerable.Range(0, reader.FieldCount).Select(i => $"$p{i}"))})";
            for (var i = 0; i < reader.FieldCount; i++)
                write.Parameters.Add(new SqliteParameter($"$p{i}", null));
            while (reader.Read())
            {
                for (var i = 0; i < reader.FieldCount; i++)
                    write.Parameters[i].Value = reader.GetValue(i);
                write.ExecuteNonQuery();
                rows++;
            }
        }
        return rows;
    }

    internal static void Do(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}

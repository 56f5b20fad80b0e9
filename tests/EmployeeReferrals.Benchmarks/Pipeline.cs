using System.Data.Common;
using System.Diagnostics;
using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Pipeline;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace EmployeeReferrals.Benchmarks;

/// <summary>The first page of a pipeline of 10,000 referrals with true counts per stage, board and table, against its own SQL sent
/// bare.</summary>
internal static class Pipeline
{
    private const int Referrals = 10_000;
    private const int Rounds = 40;

    public static async Task Run()
    {
        using var bench = await Bench.Start();
        await Fill(bench);
        var rita = Actor.Person(Bench.Rita, Roles.Recruiter);
        var filter = new PipelineFilter(Bench.Nurse);
        foreach (var (name, page) in new (string, Func<Task>)[] { ("table", async () =>
                {
                    await bench.Op<GetPipelineHead>().Execute(rita, new(filter), default);
                    await bench.Op<ListPipeline>().Execute(rita, new(filter, PipelineSort.InStage, true, 1), default);
                }), ("board", async () =>
                {
                    await bench.Op<GetPipelineHead>().Execute(rita, new(filter), default);
                    await bench.Op<ListBoard>().Execute(rita, new(filter), default);
                }) })
        {
            var sent = await Capture(page);
            using var connection = bench.Bare();
            var (pages, bare) = (new List<double>(), new List<double>());
            for (var i = -5; i < Rounds; i++)
            {
                var (a, b) = (
                    await Bench.Time(page),
                    await Bench.Time(() =>
                    {
                        Send(connection, sent);
                        return Task.CompletedTask;
                    })
                );
                if (i < 0)
                    continue;
                pages.Add(a);
                bare.Add(b);
            }
            var (p, s) = (Bench.Median(pages), Bench.Median(bare));
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {p:0.0} ms, its {sent.Count} statements bare {s:0.0} ms: {p / s:0.00} times (at most 3)"
                )
            );
        }
    }

    private sealed record Statement(string Sql, List<(string Name, object? Value)> Parameters);

    private static async Task<List<Statement>> Capture(Func<Task> page)
    {
        var sent = new List<Statement>();
        using var all = DiagnosticListener.AllListeners.Subscribe(
            new Observer<DiagnosticListener>(listener =>
            {
                if (listener.Name == DbLoggerCategoryName)
                    listener.Subscribe(
                        new Observer<KeyValuePair<string, object?>>(e =>
                        {
                            if (e.Value is CommandExecutedEventData done)
                                sent.Add(
                                    new(
                                        done.Command.CommandText,
                                        [.. done.Command.Parameters.Cast<DbParameter>().Select(p => (p.ParameterName, p.Value))]
                                    )
                                );
                        })!
                    );
            })!
        );
        await page();
        return [.. sent];
    }

    private const string DbLoggerCategoryName = "Microsoft.EntityFrameworkCore";

    private static void Send(SqliteConnection connection, List<Statement> statements)
    {
        foreach (var statement in statements)
        {
            using var command = connection.CreateCommand();
            command.CommandText = statement.Sql;
            foreach (var (name, value) in statement.Parameters)
                command.Parameters.AddWithValue(name, value ?? DBNull.Value);
            using var reader = command.ExecuteReader();
            var values = new object[reader.FieldCount];
            while (reader.Read())
                reader.GetValues(values);
        }
    }

    private static async Task Fill(Bench bench)
    {
        var id = Guid.CreateVersion7();
        await bench
            .Op<SubmitReferral>()
            .Execute(Actor.Person(Bench.Ada, Roles.Employee), new(id, Bench.Nurse, "Cleo Candidate", "cleo@mail.example", "Good"), default);
        using var connection = bench.Bare();
        Seeding.Do(
            connection,
            $"""
            CREATE TEMP TABLE n AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < {Referrals})
                SELECT x, upper(printf('00000000-0000-7000-8000-%012x', x)) AS id FROM c;
            CREATE TEMP TABLE r AS SELECT * FROM Referrals LIMIT 1;
            CREATE TEMP TABLE k AS SELECT * FROM Candidates LIMIT 1;
            """
        );
        var stages = string.Join(
            " ",
            new[] { Stage.New, Stage.Screening, Stage.Interview, Stage.Offer, Stage.NotSelected, Stage.Withdrawn }.Select(
                (s, i) => $"WHEN {i} THEN '{s}'"
            )
        );
        Copy(connection, "k", "Candidates", c => c switch
            {
                "Id" => "n.id",
                "Name" => "'Candidate ' || n.x",
                "NameSearch" => "'candidate ' || n.x",
                _ => $"k.\"{c}\"",
            });
        Copy(connection, "r", "Referrals", c => c switch
            {
                "Id" or "CandidateId" => "n.id",
                "Stage" => $"CASE n.x % 6 {stages} END",
                "StageSince" => "datetime('2026-01-01', '+' || n.x || ' minutes')",
                _ => $"r.\"{c}\"",
            });
        Seeding.Do(connection, "ANALYZE");
    }

    private static void Copy(SqliteConnection connection, string from, string into, Func<string, string> value)
    {
        var columns = new List<string>();
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT name FROM pragma_table_info('{from}')";
        using (var reader = command.ExecuteReader())
            while (reader.Read())
                columns.Add(reader.GetString(0));
        Seeding.Do(
            connection,
            $"INSERT INTO {into} ({string.Join(",", columns.Select(c => $"\"{c}\""))}) SELECT "
                + $"{string.Join(",", columns.Select(value))} FROM n, {from}"
        );
    }

    private sealed class Observer<T>(Action<T> next) : IObserver<T>
    {
        public void OnCompleted() { }

        public void OnError(Exception error) { }

        public void OnNext(T value) => next(value);
    }
}

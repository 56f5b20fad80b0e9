using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Simulator;
using Microsoft.Data.Sqlite;

namespace EmployeeReferrals.Benchmarks;

/// <summary>A draft over 100,000 hired referrals with their decisions, holdings, payouts and people, against reading the same rows bare: in
/// one pass, and in memory that does not grow with their number.</summary>
internal static class Simulate
{
    private const int Referrals = 100_000;

    public static async Task Run()
    {
        using var bench = await Bench.Start();
        await Fill(bench);
        var hilda = Actor.Person(Bench.Hilda, Roles.Hr);
        var draft = Guid.CreateVersion7();
        var terms = new PlanTerms { Amount = 3000m, Schedule = [new(1, 1000m, 0), new(2, 2000m, 120)] };
        var saved = await bench
            .Op<SavePlanVersion>()
            .Execute(hilda, new(draft, DatabaseStart.FirstPlan, "Referral bonus", 1, bench.Today, terms, Draft: true), default);
        if (!saved.IsOk)
            throw new InvalidOperationException(saved.Sentence);
        using var connection = bench.Bare();
        await Bench.Time(() =>
        {
            Read(connection);
            return Task.CompletedTask;
        });
        var bare = await Bench.Time(() =>
        {
            Console.WriteLine($"rows read bare: {Read(connection)}");
            return Task.CompletedTask;
        });

        foreach (var (name, version) in new (string, Guid?)[] { ("as they were", null), ("draft", draft) })
        {
            var tell = new Watch();
            GC.Collect();
            var time = await Bench.Time(async () =>
            {
                var result = await bench.Op<SimulatePlan>().Execute(hilda, new(version, 24, tell), default);
                if (!result.IsOk)
                    throw new InvalidOperationException(result.Sentence);
                Console.WriteLine($"{name}: {result.Value.Hires} hires, {result.Value.Differing} otherwise, told {tell.Told} times");
            });
            var third = Math.Max(1, tell.Live.Count / 3);
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: {time / 1000:0.0} s ({Referrals / time * 1000:0} referrals per second), "
                        + $"its rows bare {bare / 1000:0.0} s: {time / bare:0.0} times"
                )
            );
            Console.WriteLine(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{name}: live memory, median: first third {Bench.Median(tell.Live[..third]):0.0} MB, "
                        + $"last third {Bench.Median(tell.Live[^third..]):0.0} MB, most {tell.Live.Max():0.0} MB"
                )
            );
        }
        using var stop = new CancellationTokenSource();
        var cancelled = await Bench.Time(async () =>
        {
            try
            {
                await bench.Op<SimulatePlan>().Execute(hilda, new(draft, 24, new Watch(() => stop.Cancel())), stop.Token);
            }
            catch (OperationCanceledException)
            {
                Console.WriteLine("cancelled at the first page");
            }
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cancelled after {cancelled:0} ms"));
    }

    // Measured by what it says of itself: every 20th page all garbage is gone.
    private sealed class Watch(Action? then = null) : IProgress<SimulatePlan.Progress>
    {
        public List<double> Live { get; } = [];
        public int Told { get; private set; }

        public void Report(SimulatePlan.Progress value)
        {
            if (Told++ % 20 == 1)
                Live.Add(GC.GetTotalMemory(forceFullCollection: true) / 1_048_576.0);
            if (value.Done > 0)
                then?.Invoke();
        }
    }

    private static long Read(SqliteConnection connection)
    {
        var rows = 0L;
        foreach (var table in new[] { "Referrals", "CreditDecisions", "Ownerships", "Payouts", "People" })
        {
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names stand above.
            command.CommandText = $"SELECT * FROM {table} ORDER BY Id";
#pragma warning restore CA2100
            using var reader = command.ExecuteReader();
            var values = new object[reader.FieldCount];
            for (; reader.Read(); rows++)
                reader.GetValues(values);
        }
        return rows;
    }

    // One real hire, and as many more as are needed by copying its rows.
    private static async Task Fill(Bench bench)
    {
        var id = Guid.CreateVersion7();
        var rita = Actor.Person(Bench.Rita, Roles.Recruiter);
        await bench
            .Op<SubmitReferral>()
            .Execute(Actor.Person(Bench.Ada, Roles.Employee), new(id, Bench.Nurse, "Cleo", "cleo@mail.example", "Good"), default);
        var entry = 1;
        foreach (var stage in new[] { Stage.Screening, Stage.Interview, Stage.Offer })
            await bench.Op<MoveReferral>().Execute(rita, new(id, stage, entry++), default);
        var today = bench.Today;
        await bench.Op<HireReferral>().Execute(rita, new(id, entry, today, today), default);
        var started = await bench.Op<ConfirmStart>().Execute(rita, new(id, today), default);
        if (!started.IsOk)
            throw new InvalidOperationException(started.Sentence);
        using var connection = bench.Bare();
        Seeding.Do(
            connection,
            $"CREATE TEMP TABLE n AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < {Referrals - 1}) "
                + "SELECT x, upper(printf('00000000-0000-7000-8000-%012x', x)) AS id, upper(printf('00000000-0000-7000-9000-%012x', "
                + "x)) AS other, upper(printf('00000000-0000-7000-a000-%012x', x)) AS third FROM c;"
        );
        foreach (
            var (table, which) in new[]
            {
                ("Candidates", "1"),
                ("People", "HiredFromReferralId IS NOT NULL"),
                ("Referrals", "1"),
                ("CreditDecisions", "Number = 1"),
                ("CreditDecisions", "Number = 2"),
                ("Ownerships", "1"),
                ("Payouts", "Number = 1"),
                ("Payouts", "Number = 2"),
            }
        )
        {
            Seeding.Do(connection, $"DROP TABLE IF EXISTS temp.one; CREATE TEMP TABLE one AS SELECT * FROM {table} WHERE {which} LIMIT 1");
            var columns = new List<string>();
            using var command = connection.CreateCommand();
            command.CommandText = "SELECT name FROM pragma_table_info('one')";
            using (var reader = command.ExecuteReader())
                while (reader.Read())
                    columns.Add(reader.GetString(0));
            var values = columns.Select(c =>
                c switch
                {
                    "Id" => which == "Number = 2" ? "n.other"
                    : table == "People" ? "n.third"
                    : "n.id",
                    "CandidateId" or "ReferralId" or "HireId" or "HiredFromReferralId" => "n.id",
                    "SettledByReferralId" => "n.id",
                    "HiredPersonId" => "n.third",
                    "WorkEmail" or "WorkEmailKey" or "EmployeeNumber" => "NULL",
                    _ => $"one.\"{c}\"",
                }
            );
            Seeding.Do(
                connection,
                $"INSERT INTO {table} ({string.Join(",", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(",", values)} FROM n, one"
            );
        }
        Seeding.Do(connection, "ANALYZE");
    }
}

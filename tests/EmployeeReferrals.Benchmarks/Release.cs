using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.Referrals;

namespace EmployeeReferrals.Benchmarks;

/// <summary>100,000 due payouts released and put into one batch, against the same rows written bare in commits of the same size; the memory
/// in use must not grow with their number.</summary>
internal static class Release
{
    private const int Payouts = 100_000;
    private const int WarmUp = 5_000;

    public static async Task Run()
    {
        Console.WriteLine("(first a small one, so that both sides are compiled)");
        await Once(WarmUp);
        await Once(Payouts);
    }

    private static async Task Once(int payouts)
    {
        using var bench = await Bench.Start();
        await Fill(bench, payouts);
        using var bare = new BareMoney(bench);
        GC.Collect();
        var live = new List<double>();
        using var stop = new CancellationTokenSource();
        var watch = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                GC.Collect();
                live.Add(GC.GetTotalMemory(forceFullCollection: false) / 1_048_576.0);
                try
                {
                    await Task.Delay(2000, stop.Token);
                }
                catch (OperationCanceledException) { }
            }
        });
        var released = await Bench.Time(async () =>
        {
            var result = await bench.Op<ReleasePayouts>().Execute(Actor.System("Release payouts"), default);
            Console.WriteLine($"released {result.Value.Done}, failed {result.Value.Failed}");
        });
        await stop.CancelAsync();
        await watch;
        var third = Math.Max(1, live.Count / 3);
        var (early, late) = (Bench.Median(live[..third]), Bench.Median(live[^third..]));
        Say($"live memory, median: first third {early:0.0} MB, last third {late:0.0} MB, most {live.Max():0.0} MB");
        var bareReleased = bare.Replay(ReleasePayouts.BatchSize, batch: false);
        var batched = await Bench.Time(async () =>
        {
            var result = await bench
                .Op<CreateBatch>()
                .Execute(Actor.Person(Bench.Paula, Roles.Payroll), new(Guid.CreateVersion7(), "EUR", null, bench.Today), default);
            Console.WriteLine($"in the batch {result.Value.Lines}");
        });
        var bareBatched = bare.Replay(BatchCollector.ChunkSize, batch: true);
        Say($"release: {released / 1000:0.0} s, its rows bare {bareReleased / 1000:0.0} s: {released / bareReleased:0.00} times");
        Say($"batch: {batched / 1000:0.0} s, its rows bare {bareBatched / 1000:0.0} s: {batched / bareBatched:0.00} times");
        Say($"both: {(released + batched) / (bareReleased + bareBatched):0.00} times (at most 4)");
    }

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    // One real hire, and as many more as are needed by copying its rows.
    private static async Task Fill(Bench bench, int payouts)
    {
        var id = Guid.CreateVersion7();
        var rita = Actor.Person(Bench.Rita, Roles.Recruiter);
        await bench
            .Op<SubmitReferral>()
            .Execute(Actor.Person(Bench.Ada, Roles.Employee), new(id, Bench.Nurse, "Cleo", "cleo@mail.example", "Good"), default);
        var entry = 1;
        foreach (var stage in new[] { Domain.Referrals.Stage.Screening, Domain.Referrals.Stage.Interview, Domain.Referrals.Stage.Offer })
            await bench.Op<MoveReferral>().Execute(rita, new(id, stage, entry++), default);
        var today = bench.Today;
        await bench.Op<HireReferral>().Execute(rita, new(id, entry, today, today), default);
        var started = await bench.Op<ConfirmStart>().Execute(rita, new(id, today), default);
        if (!started.IsOk)
            throw new InvalidOperationException(started.Sentence);
        using var connection = bench.Bare();
        Seeding.Do(
            connection,
            $"""
            CREATE TEMP TABLE n AS WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < {payouts})
                SELECT upper(printf('00000000-0000-7000-8000-%012x', x)) AS id FROM c;
            CREATE TEMP TABLE r AS SELECT * FROM Referrals LIMIT 1;
            CREATE TEMP TABLE p AS SELECT * FROM Payouts WHERE Number = 1 LIMIT 1;
            """
        );
        foreach (var (table, into) in new[] { ("r", "Referrals"), ("p", "Payouts") })
        {
            var columns = new List<string>();
            using var command = connection.CreateCommand();
            command.CommandText = $"SELECT name FROM pragma_table_info('{table}')";
            using (var reader = command.ExecuteReader())
                while (reader.Read())
                    columns.Add(reader.GetString(0));
            var values = columns.Select(c =>
                c switch
                {
                    "Id" => "n.id",
                    "ReferralId" or "HireId" when table == "p" => "n.id",
                    _ => $"{table}.\"{c}\"",
                }
            );
            Seeding.Do(
                connection,
                $"INSERT INTO {into} ({string.Join(",", columns.Select(c => $"\"{c}\""))}) SELECT {string.Join(",", values)} FROM "
                    + $"n, {table}"
            );
        }
    }
}

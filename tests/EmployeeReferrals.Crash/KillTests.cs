using System.Diagnostics;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Ledger;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Payouts.Mails;
using EmployeeReferrals.Web.Outbox;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Crash;

public sealed class KillTests(ITestOutputHelper output)
{
    private static int Kills => Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_LONG") == "1" ? 300 : 20;

    [Fact]
    public async Task Killed_at_any_moment_nothing_acknowledged_is_lost_and_nothing_happens_twice()
    {
        var folder = Directory.CreateTempSubdirectory("crash-").FullName;
        var seed = Environment.TickCount;
        var random = new Random(seed);
        var acknowledged = new List<string>();
        var early = 0;
        output.WriteLine($"seed {seed}, {folder}");
        for (var kill = 0; kill < Kills; kill++)
        {
            // One in four dies while it starts, the others at some moment of their work.
            var starting = kill % 4 == 3;
            var said = await RunAndKill(folder, random.Next(), starting ? 0 : random.Next(1, 40), random.Next(50, starting ? 1200 : 600));
            if (said.Count == 0)
                early++;
            acknowledged.AddRange(said);
        }
        using (var drain = Run("drain", folder))
        {
            await drain.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, drain.ExitCode);
        }
        await Compare(folder, acknowledged);
        output.WriteLine($"{Kills} kills, {early} of them before the first acknowledgement, {acknowledged.Count} acknowledged changes");
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
    }

    private static Process Run(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <param name="lines">How much it may do first, so that a slow machine gets as far as a fast one.</param>
    private static async Task<List<string>> RunAndKill(string folder, int seed, int lines, int milliseconds)
    {
        using var process = Run("work", folder, seed.ToString(null, null));
        var said = new List<string>();
        var atWork = new TaskCompletionSource();
        var errors = process.StandardError.ReadToEndAsync();
        var reading = Task.Run(async () =>
        {
            while (await process.StandardOutput.ReadLineAsync() is { } line)
            {
                said.Add(line);
                if (said.Count >= lines)
                    atWork.TrySetResult();
            }
        });
        if (lines > 0)
            await Task.WhenAny(atWork.Task, Task.Delay(TimeSpan.FromSeconds(60)));
        await Task.Delay(milliseconds);
        Assert.False(process.HasExited, process.HasExited ? await errors : "");
        process.Kill();
        await process.WaitForExitAsync();
        await reading;
        return said;
    }

    private async Task Compare(string folder, List<string> acknowledged)
    {
        await using var db = Databases.Sqlite(Path.Combine(folder, "portal.db"), null)();
        Assert.Equal(
            "ok",
            await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync()
        );

        var referrals = await db.Referrals.AsNoTracking().Include(r => r.Moves).AsSplitQuery().ToDictionaryAsync(r => r.Id);
        var notes = (await db.Notes.Select(n => n.Id).ToListAsync()).ToHashSet();
        var payouts = await db.Payouts.AsNoTracking().Include(p => p.Ledger).ToListAsync();
        var batches = await db.Batches.AsNoTracking().ToDictionaryAsync(b => b.Id);
        var batchLines = await db.BatchLines.AsNoTracking().ToListAsync();
        var lineStates = batchLines.ToDictionary(l => l.Id, l => l.State);
        var ledgers = payouts.ToDictionary(p => p.Id, p => p.Ledger);
        foreach (var line in acknowledged)
        {
            var words = line.Split(' ');
            var id = Guid.Parse(words[1]);
            switch (words[0])
            {
                case "submitted":
                    Assert.True(referrals.ContainsKey(id), line);
                    break;
                case "moved":
                    Assert.Contains(referrals[id].Moves, m => m.Entry == int.Parse(words[2], null) && m.To == Enum.Parse<Stage>(words[3]));
                    break;
                case "hired":
                    Assert.Equal(DateOnly.Parse(words[2], null), referrals[id].HiredOn);
                    Assert.Equal(referrals[id].CanEarn ? 2 : 0, payouts.Count(p => p.HireId == id));
                    break;
                case "started":
                    Assert.Equal(DateOnly.Parse(words[2], null), referrals[id].StartedOn);
                    break;
                case "noted":
                    Assert.Contains(id, notes);
                    break;
                // Said before its day and once more on it: each of the two stands once.
                case "approved":
                    Assert.All(ledgers[id].Where(l => l.Reason == PayoutReason.Approved).GroupBy(l => l.To), to => Assert.Single(to));
                    Assert.Contains(ledgers[id], l => l.Reason == PayoutReason.Approved);
                    break;
                case "declined":
                    Assert.Single(ledgers[id], l => l.To == PayoutState.Declined);
                    break;
                case "exported":
                    Assert.Equal(int.Parse(words[2], null), batches[id].LineCount);
                    break;
                case "paid":
                    Assert.Equal(LineState.Paid, lineStates[id]);
                    break;
                case "rejected":
                    Assert.Equal(LineState.Rejected, lineStates[id]);
                    break;
                case "voided":
                    Assert.True(batches[id] is { VoidedAt: not null, OpenCount: 0 }, line);
                    break;
                default:
                    Assert.Fail(line);
                    break;
            }
        }

        var mails = await db.Outbox.AsNoTracking().ToListAsync();
        foreach (var payout in payouts)
        {
            var released = payout.Ledger.Count(l => l.To == PayoutState.Released && l.From != PayoutState.Exported);
            Assert.True(released <= 1, "released twice");
            Assert.True(payout.Ledger.Count(l => l.To == PayoutState.AwaitingApproval && l.From != l.To) <= 1, "asked for twice");
            Assert.Equal(released, mails.Count(m => m.Kind == PayoutReleasedMail.Kind && m.PayoutId == payout.Id));
            Assert.Equal(Enumerable.Range(1, payout.Ledger.Count), payout.Ledger.Select(l => l.Number).Order());
            Assert.Equal(payout.State, payout.Ledger.MaxBy(l => l.Number)!.To);
        }
        await Payroll(db, payouts, batches.Values, batchLines, mails);
        var told = mails
            .Where(m => m.Kind == ReleaseRunMail.Kind)
            .SelectMany(m => ReleaseRunMail.FactsOf(m).Judged)
            .Where(judged => judged.State == PayoutState.Released)
            .Sum(judged => judged.Count);
        Assert.Equal(payouts.Count(p => p.Ledger.Any(l => l.To == PayoutState.Released && l.Reason == PayoutReason.DueAndChecked)), told);

        var delivered = (await File.ReadAllLinesAsync(Path.Combine(folder, "delivered.log")))
            .Select(l => l.Split(' '))
            .GroupBy(l => l[0], l => l[1])
            .ToList();
        Assert.All(delivered, copies => Assert.True(copies.Count() <= 2, $"{copies.Key} left {copies.Count()} times"));
        Assert.All(delivered, copies => Assert.Single(copies.Distinct()));
        // One that was interrupted twice waits for an administrator, rather than leave a third time.
        Assert.All(mails, m =>
            Assert.True(
                m.State is OutboxState.Sent or OutboxState.Skipped || m.Error == OutboxMessage.InterruptedTwice,
                $"{m.Kind} {m.State}"
            )
        );
        var interrupted = mails.Where(m => m.State == OutboxState.Dead).Select(m => $"{m.Id}.eml").ToHashSet();
        var files = Directory
            .GetFiles(Path.Combine(folder, "mail"))
            .Select(f => Path.GetFileName(f))
            .Where(f => f.EndsWith(".eml", StringComparison.Ordinal) && !interrupted.Contains(f))
            .ToHashSet();
        Assert.Equal(
            mails.Where(m => m.State == OutboxState.Sent && m.SentWithId is null).Select(m => $"{m.Id}.eml").Order(),
            files.Order()
        );
        // Else nothing of this was tried.
        Assert.NotEqual((0, 0), (batches.Count, batchLines.Count(l => l.State == LineState.Paid)));
        output.WriteLine(
            $"{referrals.Count} referrals, {payouts.Count(p => p.ReleasedAt is not null)} payouts released, "
                + $"{payouts.Count(p => p.Ledger.Any(l => l.Reason == PayoutReason.Approved))} after an approval and "
                + $"{payouts.Count(p => p.State == PayoutState.Declined)} declined, "
                + $"{payouts.Count(p => p.State == PayoutState.Exported)} of them with payroll and "
                + $"{payouts.Count(p => p.State == PayoutState.Paid)} paid, by {batches.Count} batches, {mails.Count} mails, "
                + $"{delivered.Count(c => c.Count() > 1)} with an extra copy, {interrupted.Count} left to an administrator"
        );
    }

    /// <summary>Each payout was exported by one live line alone and paid once; every batch adds up, and its file is what its hash
    /// says.</summary>
    private static async Task Payroll(
        AppDbContext db,
        List<Payout> payouts,
        IEnumerable<PayrollBatch> batches,
        List<BatchLine> lines,
        List<OutboxMessage> mails
    )
    {
        Assert.All(payouts, p => Assert.Null(LedgerCheck.FaultOf(p)));
        var byPayout = lines.ToLookup(l => l.PayoutId);
        foreach (var payout in payouts)
        {
            var live = byPayout[payout.Id].Where(l => l.State is LineState.Open or LineState.Paid).ToList();
            Assert.True(live.Count <= 1, "claimed twice");
            Assert.Equal(
                (payout.State == PayoutState.Exported, payout.State == PayoutState.Paid),
                (live.Any(l => l.State == LineState.Open), live.Any(l => l.State == LineState.Paid))
            );
            Assert.Equal(byPayout[payout.Id].Count(), payout.Ledger.Count(l => l.To == PayoutState.Exported));
            var paid = payout.Ledger.Count(l => l.To == PayoutState.Paid);
            Assert.True(paid <= 1, "paid twice");
            Assert.Equal(paid, mails.Count(m => m.Kind == PayoutPaidMail.Kind && m.PayoutId == payout.Id));
        }
        var files = await db.BatchFiles.AsNoTracking().ToDictionaryAsync(f => f.BatchId, f => f.Content);
        foreach (var batch in batches)
        {
            var own = lines.Where(l => l.BatchId == batch.Id).OrderBy(l => l.Number).ToList();
            Assert.NotEqual(BatchState.Collecting, batch.State);
            Assert.Equal(Enumerable.Range(1, batch.LineCount), own.Select(l => l.Number));
            Assert.Equal(
                (
                    own.Count(l => l.State == LineState.Open),
                    own.Count(l => l.State == LineState.Paid),
                    own.Count(l => l.State == LineState.Rejected),
                    own.Count(l => l.State == LineState.Voided)
                ),
                (batch.OpenCount, batch.PaidCount, batch.RejectedCount, batch.VoidedCount)
            );
            Assert.Equal(
                (own.Sum(l => l.Money), own.Where(l => l.State == LineState.Paid).Sum(l => l.Money)),
                (batch.Amount, batch.PaidAmount)
            );
            Assert.Equal(batch.Sha256, Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(files[batch.Id])));
            Assert.Equal(
                batch.LineCount + 1,
                System.Text.Encoding.UTF8.GetString(files[batch.Id]).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length
            );
        }
    }
}

using System.Diagnostics;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Mail;
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
            var said = await RunAndKill(folder, random.Next(), starting, random.Next(50, starting ? 1200 : 1800));
            if (said.Count == 0) early++;
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
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet") start.ArgumentList.Add(typeof(KillTests).Assembly.Location);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    private static async Task<List<string>> RunAndKill(string folder, int seed, bool starting, int milliseconds)
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
                atWork.TrySetResult();
            }
        });
        if (!starting) await Task.WhenAny(atWork.Task, Task.Delay(TimeSpan.FromSeconds(30)));
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
        Assert.Equal("ok", await db.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").SingleAsync());

        var referrals = await db.Referrals.AsNoTracking().Include(r => r.Moves).AsSplitQuery().ToDictionaryAsync(r => r.Id);
        var notes = (await db.Notes.Select(n => n.Id).ToListAsync()).ToHashSet();
        var payouts = await db.Payouts.AsNoTracking().Include(p => p.Ledger).ToListAsync();
        foreach (var line in acknowledged)
        {
            var words = line.Split(' ');
            var id = Guid.Parse(words[1]);
            switch (words[0])
            {
                case "submitted": Assert.True(referrals.ContainsKey(id), line); break;
                case "moved": Assert.Contains(referrals[id].Moves, m => m.Entry == int.Parse(words[2], null) && m.To == Enum.Parse<Stage>(words[3])); break;
                case "hired": Assert.Equal(DateOnly.Parse(words[2], null), referrals[id].HiredOn); Assert.Equal(referrals[id].CanEarn ? 2 : 0, payouts.Count(p => p.HireId == id)); break;
                case "started": Assert.Equal(DateOnly.Parse(words[2], null), referrals[id].StartedOn); break;
                case "noted": Assert.Contains(id, notes); break;
                default: Assert.Fail(line); break;
            }
        }

        var mails = await db.Outbox.AsNoTracking().ToListAsync();
        foreach (var payout in payouts)
        {
            var released = payout.Ledger.Count(l => l.To == PayoutState.Released);
            Assert.True(released <= 1, "released twice");
            Assert.Equal(released, mails.Count(m => m.Kind == MailKind.PayoutReleased && m.PayoutId == payout.Id));
            Assert.Equal(Enumerable.Range(1, payout.Ledger.Count), payout.Ledger.Select(l => l.Number).Order());
            Assert.Equal(payout.State, payout.Ledger.MaxBy(l => l.Number)!.To);
        }
        var told = mails.Where(m => m.Kind == MailKind.ReleaseRun).Sum(m => m.Facts.Totals!.GetValueOrDefault("Released"));
        Assert.Equal(payouts.Count(p => p.Ledger.Any(l => l.To == PayoutState.Released)), (int)told);

        var delivered = (await File.ReadAllLinesAsync(Path.Combine(folder, "delivered.log"))).Select(l => l.Split(' ')).GroupBy(l => l[0], l => l[1]).ToList();
        Assert.All(delivered, copies => Assert.True(copies.Count() <= 2, $"{copies.Key} left {copies.Count()} times"));
        Assert.All(delivered, copies => Assert.Single(copies.Distinct()));
        // One that was interrupted twice waits for an administrator, rather than leave a third time.
        Assert.All(mails, m => Assert.True(m.State is OutboxState.Sent or OutboxState.Skipped || m.Error == SendOutbox.Interrupted, $"{m.Kind} {m.State}"));
        var interrupted = mails.Where(m => m.State == OutboxState.Dead).Select(m => $"{m.Id}.eml").ToHashSet();
        var files = Directory.GetFiles(Path.Combine(folder, "mail")).Select(f => Path.GetFileName(f)).Where(f => f.EndsWith(".eml", StringComparison.Ordinal) && !interrupted.Contains(f)).ToHashSet();
        Assert.Equal(mails.Where(m => m.State == OutboxState.Sent && m.SentWithId is null).Select(m => $"{m.Id}.eml").Order(), files.Order());
        output.WriteLine($"{referrals.Count} referrals, {payouts.Count(p => p.State == PayoutState.Released)} payouts released, {mails.Count} mails, {delivered.Count(c => c.Count() > 1)} with an extra copy, {interrupted.Count} left to an administrator");
    }
}

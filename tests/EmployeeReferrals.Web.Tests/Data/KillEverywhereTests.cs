using System.Collections.Concurrent;
using System.Globalization;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>The process is killed right before and right after an operation commits: the database is in the old state or in the new one,
/// and the same command again, by another process, leaves it in the new one.</summary>
public sealed class KillEverywhereTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Drawn = 10;
    private static bool All => Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_LONG") == "1";
    private static readonly TimeSpan LongerThanAClaim = TimeSpan.FromMinutes(15);

    private readonly BreakablePortal portal = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("killed-").FullName;

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public async ValueTask DisposeAsync()
    {
        portal.Close();
        await portal.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private sealed record Case(string Name, Break Moment, int Nth, string Folder);

    [Fact]
    public async Task Killed_around_its_commit_an_operation_is_done_or_not_and_the_same_again_ends_in_the_new_state()
    {
        var seed = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_SEED") is { } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next(1_000_000_000);
        output.WriteLine($"Seed {seed}");
        var cases = await Draw(new Random(seed));
        var survived = new ConcurrentDictionary<Case, string>();
        await Parallel.ForEachAsync(
            cases,
            new ParallelOptions { MaxDegreeOfParallelism = 2, CancellationToken = portal.Token },
            async (killed, cancellation) =>
            {
                if (await KilledOperation.Start(killed.Folder, killed.Name, killed.Moment, killed.Nth, cancellation) is { } why)
                    survived[killed] = why;
            }
        );
        var wrong = new List<string>();
        foreach (var killed in cases)
            wrong.AddRange(survived.TryGetValue(killed, out var why) ? [why] : await Compare(killed));
        Assert.True(wrong.Count == 0, $"Seed {seed}\n{string.Join('\n', wrong)}");
    }

    private async Task<List<Case>> Draw(Random random)
    {
        using var company = portal.Keep();
        var names = Attempt.Names.Except(Attempt.WithoutWork).ToArray();
        random.Shuffle(names);
        var cases = new List<Case>();
        foreach (var name in All ? names : names[..Drawn])
        {
            portal.PutBack(company);
            var attempt = await Attempt.New(portal, name);
            var folders = new[] { Break.KilledBeforeCommit, Break.KilledAfterCommit }.ToDictionary(
                moment => moment,
                moment => Path.Combine(_folder, $"{name}-{moment}")
            );
            portal.Flaw.OnBegin = () => Lay(attempt, folders.Values);
            portal.Flaw.Arm(name, Break.Never, 0);
            await attempt.Call();
            Assert.True(portal.Flaw.Commits > 0, $"{name} commits nothing");
            var nth = attempt.GoesOn ? random.Next(1, portal.Flaw.Commits + 1) : 1;
            portal.Flaw.Disarm();
            portal.Flaw.OnBegin = null;
            cases.AddRange(folders.Select(f => new Case(name, f.Key, nth, f.Value)));
        }
        return cases;
    }

    // As it is when the operation begins, with what it is called by.
    private void Lay(Attempt attempt, IEnumerable<string> folders)
    {
        foreach (var folder in folders)
        {
            Directory.CreateDirectory(folder);
            portal.CopyTo(KilledOperation.Before(folder));
            portal.CopyTo(Path.Combine(folder, "portal.db"));
            attempt.Write(KilledOperation.Command(folder));
        }
    }

    private async Task<List<string>> Compare(Case killed)
    {
        var wrong = new List<string>();
        portal.PutBack(KilledOperation.Before(killed.Folder));
        var attempt = await Attempt.Read(portal, killed.Name, KilledOperation.Command(killed.Folder));
        // What is claimed by somebody who died is free after a while.
        if (attempt.GoesOn)
            portal.Clock.Advance(LongerThanAClaim);
        var before = portal.Look();
        await attempt.Call();
        var whole = Attempt.Difference(before, portal.Look());

        portal.PutBack(Path.Combine(killed.Folder, "portal.db"));
        var left = Attempt.Difference(before, portal.Look());
        var isDone = Attempt.Equal(left, whole);
        var expected =
            killed.Moment == Break.KilledAfterCommit
                ? isDone || (attempt.GoesOn && left.Count > 0)
                : left.Count == 0 || (attempt.GoesOn && killed.Nth > 1);
        if (!expected)
            wrong.Add($"{killed.Name}, {killed.Moment} {killed.Nth}: left {Attempt.Said(left)} of {Attempt.Said(whole)}");
        await attempt.Call();
        var again = Attempt.Difference(before, portal.Look());
        var isNew = attempt.GoesOn ? again.All(t => t.Value.Rows == whole.GetValueOrDefault(t.Key).Rows) : Attempt.Equal(again, whole);
        if (!isNew && !(left.Count > 0 && Attempt.DoneAgainWhenSaidAgain.Contains(killed.Name)))
            wrong.Add(
                $"{killed.Name}, {killed.Moment} {killed.Nth}: after the second try {Attempt.Said(again)} instead of {Attempt.Said(whole)}"
            );
        return wrong;
    }
}

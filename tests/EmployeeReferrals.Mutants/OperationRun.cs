using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text.RegularExpressions;

namespace EmployeeReferrals.Mutants;

/// <summary>Asks of each change of operations.txt whether a test fails: first those that are named beside it, and where they pass, all in
/// their folders. Approved texts and what takes minutes are left out.</summary>
internal sealed class OperationRun(string tree, string results, IReadOnlyList<OperationChange> changes)
{
    private const string Survived = "survived";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly string[] LeftOut =
    [
        "*TsqlTests",
        "*HouseTests",
        "*ArrowTests",
        "*FailEverywhereTests",
        "*KillEverywhereTests",
        "*TinyDiskTests",
        "*MoneyModelTests",
        "*DemoTaleTests",
    ];

    private readonly string _tests = Path.Combine(tree, "tests/EmployeeReferrals.Web.Tests");

    private readonly string _program = Path.Combine(
        tree,
        "tests/EmployeeReferrals.Web.Tests/bin/Debug/net10.0/EmployeeReferrals.Web.Tests"
    );

    // Memory is quicker than a disk, and what a run that was stopped leaves is gone with its folder.
    private readonly string _temporary = Path.Combine(
        Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath(),
        $"mutants-{Environment.ProcessId}"
    );

    /// <summary>What was killed before is not run again; what survived is, by the tests of today.</summary>
    public async Task<int> Ask(int atOnce)
    {
        var killed = Known().Where(known => known.Answer != Survived).Select(known => known.Line).ToHashSet();
        var asked = changes.Where(c => !killed.Contains(c.Line)).ToList();
        var folders = Folders();
        if (asked.SelectMany(c => c.Classes).Except(folders.Keys).ToList() is { Count: > 0 } unknown)
            throw new InvalidOperationException($"There is no test class {string.Join(", ", unknown)}.");
        if (await PassUnchanged([.. asked.SelectMany(c => c.Classes).Distinct()]) is var unchanged && unchanged != Survived)
        {
            Console.Error.WriteLine($"What was not changed: {unchanged}");
            return 1;
        }
        // The folders take longest: few are left to be asked there.
        var left = await Ask(asked, atOnce, c => Classes(c.Classes), isLast: false);
        await Ask(left, atOnce, c => Namespaces(c.Classes.Select(name => folders[name])), isLast: true);
        if (Directory.Exists(_temporary))
            Directory.Delete(_temporary, true);
        return 0;
    }

    /// <summary>What passed since the last build is not asked again.</summary>
    private async Task<string> PassUnchanged(IReadOnlyList<string> classes)
    {
        var kept = $"{results}.passed";
        var passed =
            File.Exists(kept) && File.GetLastWriteTimeUtc(kept) > File.GetLastWriteTimeUtc(Path.ChangeExtension(_program, "dll"))
                ? File.ReadAllLines(kept)
                : [];
        var asked = classes.Except(passed).ToList();
        var answer = asked.Count == 0 ? Survived : await Run(null, Classes(asked));
        if (answer == Survived)
            await File.WriteAllLinesAsync(kept, [.. passed, .. asked]);
        return answer;
    }

    /// <returns>What no test noticed.</returns>
    private async Task<IReadOnlyList<OperationChange>> Ask(
        IReadOnlyList<OperationChange> asked,
        int atOnce,
        Func<OperationChange, string[]> which,
        bool isLast
    )
    {
        var found = new ConcurrentDictionary<string, string>(Known().ToDictionary(known => known.Line, known => known.Answer));
        var left = new ConcurrentBag<OperationChange>();
        await Parallel.ForEachAsync(asked, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (change, _) =>
        {
            var answer = await Run(change, which(change));
            if (answer == Survived)
                left.Add(change);
            Console.WriteLine($"{(answer == Survived && !isLast ? "alive" : answer), -10} {change.Line}");
            if (answer == Survived && !isLast)
                return;
            found[change.Line] = answer;
            lock (found)
                Write(found);
        });
        return [.. left.OrderBy(c => c.Number)];
    }

    private IEnumerable<(string Answer, string Line)> Known()
    {
        var listed = changes.Select(c => c.Line).ToHashSet();
        return File.Exists(results)
            ? File.ReadLines(results)
                .Select(line => line.Split('\t', 2))
                .Where(parts => listed.Contains(parts[1]))
                .Select(parts => (parts[0], parts[1]))
                .ToList()
            : [];
    }

    private void Write(IReadOnlyDictionary<string, string> found) =>
        File.WriteAllLines(results, changes.Where(c => found.ContainsKey(c.Line)).Select(c => $"{found[c.Line]}\t{c.Line}"));

    /// <summary>The namespace of each test class.</summary>
    private Dictionary<string, string> Folders() =>
        Directory
            .EnumerateFiles(_tests, "*.cs", SearchOption.AllDirectories)
            .Select(File.ReadAllText)
            .SelectMany(text => Regex.Matches(text, @"\bclass (\w+Tests)\b").Select(m => (Name: m.Groups[1].Value, Text: text)))
            .DistinctBy(found => found.Name)
            .ToDictionary(
                found => found.Name,
                found => Regex.Match(found.Text, @"^namespace ([\w.]+);", RegexOptions.Multiline).Groups[1].Value
            );

    private static string[] Classes(IEnumerable<string> names) => [.. names.Distinct().SelectMany(name => new[] { "-class", $"*.{name}" })];

    private static string[] Namespaces(IEnumerable<string> names) =>
        [.. names.Distinct().SelectMany(name => new[] { "-namespace", name }), .. LeftOut.SelectMany(name => new[] { "-class-", name })];

    private async Task<string> Run(OperationChange? change, string[] which)
    {
        var number = change?.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "none";
        var temporary = Directory.CreateDirectory(Path.Combine(_temporary, number)).FullName;
        using var run = Process.Start(
            new ProcessStartInfo(_program, change is null ? ["-noColor", .. which] : ["-noColor", "-stopOnFail", .. which])
            {
                RedirectStandardOutput = true,
                Environment =
                {
                    [OperationTree.Variable] = number,
                    ["TMPDIR"] = temporary,
                    ["DOTNET_TieredPGO"] = "0",
                    ["DOTNET_GCgen0size"] = "0x4000000",
                    ["DOTNET_EnableWriteXorExecute"] = "0",
                },
            }
        )!;
        var said = run.StandardOutput.ReadToEndAsync();
        var isOver = await IsOver(run, change is null ? 4 * Patience : Patience);
        await File.WriteAllTextAsync($"{results}.{number}", await said);
        Directory.Delete(temporary, true);
        return !isOver ? "timed out"
            : run.ExitCode == 0 ? Survived
            : "killed";
    }

    /// <param name="patience">Of processor time: what else the machine does changes every other clock.</param>
    private static async Task<bool> IsOver(Process run, TimeSpan patience)
    {
        var began = Stopwatch.GetTimestamp();
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(500));
        while (await pause.WaitForNextTickAsync() && !run.HasExited)
        {
            run.Refresh();
            // What waits for something that never comes uses none.
            if (Used(run) < patience && Stopwatch.GetElapsedTime(began) < 10 * patience)
                continue;
            run.Kill(true);
            await run.WaitForExitAsync();
            return false;
        }
        await run.WaitForExitAsync();
        return true;
    }

    private static TimeSpan Used(Process run)
    {
        try
        {
            return run.TotalProcessorTime;
        }
        catch (InvalidOperationException)
        {
            return TimeSpan.Zero; // It ended at this moment.
        }
    }
}

using System.Diagnostics;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>A process that opens a company, does one operation, and is killed by itself right before or after it commits.</summary>
internal static class KilledOperation
{
    private const int Survived = 3;

    /// <summary>What a process comes to that was killed by SIGKILL.</summary>
    private const int Killed = 128 + 9;

    /// <summary>The company as it was before.</summary>
    public static string Before(string folder) => Path.Combine(folder, "before.db");

    public static string Command(string folder) => Path.Combine(folder, "command.json");

    public static async Task<int> Run(string folder, string name, Break moment, int nth)
    {
        var portal = BreakablePortal.Opened(folder);
        var attempt = await Attempt.Read(portal, name, Command(folder));
        portal.Flaw.Arm(name, moment, nth);
        var result = await attempt.Call();
        await Console.Error.WriteLineAsync($"{result.Outcome} {result.Problem?.Code}");
        return Survived;
    }

    /// <returns>Null: it was killed where it should be.</returns>
    public static async Task<string?> Start(string folder, string name, Break moment, int nth, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath!) == "dotnet")
            start.ArgumentList.Add(typeof(KilledOperation).Assembly.Location);
        foreach (var argument in new[] { "kill", folder, name, $"{moment}", $"{nth}" })
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = await Task.WhenAll(
            process.StandardOutput.ReadToEndAsync(cancellation),
            process.StandardError.ReadToEndAsync(cancellation)
        );
        await process.WaitForExitAsync(cancellation);
        return process.ExitCode == Killed ? null : $"{name}, {moment} {nth}: ended with {process.ExitCode}\n{string.Join('\n', said)}";
    }
}

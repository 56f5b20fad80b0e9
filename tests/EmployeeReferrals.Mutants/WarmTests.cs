using System.Diagnostics;
using System.Text;

namespace EmployeeReferrals.Mutants;

/// <summary>A process of the tests that is asked again and again: to start one takes longer than to run a class of them.</summary>
internal sealed class WarmTests(string program, string temporary) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private Process? _process;
    private TimeSpan _used;
    private long _asked;

    /// <param name="patience">Of processor time: what else the machine does changes every other clock.</param>
    /// <returns>The code with which the tests ended; null: they did not end in time. And what they said.</returns>
    public async Task<(int? Code, string Said)> Run(string number, IEnumerable<string> which, TimeSpan patience)
    {
        _process ??= Start();
        var said = new StringBuilder();
        using var over = new CancellationTokenSource();
        using var watch = new Timer(_ => Watch(over, patience), null, Pause, Pause);
        _used = _process.TotalProcessorTime;
        _asked = Stopwatch.GetTimestamp();
        try
        {
            await _process.StandardInput.WriteLineAsync(string.Join('\t', which.Prepend(number)));
            await _process.StandardInput.FlushAsync(over.Token);
            while (await _process.StandardOutput.ReadLineAsync(over.Token) is { } line)
            {
                if (line.StartsWith("answer\t", StringComparison.Ordinal))
                    return (int.Parse(line.AsSpan(7), null), said.ToString());
                said.AppendLine(line);
            }
            Dispose();
            return (-1, said.ToString());
        }
        catch (OperationCanceledException)
        {
            Dispose();
            return (null, said.ToString());
        }
    }

    private void Watch(CancellationTokenSource over, TimeSpan patience)
    {
        if (_process is not { HasExited: false } process)
            return;
        process.Refresh();
        // What waits for something that never comes uses none.
        if (process.TotalProcessorTime - _used > patience || Stopwatch.GetElapsedTime(_asked) > 10 * patience)
            over.Cancel();
    }

    private Process Start()
    {
        Directory.CreateDirectory(temporary);
        return Process.Start(
            new ProcessStartInfo(program, ["serve", OperationTree.Variable])
            {
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                Environment =
                {
                    ["TMPDIR"] = temporary,
                    ["DOTNET_TieredPGO"] = "0",
                    ["DOTNET_GCgen0size"] = "0x4000000",
                    ["DOTNET_EnableWriteXorExecute"] = "0",
                },
            }
        )!;
    }

    public void Dispose()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(true);
            _process.WaitForExit();
        }
        _process?.Dispose();
        _process = null;
        if (Directory.Exists(temporary))
            Directory.Delete(temporary, true);
    }
}

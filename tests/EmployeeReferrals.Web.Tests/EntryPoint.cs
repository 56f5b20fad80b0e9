using System.Runtime.CompilerServices;
using EmployeeReferrals.Web.Tests.Data;

namespace EmployeeReferrals.Web.Tests;

/// <summary>The same program is the tests, what one of them kills ("kill FOLDER OPERATION MOMENT NTH"), and a warm process that runs tests
/// again and again ("serve", docs/mutants.md).</summary>
internal static class EntryPoint
{
    /// <summary>Each portal would watch its settings files for changes, and a system has 128 such watchers for everybody.</summary>
    [ModuleInitializer]
    internal static void WatchNoFiles() => Environment.SetEnvironmentVariable("DOTNET_hostBuilder__reloadConfigOnChange", "false");

    private static async Task<int> Main(string[] args) =>
        args switch
        {
            ["kill", var folder, var name, var moment, var nth] => await KilledOperation.Run(
                folder,
                name,
                Enum.Parse<Break>(moment),
                int.Parse(nth, null)
            ),
            ["serve", var variable] => await Serve(variable),
            _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
        };

    /// <summary>Each line of the input is what the variable is, and then what the tests are run with, parted by tabs. Each answer ends with
    /// a line that holds the code with which they ended.</summary>
    private static async Task<int> Serve(string variable)
    {
        while (await Console.In.ReadLineAsync() is { } line)
        {
            var parts = line.Split('\t');
            Environment.SetEnvironmentVariable(variable, parts[0]);
            var code = await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(parts[1..]);
            Console.WriteLine($"\nanswer\t{code}");
            await Console.Out.FlushAsync();
        }
        return 0;
    }
}

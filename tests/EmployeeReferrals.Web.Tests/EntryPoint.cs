using System.Runtime.CompilerServices;
using EmployeeReferrals.Web.Tests.Data;

namespace EmployeeReferrals.Web.Tests;

/// <summary>The same program is the tests, and what one of them kills ("kill FOLDER OPERATION MOMENT NTH").</summary>
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
            _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
        };
}

using System.Runtime.InteropServices;

namespace EmployeeReferrals.Web.Configuration;

/// <summary>People's data is for the portal's own account, from the moment a file is made.</summary>
internal static class PrivateFiles
{
    private const uint NothingForOthers = 0b000_111_111;

    /// <summary>Files that this process makes are open to nobody else. On Windows the folder's own rights decide.</summary>
    public static void FromNowOn()
    {
        if (!OperatingSystem.IsWindows())
            _ = Mask(NothingForOthers);
    }

    [DllImport("libc", EntryPoint = "umask")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern uint Mask(uint mask);
}

using System.Globalization;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>The audit's head once more, beside the embedded database: a database that is put back with all its tables is behind it.
/// It is written after the commit, so it may lag, and never leads.</summary>
public sealed class HeadFile(
    DataFolder folder,
    IOptions<DatabaseOptions> options,
    Databases databases,
    AuditChain chain,
    ILogger<HeadFile> log
)
{
    public const string Name = "audit.head";

    /// <param name="IsForged">There is something that the portal did not write.</param>
    public sealed record Contents(long ChainNumber, string Hash, bool IsForged)
    {
        public static Contents None { get; } = new(0, AuditChain.Start, false);
    }

    /// <summary>A copy that is looked at, or a company in the making, has no say about this folder's.</summary>
    private bool Applies => options.Value.Provider == DatabaseProvider.Sqlite && !databases.AreElsewhere;

    public Contents Read()
    {
        try
        {
            if (!Applies || !File.Exists(folder.File(Name)))
                return Contents.None;
            return
                File.ReadAllText(folder.File(Name)).Trim().Split(':') is [var number, var hash, var mac]
                && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var chained)
                && chain.IsOurs(chained, hash, mac)
                ? new(chained, hash, IsForged: false)
                : Contents.None with
                {
                    IsForged = true,
                };
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The file {File} cannot be read: {Error}", Name, unreadable.GetType().Name);
            return Contents.None;
        }
    }

    public void Write(AuditHead head)
    {
        if (!Applies)
            return;
        try
        {
            var written = folder.File(Name + ".new");
            var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
            if (!OperatingSystem.IsWindows())
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            using (var text = new StreamWriter(written, options))
                text.WriteLine(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{head.ChainNumber}:{head.Hash}:{chain.FileMac(head.ChainNumber, head.Hash)}"
                    )
                );
            File.Move(written, folder.File(Name), overwrite: true);
        }
        // It lags by one more; the next one brings it up.
        catch (Exception full) when (full is IOException or UnauthorizedAccessException)
        {
            log.LogWarning("The file {File} cannot be written: {Error}", Name, full.GetType().Name);
        }
    }
}

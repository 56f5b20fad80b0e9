using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Data;

/// <summary>Whole copies of the embedded database, for the owner's eyes alone.</summary>
internal static class DatabaseCopy
{
    /// <summary>How many copies from before an update stay; each holds everything that the company knows.</summary>
    internal const int Kept = 3;

    private const string Prefix = "portal-before-update-";

    /// <summary>Copies the database beside itself, named by its last migration and the moment.
    /// Nothing to do where it is new, or as it should be already.</summary>
    /// <exception cref="InvalidOperationException">It cannot be written, for want of room as a rule: nothing was changed.</exception>
    public static async Task BeforeUpdate(AppDbContext db, DateTimeOffset now, CancellationToken cancellation)
    {
        var applied = (await db.Database.GetAppliedMigrationsAsync(cancellation)).ToList();
        if (applied.Count == 0 || !(await db.Database.GetPendingMigrationsAsync(cancellation)).Any())
            return;
        var database = new FileInfo(db.Database.GetDbConnection().DataSource);
        var folder = database.DirectoryName!;
        var copy = Path.Combine(folder, FormattableString.Invariant($"{Prefix}{applied[^1]}-{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}.db"));
        var draft = Path.Combine(folder, Prefix + "new");
        try
        {
            // One that was killed half way.
            File.Delete(draft);
            await Of(database.FullName, draft, cancellation);
            await using (var written = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite))
                written.Flush(flushToDisk: true);
            File.Move(draft, copy, overwrite: true);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or SqliteException)
        {
            throw new InvalidOperationException(
                $"The database cannot be copied before it is brought up to date ({failure.Message}). "
                    + $"Nothing was changed: make room in {folder}, then start again."
            );
        }
        // By the time they were written: names of migrations sort by the day that a developer made them.
        var copies = new DirectoryInfo(folder).GetFiles(Prefix + "*.db");
        foreach (var old in copies.OrderByDescending(f => f.LastWriteTimeUtc).ThenByDescending(f => f.Name).Skip(Kept))
            old.Delete();
    }

    /// <summary>A consistent copy as of one moment, while others write. Free pages stay behind, and with them what was erased.</summary>
    /// <param name="copy">Must not be there yet.</param>
    public static async Task Of(string database, string copy, CancellationToken cancellation)
    {
        // Made empty and private first: SQLite writes into it, and nobody reads along meanwhile.
        await using (new FileStream(copy, Private(FileMode.CreateNew))) { }
        var source = new SqliteConnectionStringBuilder
        {
            DataSource = database,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = 60,
            Pooling = false,
        };
        await using var connection = new SqliteConnection(source.ToString());
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $copy";
        command.Parameters.AddWithValue("$copy", copy);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>For the owner's eyes.</summary>
    public static FileStreamOptions Private(FileMode mode)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return options;
    }
}

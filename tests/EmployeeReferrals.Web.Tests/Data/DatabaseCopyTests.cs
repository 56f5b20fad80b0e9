using EmployeeReferrals.Web.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>The company as it was before an update lies beside the database.</summary>
public sealed class DatabaseCopyTests : IAsyncDisposable
{
    private const string Earlier = "20261123081403_Payroll";

    private readonly EmbeddedPortal portal = new();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private string[] Copies() =>
        [.. Directory.GetFiles(portal.Folder, "portal-before-update-*").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private Task Start() => portal.Factory.Services.GetRequiredService<DatabaseStart>().Open(portal.Token);

    /// <summary>As an earlier version left it, with a row that is still in the write-ahead log alone.</summary>
    private async Task LeaveAsEarlierVersion(string name)
    {
        await using var db = portal.Db();
        await db.Database.OpenConnectionAsync(portal.Token);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL; PRAGMA wal_autocheckpoint=0", portal.Token);
        await db.GetService<IMigrator>().MigrateAsync(Earlier, portal.Token);
        await db.Database.ExecuteSqlAsync($"INSERT INTO DataProtectionKeys (FriendlyName, Xml) VALUES ({name}, '')", portal.Token);
    }

    private static async Task<string> Asked(string database, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return $"{await command.ExecuteScalarAsync(TestContext.Current.CancellationToken)}";
    }

    [Fact]
    public async Task Database_that_an_update_changes_is_copied_whole_beside_itself_first()
    {
        await LeaveAsEarlierVersion("kept");
        await Start();
        var copy = Assert.Single(Copies());
        Assert.Equal($"portal-before-update-{Earlier}-20260302T090000Z.db", copy);
        var path = Path.Combine(portal.Folder, copy);
        Assert.Equal("ok", await Asked(path, "PRAGMA integrity_check"));
        Assert.Equal(Earlier, await Asked(path, "SELECT max(MigrationId) FROM __EFMigrationsHistory"));
        Assert.Equal("kept", await Asked(path, "SELECT FriendlyName FROM DataProtectionKeys"));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));
        await using var db = portal.Db();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(portal.Token));
    }

    [Fact]
    public async Task New_database_and_one_that_is_up_to_date_are_not_copied()
    {
        await Start();
        await Start();
        Assert.Empty(Copies());
    }

    [Fact]
    public async Task Copies_beyond_the_last_few_are_removed_and_nothing_else()
    {
        File.WriteAllText(Path.Combine(portal.Folder, "portal-of-my-own.db"), "mine");
        for (var update = 0; update <= DatabaseCopy.Kept; update++)
        {
            portal.Clock.Advance(TimeSpan.FromDays(1));
            await LeaveAsEarlierVersion($"{update}");
            await Start();
        }
        var latest = Enumerable.Range(4, DatabaseCopy.Kept).Select(day => $"portal-before-update-{Earlier}-2026030{day}T090000Z.db");
        Assert.Equal(latest, Copies());
        Assert.True(File.Exists(Path.Combine(portal.Folder, "portal-of-my-own.db")));
    }

    [Fact]
    public async Task Database_that_cannot_be_copied_is_left_as_it_was_and_the_start_says_why()
    {
        await LeaveAsEarlierVersion("kept");
        // A folder stands where the copy is to be written.
        Directory.CreateDirectory(Path.Combine(portal.Folder, "portal-before-update-new", "full"));
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(Start);
        Assert.Contains("Nothing was changed", refused.Message, StringComparison.Ordinal);
        Assert.Equal(Earlier, await Asked(Path.Combine(portal.Folder, "portal.db"), "SELECT max(MigrationId) FROM __EFMigrationsHistory"));
    }
}

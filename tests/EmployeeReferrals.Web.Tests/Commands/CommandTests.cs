using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Features.Audit;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Commands;

/// <summary>The program run as an operator runs it, beside a portal that is working.</summary>
public sealed class CommandTests(EmbeddedPortal portal) : IClassFixture<EmbeddedPortal>
{
    internal static async Task<(int Code, string Said)> Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Testing" },
        };
        foreach (
            var argument in (string[])
                [
                    Path.Combine(AppContext.BaseDirectory, "EmployeeReferrals.Web.dll"),
                    .. arguments,
                    $"--Data:Folder={folder}",
                    "--Security:Key=a key for tests",
                    "--Demo:Fill=false",
                ]
        )
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return (process.ExitCode, await said + await errors);
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("command-").FullName;

    private async Task Chain() => Portal.Ok(await portal.Op<ChainAudit>().Execute(Actor.System("Test"), portal.Token));

    [Fact]
    public async Task Backup_taken_while_the_portal_writes_is_restored_elsewhere_whole_and_a_changed_byte_is_found()
    {
        var before = await portal.ReferAndHire(portal.Ada, "backup@mail.example", portal.Today);
        await portal.Start(before, portal.Today);
        await Chain();
        var file = Path.Combine(NewFolder(), "portal.zip");
        using var writing = new CancellationTokenSource();
        var written = 0;
        var writer = Task.Run(
            async () =>
            {
                for (; !writing.IsCancellationRequested; written++)
                    await portal.Refer(portal.Ben, $"during{written}@mail.example");
            },
            portal.Token
        );
        var backup = await Run(portal.Folder, "backup", "--to", file);
        await writing.CancelAsync();
        await writer;
        Assert.True(backup.Code == 0, backup.Said);
        Assert.True(written > 0);

        var elsewhere = NewFolder();
        var restored = await Run(elsewhere, "restore", "--from", file);
        Assert.True(restored.Code == 0, restored.Said);
        Assert.Contains("The audit is whole", restored.Said, StringComparison.Ordinal);
        Assert.Contains("The ledger gives all", restored.Said, StringComparison.Ordinal);
        var again = await Run(elsewhere, "restore", "--from", file);
        Assert.True(again.Code == 1 && again.Said.Contains("holds a database already", StringComparison.Ordinal), again.Said);

        await using (var connection = new SqliteConnection($"Data Source={elsewhere}/portal.db;Pooling=False"))
        {
            await connection.OpenAsync(portal.Token);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT count(*) FROM Referrals WHERE Id = $id";
            command.Parameters.AddWithValue("$id", before.ToString().ToUpperInvariant());
            Assert.Equal(1L, await command.ExecuteScalarAsync(portal.Token));
            command.CommandText =
                "UPDATE Audit SET Data = substr(Data, 1, length(Data) - 1) || ' ' WHERE ChainNumber = 2; "
                + "UPDATE Payouts SET Amount = '1.0';";
            await command.ExecuteNonQueryAsync(portal.Token);
        }
        var broken = await Run(elsewhere, "verify-audit");
        Assert.True(broken.Code == 2 && broken.Said.Contains("entry 2 was changed", StringComparison.Ordinal), broken.Said);
        var unpaid = await Run(elsewhere, "check-ledger");
        Assert.True(unpaid.Code == 2 && unpaid.Said.Contains("Payouts.Amount differs", StringComparison.Ordinal), unpaid.Said);
    }

    [Fact]
    public async Task Restored_company_is_taken_up_again_with_a_reason_that_every_verification_tells()
    {
        var folder = NewFolder();
        var file = Path.Combine(NewFolder(), "portal.zip");
        await portal.Refer(portal.Ada, "kept@mail.example");
        await Chain();
        Assert.Equal(0, (await Run(portal.Folder, "backup", "--to", file)).Code);
        await portal.Refer(portal.Ada, "lost@mail.example");
        await Chain();
        var head = (await File.ReadAllTextAsync(Path.Combine(portal.Folder, "audit.head"), portal.Token)).Trim();
        head = head[..head.LastIndexOf(':')];
        Assert.Equal(0, (await Run(portal.Folder, "verify-audit", "--expect-head", head)).Code);

        // Into the folder that lost its database, and knows of more than the backup holds.
        File.Copy(Path.Combine(portal.Folder, "audit.head"), Path.Combine(folder, "audit.head"));
        var restored = await Run(folder, "restore", "--from", file);
        Assert.True(restored.Code == 0 && restored.Said.Contains("Run \"accept-head", StringComparison.Ordinal), restored.Said);
        var behind = await Run(folder, "verify-audit");
        Assert.True(behind.Code == 2 && behind.Said.Contains("More was signed than is there", StringComparison.Ordinal), behind.Said);
        var accepted = await Run(folder, "accept-head", "--reason", "The disk failed on Monday");
        Assert.True(accepted.Code == 0, accepted.Said);
        var whole = await Run(folder, "verify-audit");
        Assert.True(whole.Code == 0 && whole.Said.Contains("Reason: The disk failed on Monday", StringComparison.Ordinal), whole.Said);
        var again = await Run(folder, "accept-head", "--reason", "Once more");
        Assert.True(again.Code == 1 && again.Said.Contains("nothing to accept", StringComparison.Ordinal), again.Said);

        // Into an empty one it is whole as it is, and only what was kept elsewhere tells that there was more.
        var empty = NewFolder();
        Assert.Equal(0, (await Run(empty, "restore", "--from", file)).Code);
        Assert.Equal(0, (await Run(empty, "verify-audit")).Code);
        var expected = await Run(empty, "verify-audit", "--expect-head", head);
        Assert.True(expected.Code == 2 && expected.Said.Contains("is not in it", StringComparison.Ordinal), expected.Said);
        var nonsense = await Run(empty, "verify-audit", "--expect-head", "12");
        Assert.True(nonsense.Code == 1 && nonsense.Said.Contains("--expect-head takes a number", StringComparison.Ordinal), nonsense.Said);
    }

    [Theory]
    [InlineData("no command", "migrat")]
    [InlineData("There is no database", "backup", "--to", "/tmp/never-written.zip")]
    [InlineData("is not there", "restore", "--from", "/nowhere/backup.zip")]
    [InlineData("There is no database", "copy-database", "--to", "Server=nowhere")]
    [InlineData("There is no database", "verify-audit")]
    [InlineData("There is no database", "accept-head", "--reason", "Why")]
    [InlineData("There is no database", "check-ledger")]
    [InlineData("There is no option \"--fix\"", "check-ledger", "--fix")]
    [InlineData("There is no option \"everything\"", "verify-audit", "everything")]
    public async Task Command_that_cannot_do_its_work_says_why_and_makes_no_database(string why, params string[] arguments)
    {
        var folder = NewFolder();
        var (code, said) = await Run(folder, arguments);
        Assert.True(code == 1 && said.Contains(why, StringComparison.Ordinal), said);
        Assert.False(File.Exists(Path.Combine(folder, "portal.db")));
    }

    [Fact]
    public async Task Restore_beside_a_running_portal_is_refused()
    {
        var file = Path.Combine(NewFolder(), "some.zip");
        await File.WriteAllTextAsync(file, "no zip", portal.Token);
        var (code, said) = await Run(portal.Folder, "restore", "--from", file);
        Assert.True(code == 1 && said.Contains("Another process is using the data folder", StringComparison.Ordinal), said);
    }

    [Fact]
    public async Task Migrate_makes_the_database_that_the_portal_opens()
    {
        var folder = NewFolder();
        var (code, said) = await Run(folder, "migrate");
        Assert.True(code == 0, said);
        await using var db = Web.Data.Databases.Sqlite(Path.Combine(folder, "portal.db"), null)();
        Assert.Empty(await db.Database.GetPendingMigrationsAsync(portal.Token));
        Assert.Equal(1, await db.PlanVersions.CountAsync(portal.Token));
        if (!OperatingSystem.IsWindows())
            foreach (var file in Directory.EnumerateFiles(folder))
                Assert.Equal((file, UnixFileMode.UserRead | UnixFileMode.UserWrite), (file, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Folder_that_is_not_there_is_not_made_by_a_question()
    {
        var typo = Path.Combine(NewFolder(), "dta");
        var (code, said) = await Run(typo, "check-ledger");
        Assert.True(code == 1 && said.Contains($"There is no database in {typo}", StringComparison.Ordinal), said);
        Assert.False(Directory.Exists(typo));
    }

    [Fact]
    public async Task Migrate_writes_the_scripts_for_a_database_administrator()
    {
        var folder = NewFolder();
        var (code, said) = await Run(folder, "migrate", "--script", folder);
        Assert.True(code == 0, said);
        Assert.Contains(
            "CREATE TABLE [Referrals]",
            await File.ReadAllTextAsync(Path.Combine(folder, "schema.sql"), portal.Token),
            StringComparison.Ordinal
        );
        Assert.Contains(
            "[Hangfire]",
            await File.ReadAllTextAsync(Path.Combine(folder, "hangfire.sql"), portal.Token),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Taken_port_is_a_sentence()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var address = $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}";
        var (code, said) = await Run(NewFolder(), $"--urls={address}");
        Assert.Equal(1, code);
        Assert.Contains(
            $"Something else is already listening at {address}. Stop it, or give the portal another port",
            said,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--urls=http://127.0.0.1:0")]
    [InlineData("verify-audit")]
    [InlineData("check-ledger")]
    [InlineData("migrate")]
    public async Task Damaged_database_is_a_sentence(string argument)
    {
        var folder = NewFolder();
        var bytes = Enumerable.Range(0, 5000).Select(n => (byte)(n * 7)).ToArray();
        await File.WriteAllBytesAsync(Path.Combine(folder, "portal.db"), bytes, portal.Token);
        var (code, said) = await Run(folder, argument);
        Assert.True(code == 1, said);
        Assert.Contains("The database file is damaged, or is not a database.", said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Path.Combine(folder, "portal.db"), portal.Token));
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("migrate", "--script", "scripts")]
    [InlineData("send-test-mail", "--to", "somebody@mail.example")]
    public async Task Command_that_needs_no_database_opens_none(params string[] arguments)
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var folder = NewFolder();
        var (code, said) = await Run(
            folder,
            [
                .. arguments.Select(a => a == "scripts" ? Path.Combine(folder, "scripts") : a),
                "--Database:Provider=SqlServer",
                $"--Database:ConnectionString=Server=127.0.0.1,{((IPEndPoint)server.LocalEndpoint).Port};"
                    + "Encrypt=false;User=nobody;Password=none",
            ]
        );
        Assert.True(code == 0, said);
        Assert.False(server.Pending(), "It knocked at the database.");
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }
}

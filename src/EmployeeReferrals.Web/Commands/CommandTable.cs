using System.CommandLine;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Commands;

/// <summary>The commands that may be given, each with its options and what is said of it.</summary>
/// <param name="build">Makes the portal from arguments, without serving.</param>
internal sealed class CommandTable(Func<string[], WebApplication> build)
{
    public IReadOnlyList<Command> All => [Migrate(), Copy(), BackUp(), Restore(), TestMail(), Verify(), Accept(), Check()];

    private Command Migrate()
    {
        var script = new Option<DirectoryInfo?>("--script")
        {
            Description = "Write the SQL scripts for a database administrator into this folder instead, and touch no database",
        };
        return Of(
            "migrate",
            "Brings the database to this version of the portal: tables, first rows and, on SQL Server, "
                + "the background server's own schema. Needs an account that may change the schema.",
            (app, parsed, cancellation) =>
                parsed.GetValue(script) is { } folder
                    ? SchemaCommands.Script(app.Services, folder)
                    : SchemaCommands.Migrate(app.Services, cancellation),
            script
        );
    }

    private Command Copy()
    {
        var to = new Option<string>("--to")
        {
            Description = "The connection string of the SQL Server database, brought up to date by \"migrate\" and still without people",
            Required = true,
        };
        return Of(
            "copy-database",
            "Copies a company from the embedded database in the data folder to SQL Server, all or nothing, and compares counts, "
                + "sums, contents and the audit of both. The portal must be stopped.",
            (app, parsed, cancellation) => CopyDatabase.Run(app.Services, parsed.GetRequiredValue(to), cancellation),
            to
        );
    }

    private Command BackUp()
    {
        var file = new Option<FileInfo>("--to")
        {
            Description = "The file to write, such as /backups/portal-monday.zip; it holds everything, so keep it as safe as the portal",
            Required = true,
        };
        return Of(
            "backup",
            "Writes a checked copy of the embedded database, with the portal's key, into one file. The portal may be running.",
            (app, parsed, cancellation) => Backups.Write(app.Services, parsed.GetRequiredValue(file), cancellation),
            file
        );
    }

    private Command Restore()
    {
        var from = new Option<FileInfo>("--from") { Description = "A file that \"backup\" wrote", Required = true };
        return Of(
            "restore",
            "Puts a backup into the data folder, which must not hold a database yet, and checks the audit and the ledger.",
            (app, parsed, cancellation) => Backups.Restore(app.Services, parsed.GetRequiredValue(from), cancellation),
            from
        );
    }

    private Command TestMail()
    {
        var address = new Option<string>("--to") { Description = "The e-mail address it goes to", Required = true };
        return Of(
            "send-test-mail",
            "Sends one mail with the settings of mail and says what came of it. Needs no database.",
            (app, parsed, cancellation) => CommandLine.SendTestMail(app.Services, parsed.GetRequiredValue(address), cancellation),
            address
        );
    }

    private Command Verify()
    {
        var expected = new Option<string?>("--expect-head")
        {
            Description =
                "A head that was kept elsewhere, such as 812:3f…, from the mail to the auditors or the log: it must be in the audit",
        };
        return Of(
            "verify-audit",
            "Walks the audit's chain and says whether an entry was changed, taken out, slipped in or cut off at the end.",
            (app, parsed, cancellation) => CommandLine.VerifyAudit(WithDatabase(app.Services), parsed.GetValue(expected), cancellation),
            expected
        );
    }

    private Command Accept()
    {
        var reason = new Option<string>("--reason")
        {
            Description = "Which backup was restored, or what happened: it is kept in the audit",
            Required = true,
        };
        return Of(
            "accept-head",
            "Takes the audit up again where it stands, after a restore. It mends nothing, and every verify-audit tells of it.",
            (app, parsed, cancellation) =>
                CommandLine.AcceptHead(WithDatabase(app.Services), parsed.GetRequiredValue(reason), cancellation),
            reason
        );
    }

    private Command Check() =>
        Of(
            "check-ledger",
            "Rebuilds every payout from its ledger and every payroll batch from its lines, and holds them against the audit, "
                + "the hires and each other.",
            (app, _, cancellation) => CommandLine.CheckLedger(WithDatabase(app.Services), cancellation)
        );

    private Command Of(
        string name,
        string does,
        Func<WebApplication, ParseResult, CancellationToken, Task<int>> run,
        params Option[] options
    )
    {
        var command = new Command(name, does) { TreatUnmatchedTokensAsErrors = false };
        foreach (var option in options)
            command.Add(option);
        command.SetAction(
            async (parsed, cancellation) =>
            {
                if (GivenSettings.Misspelt(parsed.UnmatchedTokens) is { } wrong)
                {
                    await Console.Error.WriteLineAsync($"There is no option \"{wrong}\" of {name}. {name} --help lists them.");
                    return 1;
                }
                try
                {
                    await using var app = build([name, .. parsed.UnmatchedTokens, "--Logging:LogLevel:Default=Warning"]);
                    return await run(app, parsed, cancellation);
                }
                catch (Exception told)
                    when (told is OptionsValidationException or InvalidOperationException or IOException or System.Data.Common.DbException)
                {
                    await Console.Error.WriteLineAsync(DatabaseErrors.IsDamaged(told) ? DatabaseErrors.Damaged : told.Message);
                    return 1;
                }
            }
        );
        return command;
    }

    /// <summary>Opening the embedded database where there is none would make an empty one, which the first start takes for a
    /// company.</summary>
    private static IServiceProvider WithDatabase(IServiceProvider services)
    {
        var (root, host) = (services.GetRequiredService<IOptions<DataOptions>>(), services.GetRequiredService<IHostEnvironment>());
        var folder = DataFolder.Of(root.Value, host);
        if (
            services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Sqlite
            && !File.Exists(Path.Combine(folder, DataFolder.DatabaseName))
        )
            throw new InvalidOperationException($"There is no database in {folder}.");
        return services;
    }
}

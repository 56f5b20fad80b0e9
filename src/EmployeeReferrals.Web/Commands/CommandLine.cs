using System.CommandLine;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Mail;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Mail;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Commands;

/// <summary>What the program does besides serving: for whoever has the machine, with the same settings as the portal.</summary>
internal static class CommandLine
{
    private static readonly Actor Operator = Actor.System("Command line");

    public static Task<int> Run(string[] args, Func<string[], WebApplication> build)
    {
        var root = new RootCommand(
            "Employee Referrals. Without a command it serves the portal. Settings are given in appsettings.json, "
                + "as environment variables (Section__Name) or as --Section:Name=value."
        )
        {
            TreatUnmatchedTokensAsErrors = false,
        };
        root.SetAction(
            (parsed, cancellation) =>
                parsed.UnmatchedTokens is [var word, ..] && !word.StartsWith('-') && !word.Contains('=', StringComparison.Ordinal)
                    ? Task.FromResult(Unknown(word))
                    : Serve(() => build(args))
        );

        var script = new Option<DirectoryInfo?>("--script")
        {
            Description = "Write the SQL scripts for a database administrator into this folder instead, and touch no database",
        };
        Add(
            "migrate",
            "Brings the database to this version of the portal: tables, first rows and, on SQL Server, "
                + "the background server's own schema. Needs an account that may change the schema.",
            (app, parsed, cancellation) =>
                parsed.GetValue(script) is { } folder
                    ? SchemaCommands.Script(app.Services, folder)
                    : SchemaCommands.Migrate(app.Services, cancellation),
            script
        );

        var to = new Option<string>("--to")
        {
            Description = "The connection string of the SQL Server database, brought up to date by \"migrate\" and still without people",
            Required = true,
        };
        Add(
            "copy-database",
            "Copies a company from the embedded database in the data folder to SQL Server, all or nothing, and compares counts, "
                + "sums, contents and the audit of both. The portal must be stopped.",
            (app, parsed, cancellation) => CopyDatabase.Run(app.Services, parsed.GetRequiredValue(to), cancellation),
            to
        );

        var file = new Option<FileInfo>("--to")
        {
            Description = "The file to write, such as /backups/portal-monday.zip; it holds everything, so keep it as safe as the portal",
            Required = true,
        };
        Add(
            "backup",
            "Writes a checked copy of the embedded database, with the portal's key, into one file. The portal may be running.",
            (app, parsed, cancellation) => Backups.Write(app.Services, parsed.GetRequiredValue(file), cancellation),
            file
        );

        var from = new Option<FileInfo>("--from") { Description = "A file that \"backup\" wrote", Required = true };
        Add(
            "restore",
            "Puts a backup into the data folder, which must not hold a database yet, and checks the audit and the ledger.",
            (app, parsed, cancellation) => Backups.Restore(app.Services, parsed.GetRequiredValue(from), cancellation),
            from
        );

        var address = new Option<string>("--to") { Description = "The e-mail address it goes to", Required = true };
        Add(
            "send-test-mail",
            "Sends one mail with the settings of mail and says what came of it. Needs no database.",
            (app, parsed, cancellation) => SendTestMail(app.Services, parsed.GetRequiredValue(address), cancellation),
            address
        );

        var expected = new Option<string?>("--expect-head")
        {
            Description =
                "A head that was kept elsewhere, such as 812:3f…, from the mail to the auditors or the log: it must be in the audit",
        };
        Add(
            "verify-audit",
            "Walks the audit's chain and says whether an entry was changed, taken out, slipped in or cut off at the end.",
            (app, parsed, cancellation) => VerifyAudit(WithDatabase(app.Services), parsed.GetValue(expected), cancellation),
            expected
        );

        var reason = new Option<string>("--reason")
        {
            Description = "Which backup was restored, or what happened: it is kept in the audit",
            Required = true,
        };
        Add(
            "accept-head",
            "Takes the audit up again where it stands, after a restore. It mends nothing, and every verify-audit tells of it.",
            (app, parsed, cancellation) => AcceptHead(WithDatabase(app.Services), parsed.GetRequiredValue(reason), cancellation),
            reason
        );
        Add(
            "check-ledger",
            "Rebuilds every payout from its ledger and every payroll batch from its lines, and holds them against the audit, "
                + "the hires and each other.",
            (app, _, cancellation) => CheckLedger(WithDatabase(app.Services), cancellation)
        );
        // Signals are the host's: it stops when the work at hand is done.
        return root.Parse(args)
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });

        void Add(string name, string does, Func<WebApplication, ParseResult, CancellationToken, Task<int>> run, params Option[] options)
        {
            var command = new Command(name, does) { TreatUnmatchedTokensAsErrors = false };
            foreach (var option in options)
                command.Add(option);
            command.SetAction(
                async (parsed, cancellation) =>
                {
                    try
                    {
                        await using var app = build([name, .. parsed.UnmatchedTokens, "--Logging:LogLevel:Default=Warning"]);
                        return await run(app, parsed, cancellation);
                    }
                    catch (Exception told)
                        when (told
                                is OptionsValidationException
                                    or InvalidOperationException
                                    or IOException
                                    or System.Data.Common.DbException
                        )
                    {
                        await Console.Error.WriteLineAsync(DatabaseErrors.IsDamaged(told) ? DatabaseErrors.Damaged : told.Message);
                        return 1;
                    }
                }
            );
            root.Add(command);
        }
    }

    /// <summary>Nothing but settings: the portal itself.</summary>
    public static bool Serves(string[] args) => args is not [var word, ..] || word.StartsWith('-');

    private static async Task<int> Serve(Func<WebApplication> build)
    {
        try
        {
            var app = build();
            app.Services.GetRequiredService<DatabaseStart>().Lock();
            Addresses.CheckFree(app.Configuration);
            await app.RunAsync();
            return Environment.ExitCode;
        }
        // Whoever hosts the portal in another program wants the exception.
        catch (Exception told)
            when (told is OptionsValidationException or FolderInUse or AddressTaken or IOException or UnauthorizedAccessException
                && System.Reflection.Assembly.GetEntryAssembly() == typeof(CommandLine).Assembly
            )
        {
            await Console.Error.WriteLineAsync(told.Message);
            return 1;
        }
    }

    private static int Unknown(string word)
    {
        Console.Error.WriteLine($"There is no command \"{word}\". --help lists them.");
        return 1;
    }

    public static async Task<int> SendTestMail(IServiceProvider services, string to, CancellationToken cancellation)
    {
        var forReal = !services.GetRequiredService<IHostEnvironment>().AllowsDemo();
        foreach (
            var advice in MailAdvice.For(
                services.GetRequiredService<IOptions<MailOptions>>().Value,
                services.GetRequiredService<IOptions<PortalOptions>>().Value,
                forReal
            )
        )
            Console.WriteLine(advice);
        await using var scope = services.CreateAsyncScope();
        var result = await scope.ServiceProvider.GetRequiredService<SendTestMail>().Execute(Operator, new(to), cancellation);
        await (result.IsOk ? Console.Out : Console.Error).WriteLineAsync(result.IsOk ? result.Value.Sentence : result.Sentence);
        return result.IsOk ? 0 : 1;
    }

    /// <param name="expected">As verify-audit, the log or the monthly mail told it; null: none was given.</param>
    public static async Task<int> VerifyAudit(IServiceProvider services, string? expected, CancellationToken cancellation)
    {
        var head = expected is null
            ? null
            : HeadMark.Parse(expected)
                ?? throw new InvalidOperationException(
                    "--expect-head takes a number, a colon and 64 hexadecimal digits, "
                        + "as the mail to the auditors and this command print it."
                );
        await using var scope = services.CreateAsyncScope();
        var report = (await scope.ServiceProvider.GetRequiredService<VerifyAudit>().Execute(Operator, new(head), cancellation)).Value;
        foreach (var line in AuditReport.Lines(report, head))
            Console.WriteLine(line);
        return report.IsWhole ? 0 : 2;
    }

    public static async Task<int> AcceptHead(IServiceProvider services, string reason, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var accepted = await scope.ServiceProvider.GetRequiredService<AcceptHead>().Execute(Operator, new(reason), cancellation);
        if (!accepted.IsOk)
        {
            await Console.Error.WriteLineAsync(accepted.Sentence);
            return 1;
        }
        Console.WriteLine(
            $"The audit is taken up again after entry {accepted.Value.FoundNumber}. That it was, and why, "
                + "stands in it and is told by every verify-audit."
        );
        return 0;
    }

    public static async Task<int> CheckLedger(IServiceProvider services, CancellationToken cancellation)
    {
        await using var scope = services.CreateAsyncScope();
        var report = (await scope.ServiceProvider.GetRequiredService<CheckLedger>().Execute(Operator, cancellation)).Value;
        foreach (var line in LedgerReport.Lines(report))
            Console.WriteLine(line);
        return report.Count == 0 ? 0 : 2;
    }

    /// <summary>Opening the embedded database where there is none would make an empty one, which the first start takes for a
    /// company.</summary>
    private static IServiceProvider WithDatabase(IServiceProvider services)
    {
        if (
            services.GetRequiredService<IOptions<DatabaseOptions>>().Value.Provider == DatabaseProvider.Sqlite
            && services.GetRequiredService<DataFolder>() is var folder
            && !File.Exists(folder.Database)
        )
            throw new InvalidOperationException($"There is no database in {folder.Root}.");
        return services;
    }
}

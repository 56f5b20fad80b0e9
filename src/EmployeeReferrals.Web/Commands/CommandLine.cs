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
        PrivateFiles.FromNowOn();
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

        foreach (var command in new CommandTable(build).All)
            root.Add(command);
        // Signals are the host's: it stops when the work at hand is done.
        return root.Parse(args)
            .InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
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
}

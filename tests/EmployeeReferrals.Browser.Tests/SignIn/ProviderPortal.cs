using System.Diagnostics;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.SignIn;

/// <summary>The portal as it is published, in Production, on a company that is empty but for its first administrator: configured by
/// settings alone.</summary>
public sealed class ProviderPortal(IReadOnlyDictionary<string, string> settings, Certificates certificates)
    : RunningPortal(Directory.CreateTempSubdirectory("portal-").FullName, own: true)
{
    public const string FirstAdministrator = "flora.first@company.example";
    private static readonly Lazy<Task<string>> Published = new(Publish);
    private string _program = "";

    public override async ValueTask InitializeAsync()
    {
        _program = await Published.Value;
        await base.InitializeAsync();
    }

    /// <summary>Once it has read what its provider publishes: both have only just begun, and the first question may come too
    /// early.</summary>
    public async Task KnowsItsProvider()
    {
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        for (var tries = 0; tries < 60; tries++)
        {
            using var answer = await http.GetAsync(new Uri($"{Address}/sign-in/start"));
            if (answer.Headers.Location?.OriginalString.Contains("turned-away", StringComparison.Ordinal) == false)
                return;
            await Task.Delay(TimeSpan.FromSeconds(1));
        }
        Assert.Fail("The portal does not reach its provider");
    }

    protected override ProcessStartInfo Program()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = _program,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(_program, "EmployeeReferrals.Web.dll"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["SSL_CERT_FILE"] = certificates.ServerFile;
        start.Environment["SignIn__FirstAdministrator"] = FirstAdministrator;
        // The tests sign in more often than anybody does from one address.
        start.Environment["Limits__SignInsPerMinute"] = "10000";
        foreach (var (key, value) in settings)
            start.Environment[key.Replace(":", "__", StringComparison.Ordinal)] = value;
        return start;
    }

    /// <summary>The portal's own: in Production it goes by the system's clock, and by the company's days.</summary>
    public static DateOnly Today => new CompanySettings().Calendar.DayOf(TimeProvider.System.GetUtcNow());

    /// <summary>Somebody in the directory, beside what the pages do.</summary>
    public async Task<Guid> Add(string name, string? email = null, Roles roles = Roles.None, int firstDay = -100, int? lastDay = null)
    {
        var today = Today;
        var person = new Person(Guid.CreateVersion7(), name, email ?? EmailOf(name), today.AddDays(firstDay))
        {
            Roles = roles,
            Level = 3,
            LegalEntity = "Company BV",
            Department = "Nursing",
            Location = "Utrecht",
        };
        if (lastDay is { } days)
            person.RecordLastDay(today.AddDays(days), LeavingReason.OwnWish);
        await using var db = Databases.Sqlite(Path.Combine(Folder, "portal.db"), null, mailings: new MailKinds())();
        db.People.Add(person);
        var kept = await db.Commit(Actor.System("Test"), TimeProvider.System.GetUtcNow(), default);
        Assert.True(kept.IsOk, kept.Sentence);
        return person.Id;
    }

    /// <summary>An hour has passed since the provider was asked which roles somebody has, who had one more of them then.</summary>
    public async Task AskAgain(string name, Roles had)
    {
        await using var db = Databases.Sqlite(Path.Combine(Folder, "portal.db"), null, mailings: new MailKinds())();
        var person = await db.People.Where(p => p.Name == name).Select(p => p.Id).SingleAsync();
        await db
            .Sessions.Where(s => s.PersonId == person && s.EndedAt == null)
            .ExecuteUpdateAsync(set =>
                set.SetProperty(s => s.Claimed, had).SetProperty(s => s.AskAt, TimeProvider.System.GetUtcNow().AddMinutes(-1))
            );
    }

    public static string EmailOf(string name) => $"{name.ToLowerInvariant().Replace(' ', '.')}@company.example";

    /// <summary>The heading of the page, and nobody signed in.</summary>
    public static async Task TurnedAway(IPage page, string heading)
    {
        await Assertions
            .Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = heading }))
            .ToBeVisibleAsync(new() { Timeout = 15_000 });
        Assert.DoesNotContain(await page.Context.CookiesAsync(), c => c.Name.StartsWith("portal", StringComparison.Ordinal));
    }

    /// <summary>Home, as this person and in this role.</summary>
    public static async Task SignedInAs(IPage page, string name, string role)
    {
        await Assertions.Expect(page.Locator("summary.persona")).ToContainTextAsync(name, new() { Timeout = 15_000 });
        await Assertions.Expect(page.Locator("summary.persona")).ToContainTextAsync(role);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        // What the portal wrote is the first thing to read when a sign-in did not work.
        await File.WriteAllTextAsync(
            Path.Combine(
                Repository,
                "artifacts",
                $"portal-{settings["SignIn:Mode"]}-{(settings.ContainsKey("SignIn:NeedsRole") ? "one" : "list")}.log"
            ),
            Log
        );
    }

    private static async Task<string> Publish()
    {
        var folder = Path.Combine(Repository, "artifacts", "published");
        await Run("dotnet", Repository, "publish", Project, "--no-build", "-c", Configuration, "-o", folder, "-v", "q");
        return folder;
    }

    internal static async Task Run(string program, string folder, params string[] arguments)
    {
        using var process = Process.Start(
            new ProcessStartInfo(program, arguments)
            {
                WorkingDirectory = folder,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
            throw new InvalidOperationException(
                $"{program} {string.Join(' ', arguments)} ended with {process.ExitCode}:\n{await output}{await errors}"
            );
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using Microsoft.Playwright;
using MimeKit;

[assembly: AssemblyFixture(typeof(EmployeeReferrals.Browser.Tests.DemoData))]
// Each collection has a portal of its own; two at once keep two cores busy while one waits for its browser.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: TestCollectionOrderer(typeof(EmployeeReferrals.Browser.Tests.LargestFirst))]

namespace EmployeeReferrals.Browser.Tests;

/// <summary>The demonstration company, filled once for all tests; each class works on a copy. Where
/// EMPLOYEEREFERRALS_DEMONSTRATION names a folder, it stays there for the next run: whoever works on a page does not wait for
/// it.</summary>
public sealed class DemoData : IAsyncLifetime
{
    private static readonly string? Kept = Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_DEMONSTRATION");

    public string Folder { get; } = Kept is null ? Directory.CreateTempSubdirectory("demo-").FullName : Path.GetFullPath(Kept);

    public async ValueTask InitializeAsync()
    {
        // Behind nginx the portal is there already, with a demonstration of its own.
        if (!RunningPortal.HasChromium || NginxTests.Site is not null)
            return;
        // A kept one was filled to its end: what died on the way lies under another name.
        if (Kept is not null && File.Exists(Path.Combine(Folder, "portal.db")))
            return;
        Directory.CreateDirectory(Folder);
        await using var portal = new RunningPortal(Folder);
        await portal.Start();
    }

    public ValueTask DisposeAsync()
    {
        if (Kept is null)
            Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>So that none of the large ones is left to run alone at the end.</summary>
public sealed class LargestFirst : Xunit.v3.ITestCollectionOrderer
{
    private static readonly string[] Large =
    [
        nameof(EveryPageTests),
        SmallStories.Name,
        nameof(WorkTests),
        nameof(MainPathTests),
        nameof(SignIn.OpenIdTests),
        nameof(OpenStatesTests),
        nameof(SignIn.FirstReferralTests),
        nameof(LeaversTests),
    ];

    public IReadOnlyCollection<T> OrderTestCollections<T>(IReadOnlyCollection<T> testCollections)
        where T : Xunit.Sdk.ITestCollection =>
        [
            .. testCollections.OrderBy(c =>
                Array.FindIndex(Large, name => c.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)) is var at && at < 0
                    ? Large.Length
                    : at
            ),
        ];
}

/// <summary>The real program on a port of its own, and a real browser in front of it.</summary>
public class RunningPortal : IAsyncLifetime
{
    /// <summary>Where the sources lie.</summary>
    internal static string Repository { get; } = Root();

    /// <summary>Without the windows that nobody sees, where it can be had: a page takes a quarter less.</summary>
    public static string Chromium { get; } =
        File.Exists("/usr/bin/chromium-headless-shell") ? "/usr/bin/chromium-headless-shell" : "/usr/bin/chromium";
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];
    private readonly string _folder;
    private readonly bool _own;
    private readonly Dictionary<string, IBrowserContext> _signedIn = [];
    private readonly System.Text.StringBuilder _log = new();
    private Process? _process;
    private IPlaywright? _playwright;

    public RunningPortal(DemoData demo)
    {
        _folder = Directory.CreateTempSubdirectory("portal-").FullName;
        _own = true;
        foreach (var file in Directory.GetFiles(demo.Folder, "*", SearchOption.AllDirectories))
        {
            var to = Path.Combine(_folder, Path.GetRelativePath(demo.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(to)!);
            if (Path.GetFileName(file) != ".lock")
                File.Copy(file, to);
        }
    }

    internal RunningPortal(string folder, bool own = false) => (_folder, _own) = (folder, own);

    /// <summary>A Tuesday morning: the stories stand on it whenever they are run, and the clock goes on from there.</summary>
    private const string Moment = "2026-11-24T09:30:00Z";

    public static bool HasChromium => File.Exists(Chromium);
    public string Address { get; private set; } = "";

    /// <summary>What the program wrote.</summary>
    public string Log => _log.ToString();
    public IBrowser Browser { get; private set; } = null!;
    protected string Folder => _folder;
    protected static string Project { get; } = Path.Combine(Repository, "src", "EmployeeReferrals.Web");
    protected static string Configuration { get; } =
        AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            ? "Release"
            : "Debug";
    public string MailFolder => Path.Combine(_folder, "mail");

    public static string Shots { get; } = Directory.CreateDirectory(Path.Combine(Repository, "artifacts", "shots")).FullName;

    public virtual async ValueTask InitializeAsync()
    {
        if (!HasChromium)
            return;
        Assertions.SetDefaultExpectTimeout(30_000);
        await Start();
        _playwright = await Playwright.CreateAsync();
        Browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }

    /// <summary>The program, and what it is told in its environment.</summary>
    protected virtual ProcessStartInfo Program()
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Project,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(Project, "bin", Configuration, "net10.0", "EmployeeReferrals.Web.dll"));
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        start.Environment["Demo__Moment"] = Moment;
        return start;
    }

    public async Task Start()
    {
        Address = $"http://localhost:{FreePort()}";
        var start = Program();
        start.Environment["ASPNETCORE_URLS"] = Address;
        start.Environment["Data__Folder"] = _folder;
        start.Environment["Portal__Address"] = Address;
        _process = Process.Start(start)!;
        var log = _log;
        _process.OutputDataReceived += (_, line) => log.AppendLine(line.Data);
        _process.ErrorDataReceived += (_, line) => log.AppendLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        using var http = new HttpClient();
        // Filling the demonstration takes half a minute, and several on a machine that does other things.
        var begun = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begun) < TimeSpan.FromMinutes(5))
        {
            if (_process.HasExited)
                throw new InvalidOperationException($"The portal ended:\n{log}");
            try
            {
                if ((await http.GetAsync(new Uri($"{Address}/health"))).StatusCode == HttpStatusCode.OK)
                    return;
            }
            catch (HttpRequestException)
            { /* not listening yet */
            }
            await Task.Delay(50);
        }
        throw new TimeoutException($"The portal did not get ready:\n{log}");
    }

    /// <summary>A new visitor: own cookies, own memory.</summary>
    public async Task<IPage> Visitor(string zone = CompanyZone) => await (await NewContext(zone)).NewPageAsync();

    /// <summary>The demonstration's own, so that times need no place beside them.</summary>
    private const string CompanyZone = "Europe/Amsterdam";

    /// <summary>A page of somebody who signed in by the page, the first time; later pages share the browser's memory and the
    /// session.</summary>
    public async Task<IPage> SignedIn(string name)
    {
        if (!_signedIn.TryGetValue(name, out var context))
        {
            context = await NewContext();
            var first = await context.NewPageAsync();
            await first.GotoAsync("/sign-in");
            await first.GetByRole(AriaRole.Button, new() { Name = name }).ClickAsync();
            await first.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/$"));
            await first.CloseAsync();
            _signedIn[name] = context;
        }
        return await context.NewPageAsync();
    }

    private async Task<IBrowserContext> NewContext(string zone = CompanyZone)
    {
        var context = await Browser.NewContextAsync(
            new()
            {
                BaseURL = Address,
                TimezoneId = zone,
                ViewportSize = new() { Width = 1440, Height = 1000 },
                ReducedMotion = ReducedMotion.Reduce,
                IgnoreHTTPSErrors = true,
            }
        );
        // As patient as a machine that does other things at the same time asks for; nothing waits this long when all is well.
        context.SetDefaultTimeout(30_000);
        context.Console += (_, message) =>
        {
            if (message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
                Refused.Enqueue(message.Text);
        };
        return context;
    }

    /// <summary>What the pages wanted and their policy did not let them.</summary>
    public System.Collections.Concurrent.ConcurrentQueue<string> Refused { get; } = [];

    public async Task<string> Advance(int days)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromMinutes(5) };
        var answer = await http.PostAsJsonAsync(new Uri($"{Address}/demo/clock"), new { days });
        answer.EnsureSuccessStatusCode();
        return await answer.Content.ReadAsStringAsync();
    }

    private readonly System.Collections.Concurrent.ConcurrentDictionary<(string File, DateTime Written), MimeMessage> _read = [];

    /// <summary>The mails that lie in the folder, each read once. An erasure may take one away between listing and reading.</summary>
    public IReadOnlyList<MimeMessage> Mails()
    {
        var mails = new List<MimeMessage>();
        foreach (var file in Directory.GetFiles(MailFolder, "*.eml"))
        {
            try
            {
                mails.Add(_read.GetOrAdd((file, File.GetLastWriteTimeUtc(file)), m => MimeMessage.Load(m.File)));
            }
            catch (FileNotFoundException)
            { /* erased meanwhile */
            }
        }
        return mails;
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (Browser is not null)
            await Browser.CloseAsync();
        _playwright?.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
        if (_own)
            Directory.Delete(_folder, recursive: true);
        Assert.Empty(Refused);
        GC.SuppressFinalize(this);
    }

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private static string Root([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", ".."));
}

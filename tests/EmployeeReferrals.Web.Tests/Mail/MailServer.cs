using System.Diagnostics;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace EmployeeReferrals.Web.Tests.Mail;

/// <summary>A real mail server in a process of its own, which can be killed.</summary>
public sealed class MailServer : IAsyncDisposable
{
    private static readonly Lazy<Task<bool>> Installed = new(Install);
    private readonly object _settings;
    private readonly List<string> _told = [];
    private Process _process = null!;

    private MailServer(object settings) => _settings = settings;

    public int Port { get; private set; }
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_told)
                return [.. _told];
        }
    }

    /// <summary>The Message-Id of every mail that was taken, as often as it was.</summary>
    public IReadOnlyList<string> Mails =>
        [.. Told.Where(l => l.StartsWith("mail ", StringComparison.Ordinal)).Select(l => l.Split(' ')[1])];
    public int Connections => Told.Count(l => l == "connected");
    public IReadOnlyList<string> SignIns => [.. Told.Where(l => l.StartsWith("auth ", StringComparison.Ordinal)).Select(l => l[5..])];

    public static async Task<MailServer> Start(object? settings = null)
    {
        Assert.SkipUnless(await Installed.Value, "Node and npm are needed for a mail server");
        var server = new MailServer(settings ?? new { });
        await server.Run();
        return server;
    }

    public IEnumerable<string> To(string mail) =>
        Told.Where(l => l.StartsWith($"mail {mail} ", StringComparison.Ordinal)).Select(l => l.Split(' ')[2]);

    public async Task Set(object settings)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(settings));
        await _process.StandardInput.FlushAsync();
        await Until(() => Told.Contains("set"));
        lock (_told)
            _told.Remove("set");
    }

    public async Task Kill()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    /// <summary>After a kill, on the same port.</summary>
    public async Task Run()
    {
        var settings = JsonSerializer.SerializeToNode(_settings)!.AsObject();
        if (Port > 0)
            settings["port"] = Port;
        lock (_told)
            _told.RemoveAll(l => l.StartsWith("listening", StringComparison.Ordinal));
        _process = Process.Start(
            new ProcessStartInfo("node", [Path.Combine(Folder(), "server.js"), settings.ToJsonString()])
            {
                RedirectStandardOutput = true,
                RedirectStandardInput = true,
            }
        )!;
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is not null)
                lock (_told)
                    _told.Add(line.Data);
        };
        _process.BeginOutputReadLine();
        await Until(() => Told.Any(l => l.StartsWith("listening", StringComparison.Ordinal)));
        Port = int.Parse(
            Told.Last(l => l.StartsWith("listening", StringComparison.Ordinal)).Split(' ')[1],
            System.Globalization.CultureInfo.InvariantCulture
        );
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Kill();
        }
        catch (InvalidOperationException)
        { /* killed by the test */
        }
    }

    public static async Task Until(Func<bool> holds)
    {
        for (var tries = 0; !holds(); tries++)
        {
            Assert.True(tries < 500, "It did not come to pass in ten seconds");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Once, beside the script; the folder is not kept.</summary>
    private static async Task<bool> Install()
    {
        if (!await Runs("node", "--version") || !await Runs("npm", "--version"))
            return false;
        return Directory.Exists(Path.Combine(Folder(), "node_modules", "smtp-server"))
            || await Runs("npm", "ci", "--omit-lockfile-registry-resolved", "--no-audit", "--no-fund", "--ignore-scripts");
    }

    private static async Task<bool> Runs(string program, params string[] arguments)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, arguments)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    WorkingDirectory = Folder(),
                }
            )!;
            await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.WaitForExitAsync();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static string Folder([System.Runtime.CompilerServices.CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "server");
}

/// <summary>An address that gives tokens, each a new one.</summary>
public sealed class TokenServer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private int _given;

    private TokenServer(WebApplication app) => _app = app;

    public int Status { get; set; } = 200;
    public int Asked { get; private set; }
    public string Address => _app.Urls.Single() + "/token";

    public static async Task<TokenServer> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var server = new TokenServer(builder.Build());
        server._app.MapPost("/token", async (HttpRequest request) =>
        {
            server.Asked++;
            var form = await request.ReadFormAsync();
            if (server.Status != 200)
                return Results.Json(new { error = "invalid_client" }, statusCode: server.Status);
            if (
                form["grant_type"] != "client_credentials"
                || form["client_id"] != "portal"
                || form["client_secret"] != "secret"
                || form["scope"] != "mail"
            )
                return Results.BadRequest();
            return Results.Json(
                new
                {
                    token_type = "Bearer",
                    access_token = $"token-{++server._given}",
                    expires_in = 3600,
                }
            );
        });
        await server._app.StartAsync();
        return server;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();
}

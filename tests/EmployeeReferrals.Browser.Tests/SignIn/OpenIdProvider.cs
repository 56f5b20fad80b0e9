using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.Json;
using Microsoft.IdentityModel.Tokens;

namespace EmployeeReferrals.Browser.Tests.SignIn;

/// <summary>The certified provider of Provider/server.mjs, in a process of its own.</summary>
public sealed class OpenIdProvider(Certificates certificates) : IAsyncDisposable
{
    private readonly HttpClient _http = new(
        new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator }
    );
    private Process? _process;

    public string Address { get; } = $"https://localhost:{RunningPortal.FreePort()}";

    public static bool CanRun { get; } = Has("node") && Has(OperatingSystem.IsWindows() ? "npm.cmd" : "npm");

    public async Task Start(string portal, IReadOnlyDictionary<string, object> accounts)
    {
        var source = Path.Combine(RunningPortal.Repository, "tests", "EmployeeReferrals.Browser.Tests", "SignIn", "Provider");
        var folder = Directory.CreateDirectory(Path.Combine(RunningPortal.Repository, "artifacts", "provider")).FullName;
        foreach (var file in Directory.GetFiles(source))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        if (!Directory.Exists(Path.Combine(folder, "node_modules", "oidc-provider")))
            await ProviderPortal.Run(
                OperatingSystem.IsWindows() ? "npm.cmd" : "npm",
                folder,
                "install",
                "--no-audit",
                "--no-fund",
                "--no-package-lock"
            );

        var key = certificates.Client.GetRSAPublicKey()!.ExportParameters(false);
        var start = new ProcessStartInfo("node", "server.mjs")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PROVIDER"] = JsonSerializer.Serialize(
            new
            {
                issuer = Address,
                certificate = certificates.ServerFile,
                key = certificates.ServerKeyFile,
                accounts,
                client = new
                {
                    client_id = "referrals",
                    redirect_uris = new[] { $"{portal}/signin-oidc" },
                    post_logout_redirect_uris = new[] { $"{portal}/signout-callback-oidc" },
                    token_endpoint_auth_method = "private_key_jwt",
                    jwks = new
                    {
                        keys = new[]
                        {
                            new
                            {
                                kty = "RSA",
                                use = "sig",
                                kid = certificates.Client.Thumbprint,
                                n = Base64UrlEncoder.Encode(key.Modulus),
                                e = Base64UrlEncoder.Encode(key.Exponent),
                            },
                        },
                    },
                },
            }
        );
        _process = Process.Start(start)!;
        var log = new System.Text.StringBuilder();
        var listening = new TaskCompletionSource();
        _process.OutputDataReceived += (_, line) =>
        {
            log.AppendLine(line.Data);
            if (line.Data == "listening")
                listening.TrySetResult();
        };
        _process.ErrorDataReceived += (_, line) => log.AppendLine(line.Data);
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        if (await Task.WhenAny(listening.Task, Task.Delay(30_000)) != listening.Task)
            throw new TimeoutException($"The provider did not start:\n{log}");
    }

    /// <summary>"fault=expired", "fault=", "down=yes", "rollover".</summary>
    public async Task Tell(string what) => (await _http.GetAsync(new Uri($"{Address}/test?{what}"))).EnsureSuccessStatusCode();

    private static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(folder => File.Exists(Path.Combine(folder, program)) || File.Exists(Path.Combine(folder, program + ".exe")));

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        if (_process is { HasExited: false })
        {
            _process.Kill();
            await _process.WaitForExitAsync();
        }
        _process?.Dispose();
    }
}

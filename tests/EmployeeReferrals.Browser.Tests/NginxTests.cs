using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>A browser at a portal behind nginx. Run by <c>infra/try-nginx.sh FOLDER --browser</c>, which starts both and says where they
/// are.</summary>
public sealed class NginxTests
{
    /// <summary>Host, and the ports on this machine that stand for its 80 and 443: "referrals.example.com=8480,8443".</summary>
    public static string? Site => Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_BEHIND");

    [Fact(Explicit = true)]
    public async Task Portal_behind_nginx_is_signed_in_to_and_its_pages_live()
    {
        var site = Site ?? throw new InvalidOperationException("EMPLOYEEREFERRALS_BEHIND names the site; infra/try-nginx.sh sets it");
        var host = site.Split('=')[0];
        var ports = site.Split('=')[1].Split(',');
        using var playwright = await Playwright.CreateAsync();
        await using var browser = await playwright.Chromium.LaunchAsync(
            new()
            {
                ExecutablePath = RunningPortal.Chromium,
                Args =
                [
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-quic",
                    "--no-first-run",
                    $"--host-resolver-rules=MAP {host}:80 127.0.0.1:{ports[0]},MAP {host}:443 127.0.0.1:{ports[1]}",
                ],
            }
        );
        var context = await browser.NewContextAsync(
            new()
            {
                BaseURL = $"https://{host}",
                ViewportSize = new() { Width = 1440, Height = 1000 },
                IgnoreHTTPSErrors = true,
            }
        );
        context.SetDefaultTimeout(30_000);
        SetDefaultExpectTimeout(30_000);
        var page = await context.NewPageAsync();
        var (refused, sockets, received, polled) = (new List<string>(), new List<string>(), 0, 0);
        context.Console += (_, message) =>
        {
            if (message.Type == "error")
                refused.Add(message.Text);
        };
        page.WebSocket += (_, socket) =>
        {
            sockets.Add(socket.Url);
            socket.FrameReceived += (_, _) => received++;
        };
        page.Request += (_, request) =>
        {
            if (request.Url.Contains("/_blazor?id=", StringComparison.Ordinal))
                polled++;
        };

        await page.GotoAsync($"http://{host}/sign-in");
        Assert.StartsWith($"https://{host}/", page.Url, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Button, new() { Name = "Jonas Weber" }).ClickAsync();
        await page.WaitForURLAsync($"https://{host}/");
        await Expect(page.Locator("summary.persona")).ToContainTextAsync("Jonas Weber");
        var cookies = await context.CookiesAsync();
        Assert.Contains(cookies, c => c.Name == "portal");
        Assert.All(cookies.Where(c => c.Name != "theme"), c => Assert.True(c is { Secure: true, HttpOnly: true }, c.Name));

        var id = await new ReferPage(page).Refer("Nils Nginx", "nils.nginx@mail.example");
        Assert.NotEqual(Guid.Empty, id);
        var pipeline = new PipelinePage(page);
        await pipeline.OpenBoard(ReferPage.Role);
        await page.Locator("article.card .icon-btn.more").First.ClickAsync();
        await Expect(page.Locator("article.card .menu")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");
        await Expect(page.Locator("article.card .menu")).ToHaveCountAsync(0);

        // A page that is only read for longer than a proxy waits by itself, and still answers.
        await Task.Delay(TimeSpan.FromSeconds(70), TestContext.Current.CancellationToken);
        await page.Locator("article.card .icon-btn.more").First.ClickAsync();
        await Expect(page.Locator("article.card .menu")).ToBeVisibleAsync();
        Assert.All(sockets, s => Assert.StartsWith($"wss://{host}/_blazor", s, StringComparison.Ordinal));
        Assert.NotEmpty(sockets);
        Assert.True(received > 3, $"{received} frames");
        Assert.Equal(0, polled);
        Assert.Empty(refused);
        await page.ScreenshotAsync(new() { Path = Path.Combine(RunningPortal.Shots, "behind-nginx.png") });
    }
}

using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using EmployeeReferrals.Web.Tests.Background;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Data;

/// <summary>The program itself, with its data on a file system of a few megabytes that another program fills.</summary>
public sealed partial class TinyDiskTests
{
    private const string Why = "She stays calm when three alarms ring at once.";
    private static readonly CancellationToken Token = TestContext.Current.CancellationToken;

    [Fact]
    public async Task Full_disk_is_a_sentence_and_all_goes_on_when_there_is_room_again()
    {
        // Not everywhere may one mount; the same in one process is asked by DatabaseAwayTests.
        if (!await CanMount())
            return;
        await using var company = new EmbeddedPortal();
        await company.InitializeAsync();
        // First, for it makes the keys that go along with the copy.
        var cookie = company.CookieOf(company.Ada);
        var made = Path.Combine(company.Folder, "copy.db");
        await using (var db = company.Db())
            await db.Database.ExecuteSqlAsync($"VACUUM INTO {made}", Token);
        // Where it is mounted, for the program alone.
        var disk = Directory.CreateTempSubdirectory("tiny-").FullName;
        var address = $"http://127.0.0.1:{FreePort()}";
        using var portal = Start(disk, made, address);
        try
        {
            using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false })
            {
                BaseAddress = new Uri(address),
            };
            browser.DefaultRequestHeaders.Add("Cookie", cookie);
            browser.DefaultRequestHeaders.Accept.ParseAdd("text/html");
            await AwayPortal.Until(async () => await Status(browser, "/health/ready") == HttpStatusCode.OK);
            var form = await browser.GetAsync(new Uri($"/refer?opening={company.Nurse}", UriKind.Relative), Token);
            var page = await form.Content.ReadAsStringAsync(Token);
            browser.DefaultRequestHeaders.Add("Cookie", form.Headers.GetValues("Set-Cookie").Select(c => c.Split(';')[0]));

            var seen = $"/proc/{portal.Id}/root{disk}";
            var filler = Path.Combine(seen, "filler");
            Fill(filler);
            var refused = await Send(browser, company.Nurse, page);
            var said = await refused.Content.ReadAsStringAsync(Token);
            Assert.Contains("Nothing was saved", said, StringComparison.Ordinal);
            Assert.Contains(Why, said, StringComparison.Ordinal);
            await AwayPortal.Until(async () => await Status(browser, "/health/ready") == HttpStatusCode.ServiceUnavailable);
            Assert.Equal(HttpStatusCode.OK, await Status(browser, "/health/live"));
            // What only reads goes on.
            Assert.Equal(HttpStatusCode.OK, await Status(browser, "/refer"));

            File.Delete(filler);
            var sent = await Send(browser, company.Nurse, page);
            Assert.Equal(HttpStatusCode.Found, sent.StatusCode);
            await AwayPortal.Until(async () => await Status(browser, "/health/ready") == HttpStatusCode.OK);
            var mine = await browser.GetStringAsync(new Uri("/my-referrals.csv", UriKind.Relative), Token);
            Assert.Equal(2, mine.Split("Cleo Calm").Length);
            Assert.False(portal.HasExited);
        }
        finally
        {
            if (!portal.HasExited)
                portal.Kill(entireProcessTree: true);
            await portal.WaitForExitAsync(Token);
            Directory.Delete(disk);
        }
    }

    private static Process Start(string disk, string database, string address) =>
        Shell(
            $"mount -t tmpfs -o size=16m tmpfs {disk} && cp {database} {disk}/portal.db && exec dotnet "
                + $"{Path.Combine(AppContext.BaseDirectory, "EmployeeReferrals.Web.dll")} "
                + $"--Data:Folder={disk} --urls={address} --Demo:Fill=false '--Security:Key=a key for tests'"
        );

    private static Process Shell(string command)
    {
        var start = new ProcessStartInfo("unshare")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["ASPNETCORE_ENVIRONMENT"] = "Testing" },
        };
        foreach (var argument in (string[])["--mount", "--map-root-user", "sh", "-c", command])
            start.ArgumentList.Add(argument);
        var process = Process.Start(start)!;
        // Read, or it waits for a reader.
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return process;
    }

    private static async Task<bool> CanMount()
    {
        if (!OperatingSystem.IsLinux())
            return false;
        try
        {
            using var process = Shell("mount -t tmpfs -o size=1m tmpfs /mnt");
            await process.WaitForExitAsync(Token);
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static void Fill(string file)
    {
        using var stream = new FileStream(file, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var page = new byte[4096];
        try
        {
            while (true)
                stream.Write(page);
        }
        catch (IOException)
        {
            // No room is left.
        }
    }

    private static async Task<HttpResponseMessage> Send(HttpClient browser, Guid opening, string page)
    {
        using var post = new MultipartFormDataContent();
        foreach (var (name, value) in HiddenFields.Of(page).Where(field => field.Name is not "returnUrl"))
            post.Add(new StringContent(value), name);
        post.Add(new StringContent("Cleo Calm"), "name");
        post.Add(new StringContent("calm@mail.example"), "email");
        // Long enough that it finds no room in a page that is there already.
        post.Add(new StringContent(Why + string.Concat(Enumerable.Repeat(" And she explains what she does, to whoever asks.", 35))), "why");
        return await browser.PostAsync(new Uri($"/refer?opening={opening}", UriKind.Relative), post, Token);
    }

    private static async Task<HttpStatusCode?> Status(HttpClient browser, string path)
    {
        try
        {
            return (await browser.GetAsync(new Uri(path, UriKind.Relative), Token)).StatusCode;
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

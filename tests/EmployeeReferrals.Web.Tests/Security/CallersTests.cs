using System.Net;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Files;
using EmployeeReferrals.Web.Security;
using EmployeeReferrals.Web.Tests.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace EmployeeReferrals.Web.Tests.Security;

public sealed class CallersTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64")]
    [InlineData("2001:db8:1:2:bbbb::2", "2001:db8:1:2::/64")]
    public void Tries_are_counted_by_address_and_of_IPv6_by_network(string address, string counted) =>
        Assert.Equal(counted, Callers.Network(IPAddress.Parse(address)));

    [Theory]
    [InlineData("/sign-in", HttpStatusCode.OK)]
    [InlineData("/health", HttpStatusCode.OK)]
    [InlineData("/no/such/page", HttpStatusCode.NotFound)]
    public async Task Head_answers_like_get_without_a_body(string path, HttpStatusCode status)
    {
        using var client = EndpointTests.Client(portal, path == "/no/such/page" ? portal.Ada : null);
        using var head = new HttpRequestMessage(HttpMethod.Head, new Uri(path, UriKind.Relative));
        var answer = await client.SendAsync(head, portal.Token);
        Assert.Equal(status, answer.StatusCode);
        Assert.Equal((await client.GetAsync(new Uri(path, UriKind.Relative), portal.Token)).StatusCode, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsByteArrayAsync(portal.Token));
    }

    [Theory]
    [InlineData("https://evil.example", HttpStatusCode.Forbidden)]
    [InlineData("null", HttpStatusCode.Forbidden)]
    [InlineData("http://localhost", HttpStatusCode.OK)]
    public async Task Circuit_is_opened_by_our_own_pages_alone(string origin, HttpStatusCode status)
    {
        using var client = EndpointTests.Client(portal, portal.Ada);
        using var start = new HttpRequestMessage(HttpMethod.Post, new Uri("/_blazor/negotiate?negotiateVersion=1", UriKind.Relative));
        start.Headers.Add("Origin", origin);
        Assert.Equal(status, (await client.SendAsync(start, portal.Token)).StatusCode);
    }

    [Fact]
    public async Task Download_is_kept_by_no_cache()
    {
        using var client = EndpointTests.Client(portal, portal.Ada);
        var file = await client.GetAsync(new Uri("/my-referrals.csv", UriKind.Relative), portal.Token);
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition?.DispositionType);
        Assert.True(file.Headers.CacheControl?.NoStore);
    }

    [Fact]
    public async Task Cookies_are_for_tls_and_this_host_alone_where_the_address_is_https()
    {
        var https = new HttpsPortal();
        await https.InitializeAsync();
        using var client = https.Factory.CreateClient(
            new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, HandleCookies = false }
        );
        // As a proxy that ends TLS asks: in the clear.
        var page = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), portal.Token);
        Assert.All(page.Headers.GetValues("Set-Cookie"), cookie =>
        {
            Assert.StartsWith("__Host-", cookie, StringComparison.Ordinal);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("path=/", cookie, StringComparison.OrdinalIgnoreCase);
        });
        await https.DisposeAsync();
    }

    [Theory]
    [InlineData("/refer?x=ü", "/refer?x=%C3%BC")]
    [InlineData("/refer?x=a b#c", "/refer?x=a%20b#c")]
    [InlineData("/a\r\nSet-Cookie: x=1", "/a%0D%0ASet-Cookie:%20x=1")]
    [InlineData("//evil.example", "/")]
    [InlineData("/\\evil.example", "/")]
    [InlineData("https://evil.example", "/")]
    [InlineData("@evil.example", "/")]
    [InlineData("/.//evil.example", "/")]
    [InlineData("/x/..//evil.example", "/")]
    [InlineData("/../..//evil.example", "/")]
    [InlineData("/./\\evil.example", "/")]
    [InlineData("/./payouts", "/payouts")]
    [InlineData(null, "/")]
    public void Way_back_is_a_path_of_ours_with_plain_letters(string? asked, string led) =>
        Assert.Equal(led, SecurityRegistration.LocalOrHome(asked));

    [Fact]
    public async Task Sign_in_goes_back_to_an_address_with_any_character()
    {
        using var client = EndpointTests.Client(portal, null);
        using var form = new FormUrlEncodedContent([new("persona", Guid.NewGuid().ToString()), new("returnUrl", "/open-roles?q=überall")]);
        Assert.Equal(
            HttpStatusCode.Redirect,
            (await client.PostAsync(new Uri("/sign-in", UriKind.Relative), form, portal.Token)).StatusCode
        );
    }

    [Fact]
    public void Files_of_the_data_folder_are_the_portals_own()
    {
        if (OperatingSystem.IsWindows())
            return;
        var there = new DataFolder(
            Microsoft.Extensions.Options.Options.Create(new DataOptions { Folder = Path.Combine(portal.Folder, "private") }),
            new Host(portal.Folder)
        ).Made();
        File.WriteAllText(there.File("left-by-an-earlier-version.db"), "people");
        File.SetUnixFileMode(
            there.File("left-by-an-earlier-version.db"),
            UnixFileMode.UserRead | UnixFileMode.GroupRead | UnixFileMode.OtherRead
        );
        there.KeepPrivate();
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(there.File("left-by-an-earlier-version.db")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, new DirectoryInfo(there.Root).UnixFileMode);
    }

    [Theory]
    [InlineData("＝1+1")]
    [InlineData("＋1")]
    [InlineData("－1")]
    [InlineData("＠sum")]
    [InlineData("=1+1")]
    public async Task Cell_that_a_spreadsheet_would_run_is_escaped_in_full_width_too(string typed)
    {
        var context = new DefaultHttpContext { RequestServices = portal.Factory.Services };
        using var body = new MemoryStream();
        context.Response.Body = body;
        await Csv.Download("x.csv", [typed], ("Text", t => t)).ExecuteAsync(context);
        var line = System.Text.Encoding.UTF8.GetString(body.ToArray()).Split("\r\n")[1].Trim('"');
        Assert.Equal("'" + typed, line);
    }

    [Theory]
    [InlineData("en-GB", "Amount,Day\r\n1500.5,2026-03-02\r\n")]
    [InlineData("de", "Amount;Day\r\n1500,5;2026-03-02\r\n")]
    public async Task File_opens_right_in_the_readers_spreadsheet(string culture, string text)
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        try
        {
            System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo(culture);
            var context = new DefaultHttpContext { RequestServices = portal.Factory.Services };
            using var body = new MemoryStream();
            context.Response.Body = body;
            await Csv.Download("x.csv", [(1500.5m, portal.Today)], ("Amount", r => r.Item1), ("Day", r => r.Today)).ExecuteAsync(context);
            Assert.Equal(text, System.Text.Encoding.UTF8.GetString(body.ToArray()).TrimStart('\uFEFF'));
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    private sealed class HttpsPortal : Portal
    {
        protected override void Configure(IServiceCollection services) =>
            services.Configure<PortalOptions>(o => o.Address = "https://localhost");
    }

    private sealed class Host(string root) : Microsoft.Extensions.Hosting.IHostEnvironment
    {
        public string EnvironmentName { get; set; } = "Testing";
        public string ApplicationName { get; set; } = "Test";
        public string ContentRootPath { get; set; } = root;
        public Microsoft.Extensions.FileProviders.IFileProvider ContentRootFileProvider { get; set; } =
            new Microsoft.Extensions.FileProviders.NullFileProvider();
    }
}

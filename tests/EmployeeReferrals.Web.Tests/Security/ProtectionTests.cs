using System.Net;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Start;
using EmployeeReferrals.Web.Tests.Features;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Tests.Security;

public sealed class ProtectionTests(Portal portal) : IClassFixture<Portal>
{
    [Theory]
    [InlineData("/sign-in", false)]
    [InlineData("/nothing-here", false)]
    [InlineData("/c/0000000000000000000000000000000000000000000000000000000000000000", false)]
    [InlineData("/health", false)]
    [InlineData("/css/app.css", false)]
    public async Task Answer_carries_its_headers_and_a_static_page_the_strict_policy(string path, bool styled)
    {
        using var client = portal.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var answer = await client.GetAsync(new Uri(path, UriKind.Relative), portal.Token);
        string Header(string name) => string.Join(";", answer.Headers.GetValues(name));
        var policy = Header("Content-Security-Policy");
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Equal(styled, policy.Contains("unsafe", StringComparison.Ordinal));
        Assert.Equal("nosniff", Header("X-Content-Type-Options"));
        Assert.Equal("DENY", Header("X-Frame-Options"));
        Assert.Equal("no-referrer", Header("Referrer-Policy"));
    }

    [Fact]
    public async Task Signed_in_page_allows_inline_styles_and_nothing_more()
    {
        using var client = Client(portal.Ada);
        var answer = await client.GetAsync(new Uri("/my-referrals", UriKind.Relative), portal.Token);
        var policies = answer.Headers.GetValues("Content-Security-Policy").ToList();
        Assert.Contains("style-src 'self' 'unsafe-inline';", Assert.Single(policies), StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policies[0], StringComparison.Ordinal);
        Assert.Contains("script-src 'self';", policies[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://localhost", true)]
    [InlineData("http://localhost", false)]
    public async Task Cookies_set_over_tls_are_for_tls_alone(string address, bool secure)
    {
        using var client = portal.Factory.CreateClient(
            new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri(address) }
        );
        var answer = await client.GetAsync(new Uri("/sign-in", UriKind.Relative), portal.Token);
        Assert.All(answer.Headers.GetValues("Set-Cookie"), cookie =>
            Assert.Equal(secure, cookie.Contains("; secure", StringComparison.OrdinalIgnoreCase))
        );
    }

    [Fact]
    public async Task Forwarded_headers_are_believed_from_named_proxies_only()
    {
        await using var named = portal.Factory.WithWebHostBuilder(host =>
        {
            host.UseSetting("Data:Folder", Directory.CreateTempSubdirectory("proxy-").FullName);
            host.UseSetting("Proxy:Known:0", "10.0.0.7");
            host.UseSetting("Proxy:Known:1", "192.168.0.0/16");
        });
        var known = named.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        Assert.Equal("10.0.0.7", Assert.Single(known.KnownProxies).ToString());
        Assert.Equal("192.168.0.0/16", Assert.Single(known.KnownIPNetworks).ToString());
        var unnamed = portal.Factory.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;
        Assert.Empty(unnamed.KnownProxies);
    }

    [Fact]
    public async Task Too_many_tries_in_a_minute_are_refused_with_a_sentence()
    {
        await using var limited = new LimitedPortal();
        await limited.InitializeAsync();
        using var client = limited.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++)
            statuses.Add((await client.GetAsync(new Uri("/c/0000", UriKind.Relative), portal.Token)).StatusCode);
        Assert.Equal(3, statuses.Count(s => s != HttpStatusCode.TooManyRequests));
        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        var refused = await client.GetAsync(new Uri("/c/0000", UriKind.Relative), portal.Token);
        Assert.Contains("Wait a minute", await refused.Content.ReadAsStringAsync(portal.Token), StringComparison.Ordinal);
        Assert.NotEqual(
            HttpStatusCode.TooManyRequests,
            (await client.GetAsync(new Uri("/sign-in", UriKind.Relative), portal.Token)).StatusCode
        );
    }

    [Fact]
    public async Task Forms_that_one_person_sends_in_a_minute_are_limited_and_another_persons_are_not()
    {
        await using var limited = new LimitedPortal();
        await limited.InitializeAsync();
        async Task<HttpStatusCode> Send(Someone who)
        {
            using var client = EndpointTests.Client(limited, who);
            using var form = new FormUrlEncodedContent([new("Name", "x")]);
            return (await client.PostAsync(new Uri("/refer", UriKind.Relative), form, portal.Token)).StatusCode;
        }
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            statuses.Add(await Send(limited.Ada));
        Assert.Equal([3], statuses.Select((s, i) => (s, i)).Where(x => x.s == HttpStatusCode.TooManyRequests).Select(x => x.i));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, await Send(limited.Ben));
    }

    /// <summary>An early reading would make an empty database where the demonstration or a restored one belongs.</summary>
    [Fact]
    public void Nothing_reads_the_keys_before_the_database_is_there()
    {
        var registered = new List<string?>();
        using var factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Testing");
            host.UseSetting("Data:Folder", Directory.CreateTempSubdirectory("keys-").FullName);
            host.UseSetting("Demo:Fill", "false");
            host.ConfigureServices(services => registered.AddRange(services.Select(s => s.ImplementationType?.Name)));
        });
        _ = factory.Services;
        Assert.Contains("Startup", registered);
        Assert.DoesNotContain("DataProtectionHostedService", registered);
    }

    [Fact]
    public async Task Keys_of_cookies_lie_in_the_database()
    {
        portal.Factory.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("x");
        await using var db = portal.Db();
        Assert.True(await db.DataProtectionKeys.AnyAsync(portal.Token));
        Assert.False(Directory.Exists(Path.Combine(portal.Folder, "keys")));
    }

    [Fact]
    public async Task Keys_of_cookies_are_protected_by_the_certificate_where_one_is_set()
    {
        var folder = Directory.CreateTempSubdirectory("certificate-").FullName;
        using var rsa = System.Security.Cryptography.RSA.Create(2048);
        var request = new System.Security.Cryptography.X509Certificates.CertificateRequest(
            "CN=keys",
            rsa,
            System.Security.Cryptography.HashAlgorithmName.SHA256,
            System.Security.Cryptography.RSASignaturePadding.Pkcs1
        );
        using var certificate = request.CreateSelfSigned(Portal.Monday, Portal.Monday.AddYears(1));
        await File.WriteAllBytesAsync(
            Path.Combine(folder, "keys.pfx"),
            certificate.Export(System.Security.Cryptography.X509Certificates.X509ContentType.Pkcs12, "secret"),
            portal.Token
        );
        await using var guarded = portal.Factory.WithWebHostBuilder(host =>
        {
            host.UseSetting("Data:Folder", folder);
            host.UseSetting("Security:Certificate", Path.Combine(folder, "keys.pfx"));
            host.UseSetting("Security:CertificatePassword", "secret");
        });
        await guarded.Services.GetRequiredService<DatabaseStart>().Migrate(portal.Token);
        var protectedText = guarded.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Protect("x");
        await using var db = guarded.Services.GetRequiredService<IDbContextFactory<AppDbContext>>().CreateDbContext();
        var xml = (await db.DataProtectionKeys.SingleAsync(portal.Token)).Xml!;
        Assert.Contains("EncryptedData", xml, StringComparison.Ordinal);
        Assert.DoesNotContain("<value>", xml, StringComparison.Ordinal);
        Assert.Equal("x", guarded.Services.GetRequiredService<IDataProtectionProvider>().CreateProtector("test").Unprotect(protectedText));
    }

    /// <summary>What the database says of an error may hold the value it refused.</summary>
    [Fact]
    public async Task Log_of_a_refused_save_holds_no_value()
    {
        var first = await portal.Submit(portal.Ada, "logged-twice@mail.example", portal.Nurse);
        await using var db = portal.Db();
        db.Add(
            new Domain.Candidates.Candidate(
                Guid.CreateVersion7(),
                "Quite Unmistakable",
                Domain.People.EmailAddress.Parse("logged-twice@mail.example")!,
                Portal.Monday
            )
        );
        Assert.Equal(Domain.Outcome.Conflict, (await db.Save(portal.Token)).Outcome);
        Assert.True(first.IsOk);
        Assert.DoesNotContain("logged-twice", portal.Log.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Unmistakable", portal.Log.Text, StringComparison.Ordinal);
    }

    private HttpClient Client(Someone someone)
    {
        var client = portal.Factory.CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Add("Cookie", portal.CookieOf(someone));
        return client;
    }

    private sealed class LimitedPortal : Portal
    {
        protected override void Configure(IServiceCollection services) =>
            services.Configure<LimitOptions>(limits => limits.FormsPerMinute = 3);
    }
}

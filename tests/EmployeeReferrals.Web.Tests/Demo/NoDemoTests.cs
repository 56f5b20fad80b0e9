using System.Net;
using System.Net.Http.Json;
using EmployeeReferrals.Web.Data;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace EmployeeReferrals.Web.Tests.Demo;

/// <summary>The demonstration is there in Development and for tests; a company's portal has nothing of it.</summary>
public sealed class NoDemoTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("no-demo-").FullName;
    private readonly List<ServiceDescriptor> _services = [];
    private WebApplicationFactory<Program>? _factory;

    private WebApplicationFactory<Program> Host(string environment, string mode) =>
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment(environment);
            host.UseSetting("Data:Folder", _folder);
            host.UseSetting("Portal:Address", "https://portal.example.com");
            host.UseSetting("SignIn:Mode", mode);
            host.UseSetting("SignIn:FirstAdministrator", "jane@company.example");
            host.UseSetting("SignIn:OpenId:Authority", "https://login.example.com");
            host.UseSetting("SignIn:OpenId:ClientId", "portal");
            host.UseSetting("SignIn:OpenId:ClientSecret", "secret");
            host.ConfigureTestServices(services =>
            {
                services.RemoveAll<IHostedService>();
                _services.AddRange(services);
            });
        });

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static bool IsDemo(Type? type) => type?.Namespace is "EmployeeReferrals.Web.Demo" or "EmployeeReferrals.Web.Features.Demo";

    private string[] ServicesOfDemo() =>
        [
            .. _services
                .SelectMany(s => new[] { s.ServiceType, s.IsKeyedService ? null : s.ImplementationType })
                .Where(IsDemo)
                .Select(t => t!.Name)
                .Distinct()
                .Order(),
        ];

    private string[] AddressesOfDemo() =>
        [
            .. _factory!
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(e => e.Metadata.GetMetadata<ISuppressMatchingMetadata>() is null)
                .Select(e => e.RoutePattern.RawText!.TrimStart('/'))
                .Where(a => a.StartsWith("demo", StringComparison.Ordinal))
                .Distinct()
                .Order(),
        ];

    [Theory]
    [InlineData("Testing")]
    [InlineData("Development")]
    public void Demonstration_is_there_where_it_may_be(string environment)
    {
        Assert.IsType<Web.Demo.DemoClock>(Host(environment, "Demo").Services.GetRequiredService<TimeProvider>());
        Assert.Equal(["AdvanceDemoClock", "DemoClock", "DemoFill", "ListDemoMail"], ServicesOfDemo());
        Assert.Equal(["demo", "demo/advance", "demo/clock"], AddressesOfDemo());
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public async Task Portal_of_a_company_has_nothing_of_the_demonstration(string environment)
    {
        var services = Host(environment, "OpenId").Services;
        Assert.Same(TimeProvider.System, services.GetRequiredService<TimeProvider>());
        Assert.Equal([], ServicesOfDemo());
        Assert.Equal([], AddressesOfDemo());

        await services.GetRequiredService<DatabaseStart>().Migrate(TestContext.Current.CancellationToken);
        services.GetRequiredService<Readiness>().Done();
        using var client = _factory!.CreateClient(new() { BaseAddress = new("https://portal.example.com"), AllowAutoRedirect = false });
        Assert.Equal(await Get("/no-such-page"), await Get("/demo"));
        Assert.Equal(await Post("/no-such-page"), await Post("/demo/clock"));
        Assert.Equal(await Post("/no-such-page"), await Post("/demo/advance"));
        var signIn = await client.GetStringAsync("/sign-in", TestContext.Current.CancellationToken);
        Assert.DoesNotContain(Web.Features.SignIn.DemoSignIn.Personas, p => signIn.Contains(p.Name, StringComparison.Ordinal));

        async Task<HttpStatusCode> Get(string address) =>
            (await client.GetAsync(address, TestContext.Current.CancellationToken)).StatusCode;

        async Task<HttpStatusCode> Post(string address) =>
            (await client.PostAsJsonAsync(address, new { days = 1 }, TestContext.Current.CancellationToken)).StatusCode;
    }
}

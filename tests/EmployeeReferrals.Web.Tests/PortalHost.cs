using EmployeeReferrals.Web.Configuration;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EmployeeReferrals.Web.Tests;

/// <summary>The real program, held right before it begins to serve: its services are there. It goes on once somebody asks for an answer
/// over HTTP, since making all endpoints takes longer than most tests of an operation.</summary>
public sealed class PortalHost(Action<IWebHostBuilder> configure) : WebApplicationFactory<Program>
{
    private readonly Doorstep _doorstep = new();
    private Task? _starting;

    protected override void ConfigureWebHost(IWebHostBuilder builder) => configure(builder);

    protected override IHost CreateHost(IHostBuilder builder)
    {
        // One that is made from this one, with other settings.
        if (_starting is not null)
            return base.CreateHost(builder);
        builder.ConfigureServices(services => services.AddSingleton<IHostLifetime>(_doorstep));
        var host = builder.Build();
        _starting = host.StartAsync();
        if (Task.WaitAny(_starting, _doorstep.Reached) == 0)
            _starting.GetAwaiter().GetResult();
        return host;
    }

    /// <summary>From here on it serves, with what runs in its background.</summary>
    public void Serve()
    {
        _ = Services;
        _doorstep.Open();
        _starting!.GetAwaiter().GetResult();
    }

    public new TestServer Server
    {
        get
        {
            Serve();
            return base.Server;
        }
    }

    public new HttpClient CreateClient() => CreateClient(ClientOptions);

    public new HttpClient CreateClient(WebApplicationFactoryClientOptions options)
    {
        Serve();
        return base.CreateClient(options);
    }

    private sealed class Doorstep : IHostLifetime
    {
        private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Reached => _reached.Task;

        public void Open() => _open.TrySetResult();

        public Task WaitForStartAsync(CancellationToken cancellationToken)
        {
            _reached.TrySetResult();
            return _open.Task.WaitAsync(cancellationToken);
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}

using EmployeeReferrals.Web.Data;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.SqlServer;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Background;

internal static class BackgroundRegistration
{
    public static void AddBackgroundJobs(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        services.AddSingleton<JobRunner>();
        services.AddHostedService<Startup>();
        services.AddHostedService<OutboxWatch>();
        // Time for the mail at hand to leave and for the runs at hand to end.
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(30));
        services.AddHangfire((provider, hangfire) =>
        {
            hangfire.SetDataCompatibilityLevel(CompatibilityLevel.Version_180).UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            var database = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
            if (database.Provider == DatabaseProvider.SqlServer)
                hangfire.UseSqlServerStorage(database.ConnectionString, new SqlServerStorageOptions { SchemaName = Commands.SchemaCommands.HangfireSchema, PrepareSchemaIfNecessary = builder.Environment.AllowsDemo() });
            else
                hangfire.UseInMemoryStorage(new InMemoryStorageOptions());
        });
        services.AddHangfireServer(server => server.WorkerCount = 2);
    }

    /// <summary>Recurring jobs in the company's time zone; after a stop each catches up once.</summary>
    public static void Schedule(IRecurringJobManager recurring, TimeZoneInfo zone)
    {
        foreach (var job in Jobs.All)
            recurring.AddOrUpdate<JobRunner>(job.Name, runner => runner.Scheduled(job.Name, CancellationToken.None), job.Cron,
                new RecurringJobOptions { TimeZone = zone, MisfireHandling = MisfireHandlingMode.Relaxed });
    }
}

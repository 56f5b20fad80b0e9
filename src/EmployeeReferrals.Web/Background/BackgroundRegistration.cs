using EmployeeReferrals.Web.Configuration;
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
        services.AddSingleton<JobRecords>();
        services.AddSingleton<JobRunner>();
        services.AddSingleton<JobWatch>();
        services.AddHostedService<OutboxWatch>();
        services.AddHostedService<JobWatching>();
        services.Configure<HostOptions>(host =>
        {
            // Time for the mail at hand to leave and for the runs at hand to end.
            host.ShutdownTimeout = TimeSpan.FromSeconds(30);
            // Each goes on by itself, and health says where it does not: nothing in the background is a reason to stop serving.
            host.BackgroundServiceExceptionBehavior = BackgroundServiceExceptionBehavior.Ignore;
        });
        services.AddHangfire(
            (provider, hangfire) =>
            {
                hangfire
                    .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
                    .UseSimpleAssemblyNameTypeSerializer()
                    .UseRecommendedSerializerSettings();
                var database = provider.GetRequiredService<IOptions<DatabaseOptions>>().Value;
                if (database.Provider == DatabaseProvider.SqlServer)
                    hangfire.UseSqlServerStorage(
                        database.ConnectionString,
                        new SqlServerStorageOptions
                        {
                            SchemaName = Commands.SchemaCommands.HangfireSchema,
                            PrepareSchemaIfNecessary = builder.Environment.AllowsDemo(),
                        }
                    );
                else
                    hangfire.UseInMemoryStorage(new InMemoryStorageOptions());
            }
        );
        services.AddHangfireServer(server => server.WorkerCount = 2);
    }

    /// <summary>Recurring jobs in the company's time zone. The schedule calls; that each has run is seen to by the watch.</summary>
    public static void Schedule(IRecurringJobManager recurring, TimeZoneInfo zone)
    {
        foreach (var job in Jobs.All)
            recurring.AddOrUpdate<JobRunner>(
                job.Name,
                runner => runner.Scheduled(job.Name, CancellationToken.None),
                job.When.Cron,
                new RecurringJobOptions { TimeZone = zone, MisfireHandling = MisfireHandlingMode.Relaxed }
            );
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.People;
using Hangfire;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Background;

/// <summary>Brings the portal to where it can serve, while /health tells how far it is.</summary>
internal sealed class Startup(DatabaseStart database, DemoFill demo, Readiness readiness, Programme programme,
    IOptions<DemoOptions> options, IOptions<SignInOptions> signIn, AuditStart audit, AddFirstAdministrator first,
    MakeLists lists, IRecurringJobManager recurring, IHostApplicationLifetime lifetime, ILogger<Startup> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            var demonstration = signIn.Value.Mode == SignInMode.Demo;
            if (options.Value.Fill ?? demonstration) await demo.FillWhenNew(stoppingToken);
            readiness.Report("Bringing the database up to date");
            await database.Open(stoppingToken);
            if (await audit.Open(stoppingToken) is { IsOk: false } otherKey)
            {
                log.LogCritical("The portal could not start. {Problem}", otherKey.Sentence);
                Stop();
                return;
            }
            if (!demonstration && await first.Execute(Actor.System("Start"), stoppingToken) is { IsOk: false } nobody)
            {
                log.LogCritical("{Problem}", nobody.Sentence);
                Stop();
                return;
            }
            await MakeTheLists(stoppingToken);
            var settings = await programme.Settings(stoppingToken);
            BackgroundRegistration.Schedule(recurring, settings.Calendar.Zone);
            readiness.Done();
            log.LogInformation("The portal is ready");
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            log.LogCritical(failure, "The portal could not start");
            Stop();
        }
    }

    private async Task MakeTheLists(CancellationToken stoppingToken)
    {
        var made = await lists.Execute(Actor.System("Start"), stoppingToken);
        // Who has an entry already goes on with it, and the next start tries again.
        if (!made.IsOk) log.LogError("The lists of departments, locations and legal entities could not be made. {Problem}", made.Sentence);
        else if (made.Value is { Nothing: false, Entries: var entries }) log.LogInformation("{Entries} entries of lists were made", entries);
    }

    private void Stop()
    {
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}

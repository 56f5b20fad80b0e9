using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Demo;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.People;
using Hangfire;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Start;

/// <summary>Brings the portal to where it can serve, while /health tells how far it is.</summary>
/// <param name="demo">Only where a demonstration may be.</param>
internal sealed class Startup(
    DatabaseStart database,
    Readiness readiness,
    Programme programme,
    IOptions<DemoOptions> options,
    IOptions<SignInOptions> signIn,
    AuditStart audit,
    AddFirstAdministrator first,
    MakeLists lists,
    IRecurringJobManager recurring,
    IHostApplicationLifetime lifetime,
    ILogger<Startup> log,
    DemoFill? demo = null
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    /// <summary>A database that does not answer yet is waited for: whoever starts both need not start them in order.</summary>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!readiness.Ready)
        {
            try
            {
                if (await Open(stoppingToken))
                    continue;
                Stop();
                return;
            }
            catch (Exception failure) when (DatabaseErrors.IsAway(failure) || failure is IOException)
            {
                log.LogWarning(
                    "The portal cannot reach or write its database, and tries again: {Problem}",
                    failure.GetBaseException().Message
                );
                readiness.Report("Waiting for the database, which cannot be reached or written");
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                if (stoppingToken.IsCancellationRequested)
                    return;
            }
            catch (Exception failure) when (DatabaseErrors.IsDamaged(failure))
            {
                log.LogCritical("The portal could not start. {Problem}", DatabaseErrors.Damaged);
                Stop();
                return;
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogCritical(failure, "The portal could not start");
                Stop();
                return;
            }
        }
    }

    /// <summary>False: it cannot serve, and the log says why.</summary>
    private async Task<bool> Open(CancellationToken cancellation)
    {
        var demonstration = signIn.Value.Mode == SignInMode.Demo;
        if (demo is not null && (options.Value.Fill ?? demonstration))
            await demo.FillWhenNew(cancellation);
        readiness.Report("Bringing the database up to date");
        await database.Open(cancellation);
        if (await audit.Open(cancellation) is { IsOk: false } otherKey)
        {
            log.LogCritical("The portal could not start. {Problem}", otherKey.Sentence);
            return false;
        }
        if (!demonstration && await first.Execute(Actor.System("Start"), cancellation) is { IsOk: false } nobody)
        {
            log.LogCritical("{Problem}", nobody.Sentence);
            return false;
        }
        await MakeTheLists(cancellation);
        var settings = await programme.Settings(cancellation);
        BackgroundRegistration.Schedule(recurring, settings.Calendar.Zone);
        readiness.Done();
        log.LogInformation("The portal is ready");
        return true;
    }

    private async Task MakeTheLists(CancellationToken cancellation)
    {
        var made = await lists.Execute(Actor.System("Start"), cancellation);
        // Who has an entry already goes on with it, and the next start tries again.
        if (!made.IsOk)
            log.LogError("The lists of departments, locations and legal entities could not be made. {Problem}", made.Sentence);
        else if (made.Value is { Nothing: false, Entries: var entries })
            log.LogInformation("{Entries} entries of lists were made", entries);
    }

    private void Stop()
    {
        Environment.ExitCode = 1;
        lifetime.StopApplication();
    }
}

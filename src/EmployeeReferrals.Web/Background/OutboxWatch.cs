using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Background;

/// <summary>Sends mail within seconds of a commit. The recurring job is the guarantee behind it.</summary>
internal sealed class OutboxWatch(OutboxHint hint, Readiness readiness, JobRunner runner, ILogger<OutboxWatch> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Whoever holds the lock longer than this sends what we would.</summary>
    private const int Tries = 20;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var job = Jobs.Find(JobNames.SendMail)!;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await hint.Wait(stoppingToken);
                for (
                    var tries = 0;
                    readiness.Ready
                        && tries < Tries
                        && (await runner.RunAlone(job, null, stoppingToken)).Problem?.Code == JobRunner.Running;
                    tries++
                )
                    await Task.Delay(Pause, stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError("Mail could not be sent at once: {Kind}", failure.GetType().Name);
                await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                // The portal stops.
            }
        }
    }
}

using System.Threading.Channels;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Telemetry;

namespace EmployeeReferrals.Web.Outbox;

/// <summary>Hears of every commit: logs and counts it, and wakes the sender. Losing one costs seconds: the sweep is the
/// guarantee.</summary>
public sealed class OutboxHint(ILogger<OutboxHint> log)
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    public void Committed(Guid? actor, IReadOnlyList<string> events, Outcome outcome, bool mails)
    {
        Measures.Committed(events, outcome);
        if (log.IsEnabled(LogLevel.Information) && events.Count > 0)
            log.LogInformation("{Events} by {ActorId}: {Outcome}", string.Join(", ", events.Distinct()), actor, outcome);
        if (mails && outcome == Outcome.Ok)
            Signal();
    }

    public void Signal() => _signals.Writer.TryWrite(true);

    public ValueTask<bool> Wait(CancellationToken cancellation) => _signals.Reader.ReadAsync(cancellation);
}

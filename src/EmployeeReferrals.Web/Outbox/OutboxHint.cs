using System.Threading.Channels;

namespace EmployeeReferrals.Web.Outbox;

/// <summary>Wakes the sender after a commit. Losing one costs seconds: the sweep is the guarantee.</summary>
public sealed class OutboxHint
{
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Signal() => _signals.Writer.TryWrite(true);

    public ValueTask<bool> Wait(CancellationToken cancellation) => _signals.Reader.ReadAsync(cancellation);
}

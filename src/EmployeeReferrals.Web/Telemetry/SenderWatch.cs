using System.Diagnostics;

namespace EmployeeReferrals.Web.Telemetry;

/// <summary>What the sender of this portal saw when it last looked.</summary>
public sealed class SenderWatch
{
    private long _seen = Stopwatch.GetTimestamp();
    private long _oldest;

    /// <summary>How long it has been silent; until its first look, since the start.</summary>
    public TimeSpan Silent => Stopwatch.GetElapsedTime(Volatile.Read(ref _seen));

    /// <summary>How long the oldest mail that is due had waited.</summary>
    public TimeSpan Oldest => TimeSpan.FromTicks(Volatile.Read(ref _oldest));

    public void Looked(TimeSpan oldest)
    {
        Volatile.Write(ref _oldest, oldest.Ticks);
        Volatile.Write(ref _seen, Stopwatch.GetTimestamp());
        Measures.SenderLooked(oldest);
    }
}

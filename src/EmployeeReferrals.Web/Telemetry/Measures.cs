using System.Diagnostics;
using System.Diagnostics.Metrics;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Operations;

namespace EmployeeReferrals.Web.Telemetry;

/// <summary>What the portal measures of itself: counts, ages and times, never a name.</summary>
public static class Measures
{
    public const string Name = "EmployeeReferrals";
    public static readonly ActivitySource Source = new(Name);
    private static readonly Meter Meter = new(Name);
    private static readonly Histogram<double> Operations = Meter.CreateHistogram<double>(
        "portal.operation.duration",
        "s",
        "Operations by name and result, those that were refused among them"
    );
    private static readonly Counter<long> Commits = Meter.CreateCounter<long>(
        "portal.commits",
        description: "Changes by what happened and how the commit ended"
    );
    private static readonly Counter<long> Released = Meter.CreateCounter<long>("portal.payouts.released", description: "Payouts released");
    private static readonly Counter<long> Mails = Meter.CreateCounter<long>("portal.mails", description: "Mails by how sending ended");
    private static readonly Histogram<double> Runs = Meter.CreateHistogram<double>(
        "portal.job.duration",
        "s",
        "Background runs by job and result"
    );
    private static double _outboxAge,
        _chainLag;

    static Measures()
    {
        Meter.CreateObservableGauge(
            "portal.outbox.age",
            () => Volatile.Read(ref _outboxAge),
            "s",
            "How long the oldest mail that is due has waited"
        );
        Meter.CreateObservableGauge(
            "portal.audit.lag",
            () => Volatile.Read(ref _chainLag),
            "s",
            "How long the oldest audit entry waited for the chain, in its last run"
        );
    }

    /// <summary>The same from a click to the mail it leads to.</summary>
    public static string? TraceId => Activity.Current?.TraceId.ToHexString();

    public static async Task<TResult> Operation<TResult>(string name, Func<Task<TResult>> run)
        where TResult : Result
    {
        using var trace = Source.StartActivity(name);
        var began = Stopwatch.GetTimestamp();
        var ended = "Failed";
        try
        {
            var result = await run();
            ended = result.Outcome.ToString();
            return result;
        }
        catch (OperationCanceledException)
        {
            ended = "Cancelled";
            throw;
        }
        finally
        {
            Operations.Record(
                Stopwatch.GetElapsedTime(began).TotalSeconds,
                new KeyValuePair<string, object?>("operation", name),
                new("result", ended)
            );
        }
    }

    public static void Committed(IEnumerable<string> events, Outcome outcome)
    {
        foreach (var happened in events)
            Commits.Add(1, new KeyValuePair<string, object?>("event", happened), new("result", outcome.ToString()));
    }

    public static void PayoutsReleased(int count) => Released.Add(count);

    public static void Mail(string result) => Mails.Add(1, new KeyValuePair<string, object?>("result", result));

    public static void Ran(string job, bool ok, TimeSpan took) =>
        Runs.Record(took.TotalSeconds, new KeyValuePair<string, object?>("job", job), new("result", ok ? "ok" : "failed"));

    public static void SenderLooked(TimeSpan oldest) => Volatile.Write(ref _outboxAge, Math.Max(0, oldest.TotalSeconds));

    public static void ChainLooked(TimeSpan oldest) => Volatile.Write(ref _chainLag, Math.Max(0, oldest.TotalSeconds));

    /// <summary>Goes on with the trace that a row was written under.</summary>
    public static Activity? Continue(string name, string? traceId) =>
        traceId is { Length: 32 }
            ? Source.StartActivity(
                name,
                ActivityKind.Internal,
                new ActivityContext(ActivityTraceId.CreateFromString(traceId), ActivitySpanId.CreateRandom(), ActivityTraceFlags.Recorded)
            )
            : Source.StartActivity(name);
}

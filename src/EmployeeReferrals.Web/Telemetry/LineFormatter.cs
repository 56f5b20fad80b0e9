using System.Data.Common;
using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace EmployeeReferrals.Web.Telemetry;

/// <summary>One line of JSON an entry, with the trace it belongs to. Scopes are left out, since they carry the paths of candidates' links,
/// and so are the texts of database errors, which can quote a value.</summary>
internal sealed class LineFormatter(TimeProvider clock) : ConsoleFormatter("portal")
{
    public override void Write<TState>(in LogEntry<TState> entry, IExternalScopeProvider? scopes, TextWriter writer)
    {
        var activity = Activity.Current;
        writer.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    at = clock.GetUtcNow(),
                    level = entry.LogLevel.ToString(),
                    category = entry.Category,
                    text = entry.Formatter(entry.State, null),
                    traceId = activity?.TraceId.ToHexString(),
                    error = entry.Exception is { } failed ? Told(failed) : null,
                }
            )
        );
    }

    private static string Told(Exception failed)
    {
        var text = "";
        for (var at = failed; at is not null; at = at.InnerException)
            text +=
                at is DbException ? $"{at.GetType()} {Number(at)}\n{at.StackTrace}\n" : $"{at.GetType()}: {at.Message}\n{at.StackTrace}\n";
        return text;
    }

    private static int Number(Exception failed) =>
        failed is Microsoft.Data.SqlClient.SqlException server ? server.Number : (failed as DbException)?.ErrorCode ?? 0;
}

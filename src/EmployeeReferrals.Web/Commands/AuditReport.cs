using System.Globalization;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Keys;

namespace EmployeeReferrals.Web.Commands;

/// <summary>What "verify-audit" says.</summary>
internal static class AuditReport
{
    public static IEnumerable<string> Lines(VerifyAudit.Report report, HeadMark? expected)
    {
        yield return report.Broken switch
        {
            VerifyAudit.Fault.Missing => $"The audit is broken: entry {report.Reached + 1} is missing. {UpTo(report)}",
            VerifyAudit.Fault.Changed =>
                $"The audit is broken: entry {report.Reached + 1} was changed, or signed with a key that is not known here. {UpTo(report)}",
            null when !report.IsWhole => $"The audit is not whole. The chain has {report.Reached} entries, {report.Unchained} wait for it. "
                + $"Its head is {report.Reach}.",
            null => $"The audit is whole: {report.Reached} entries, {report.Unchained} waiting to be chained. Its head is {report.Reach}.",
        };
        if (report.Problem is { } problem)
            yield return AuditProblems.Sentence(problem);
        if (report.NotOurs > 0)
            yield return $"It holds {Entries(report.NotOurs)} that the portal did not write.";
        if (report.Forgotten > 0)
            yield return $"It holds {Entries(report.Forgotten)} that the chain passed by.";
        if (report.IsAsExpected is { } met)
            yield return met
                ? $"The expected head {expected} is in it."
                : $"The expected head {expected} is not in it: what was signed up to then is gone or was replaced.";
        foreach (var told in report.Told)
            yield return Of(told);
        if (report.SetAside > 0)
            yield return $"{Entries(report.SetAside)} that the portal did not write "
                + $"{(report.SetAside == 1 ? "stays unsigned; it was" : "stay unsigned; they were")} answered for.";
        if (report.Pieces.Count > 1)
            foreach (var piece in report.Pieces)
                yield return $"Entries {piece.From} to {piece.Until}: signed with {Word(piece.Origin)}.";
    }

    private static string Entries(long count) => count == 1 ? "1 entry" : $"{count} entries";

    private static string UpTo(VerifyAudit.Report report) => $"Up to {report.Reached} all is as it was written.";

    private static string Of(VerifyAudit.Told told)
    {
        var when = told.At.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
        return told.Accepted is { } accepted
            ? $"Entry {told.ChainNumber}, {when}: taken up again after entry {accepted.FoundNumber}, "
                + $"though {accepted.ExpectedNumber} had been signed"
                + $" ({AuditProblems.Code(accepted.Problem)}). Reason: {accepted.Reason}"
            : $"Entry {told.ChainNumber}, {when}: the head is kept from here on.";
    }

    private static string Word(KeyOrigin origin) =>
        origin switch
        {
            KeyOrigin.Present => "the present key",
            KeyOrigin.Former => "a key of Security:FormerKeys",
            KeyOrigin.File => "portal.key of the data folder",
            KeyOrigin.OtherReading => "the same digits, read in another way",
        };
}

using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Payouts;

namespace EmployeeReferrals.Web.Commands;

/// <summary>What "check-ledger" says.</summary>
internal static class LedgerReport
{
    public static IEnumerable<string> Lines(CheckLedger.Report report)
    {
        foreach (var found in report.Faults)
            yield return $"{found.What} {found.Id}: {found.Column} {Word(found.Fault)}";
        if (report.Count > report.Faults.Count)
            yield return $"And {Count(report.Count - report.Faults.Count, "fault")} more.";
        foreach (var (rule, about) in report.Earlier)
            yield return $"{Subject(rule)} {about}: decided by an earlier rule, {AuditTerms.Of(rule)}";
        if (report.Earlier.Count > 0)
            yield return $"{Count(report.Earlier.Count, "case")} decided by an earlier rule: nothing of it changes until HR decides under "
                + "Reviews.";
        var all =
            $"{Count(report.Payouts, "payout")} and "
            + $"{Format.Count(report.Batches, "payroll batch", CultureInfo.InvariantCulture, "payroll batches")}";
        yield return report.Count == 0
            ? $"The ledger gives all there is: {all}."
            : $"{Count(report.Count, "fault")} found in {all}. Nothing was changed.";
    }

    private static string Subject(EarlierRule rule) =>
        rule switch
        {
            EarlierRule.AmountByRecruiter => "Opening",
            EarlierRule.LinkedWithoutAddress => "Candidate",
            EarlierRule.HireUndone or EarlierRule.RecoveryWithoutGround or EarlierRule.RecoveryMissed or EarlierRule.ForfeitedWrongly =>
                "Payout",
        };

    private static string Count(int count, string noun) => Format.Count(count, noun, CultureInfo.InvariantCulture);

    private static string Word(LedgerFault fault) =>
        fault switch
        {
            LedgerFault.Missing => "is missing, or there is more than was written",
            LedgerFault.Broken => "does not follow from the line before",
            LedgerFault.NotAllowed => "says what is not allowed",
            LedgerFault.Differs => "differs from what it is rebuilt to",
            LedgerFault.Unreadable => "cannot be read",
        };
}

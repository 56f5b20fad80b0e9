using System.Text.RegularExpressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Exports;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>What the codes are called that the audit alone tells of.</summary>
internal static partial class AuditTerms
{
    /// <summary>The pattern of a page's address as people write it: "/payroll/…/answer".</summary>
    public static string Page(string pattern) => Parameter().Replace(pattern, "…");

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Parameter();

    public static string Of(ExportKind what) =>
        what switch
        {
            ExportKind.Payouts => "payouts",
            ExportKind.MyReferrals => "own referrals",
            ExportKind.Pipeline => "pipeline",
            ExportKind.Insight => "figures",
            ExportKind.Resume => "a résumé",
            ExportKind.People => "people",
            ExportKind.PayrollBatch => "a payroll batch",
            ExportKind.Statement => "a monthly statement",
            ExportKind.Simulation => "a simulation",
            ExportKind.Liability => "what is owed",
            ExportKind.Audit => "the audit",
        };

    public static string Of(ListKind kind) =>
        kind switch
        {
            ListKind.Department => "a department",
            ListKind.Location => "a location",
            ListKind.LegalEntity => "a legal entity",
        };

    public static string Of(SessionEnd end) =>
        end switch
        {
            SessionEnd.SignedOut => "by signing out",
            SessionEnd.EndedByThemselves => "by themselves, from another browser",
            SessionEnd.EndedByAdministrator => "by an administrator",
            SessionEnd.Replaced => "by signing in again",
            SessionEnd.ProviderEnded => "signed out at the sign-in service",
        };

    public static string Of(CaseGround ground) =>
        ground switch
        {
            CaseGround.TypedLate => "an acceptance was typed in late",
            CaseGround.Corrected => "a fact was corrected",
        };

    public static string Of(CaseAnswer answer) =>
        answer switch
        {
            CaseAnswer.AsNow => "as by what is known now",
            CaseAnswer.AsBefore => "as before",
            CaseAnswer.GroundGone => "nothing left to decide",
        };

    public static string Of(EarlierRule rule) =>
        rule switch
        {
            EarlierRule.HireUndone => "a part of a hire that does not stand",
            EarlierRule.RecoveryWithoutGround => "a recovery with nothing to recover",
            EarlierRule.RecoveryMissed => "money that is out, and no recovery",
            EarlierRule.ForfeitedWrongly => "forfeited although nobody had left",
            EarlierRule.AmountByRecruiter => "an amount that a recruiter set",
            EarlierRule.LinkedWithoutAddress => "two addresses taken for one person",
        };

    public static string Of(OwnershipEnd end) =>
        end switch
        {
            OwnershipEnd.WindowEnded => "the window ended",
            OwnershipEnd.Declined => "the candidate declined",
            OwnershipEnd.Erased => "erased",
            OwnershipEnd.GivenToAnother => "given to another referrer",
            OwnershipEnd.RemovedByHr => "removed by HR",
            OwnershipEnd.OpeningChanged => "the opening changed",
            OwnershipEnd.Corrected => "corrected",
            OwnershipEnd.Merged => "merged, or taken apart",
        };
}

using EmployeeReferrals.Web.Audit;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>What is wrong at the audit's end, in a sentence and as a code.</summary>
internal static class AuditProblems
{
    public const string WhatNow =
        "Operations go on, and what they do is kept. \"verify-audit\" tells more; after a restore, \"accept-head\" takes up again.";

    public static string Sentence(AuditProblem problem) =>
        problem switch
        {
            AuditProblem.HeadGone => "The record of the last signed entry is gone.",
            AuditProblem.HeadForged => "The record of the last signed entry is not one that the portal wrote.",
            AuditProblem.FileForged => $"The file {HeadFile.Name} is not one that the portal wrote.",
            AuditProblem.CutOff => "Signed entries are gone from the end.",
            AuditProblem.PutBack =>
                "More was signed than is there: a backup was restored, or entries were put back together with their record.",
            AuditProblem.Replaced => "The last signed entry is not the one that was signed.",
            AuditProblem.NumbersGone => "Entries are gone: more numbers were given out than there are entries.",
            AuditProblem.NotOurs => "There are entries that the portal did not write. They are not signed.",
        };

    public static string Code(AuditProblem problem) =>
        problem switch
        {
            AuditProblem.HeadGone => "audit_head_gone",
            AuditProblem.HeadForged => "audit_head_forged",
            AuditProblem.FileForged => "audit_file_forged",
            AuditProblem.CutOff => "audit_cut_off",
            AuditProblem.PutBack => "audit_put_back",
            AuditProblem.Replaced => "audit_replaced",
            AuditProblem.NumbersGone => "audit_numbers_gone",
            AuditProblem.NotOurs => "audit_not_ours",
        };
}

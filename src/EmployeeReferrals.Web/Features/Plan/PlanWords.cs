using EmployeeReferrals.Domain.Bonuses;

namespace EmployeeReferrals.Web.Features.Plan;

/// <summary>What the parts of a plan do, in words.</summary>
internal static class PlanWords
{
    public static string Of(CreditScope scope) => scope == CreditScope.AnyOpening ? "Any opening they are hired into" : "Only the opening they were referred to";

    public static string Of(LeaverRule rule) => rule == LeaverRule.Forfeit ? "Nothing more is paid" : "Paid all the same after a redundancy";

    public static string Excluded(PlanTerms terms)
    {
        var parts = new List<string>();
        if (terms.ExcludeHr) parts.Add("HR");
        if (terms.ExcludeContractors) parts.Add("contractors");
        if (terms.ExcludeInterns) parts.Add("interns");
        if (terms.ExcludedFromLevel is { } level) parts.Add($"level {level} and above");
        return parts.Count == 0 ? "Nobody, except the hiring team of the role" : Components.Format.And(parts) + ", and the hiring team of the role";
    }
}

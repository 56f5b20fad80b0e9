using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Wording;

internal static class RoleLabels
{
    /// <summary>The one that says most first.</summary>
    public static readonly IReadOnlyDictionary<Roles, string> All = new Dictionary<Roles, string>
    {
        [Roles.Administrator] = "Administrator",
        [Roles.Hr] = "HR",
        [Roles.Payroll] = "Payroll",
        [Roles.Auditor] = "Auditor",
        [Roles.Recruiter] = "Recruiter",
        [Roles.HiringManager] = "Hiring manager",
        [Roles.Employee] = "Employee",
    };
}

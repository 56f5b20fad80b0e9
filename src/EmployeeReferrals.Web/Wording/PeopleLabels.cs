using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Wording;

internal static class PeopleLabels
{
    /// <summary>Those an administrator gives. Employee is everybody.</summary>
    public static IReadOnlyList<(Roles Role, string Word, string Does)> Given { get; } =
    [
        (Roles.Recruiter, "Recruiter", "Works the referrals to the openings they own"),
        (Roles.HiringManager, "Hiring manager", "Reads the referrals to their own openings"),
        (Roles.Hr, "HR", "People, plan, credit, payouts and insight"),
        (Roles.Payroll, "Payroll", "Released payouts only"),
        (Roles.Auditor, "Auditor", "Reads everything but documents, changes nothing"),
        (Roles.Administrator, "Administrator", "Settings, roles and background jobs; no candidates"),
    ];

    /// <summary>"Recruiter and HR"; "Employee" where there is nothing else to say.</summary>
    public static string Of(Roles roles) =>
        Given.Any(g => roles.HasFlag(g.Role))
            ? Format.And(Given.Where(g => roles.HasFlag(g.Role)).Select(g => RoleLabels.All[g.Role]))
            : RoleLabels.All[Roles.Employee];

    public static string Of(PersonKind kind) =>
        kind switch
        {
            PersonKind.Contractor => "Contractor",
            PersonKind.Intern => "Intern",
            PersonKind.Employee => "Employee",
        };
}

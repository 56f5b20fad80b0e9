namespace EmployeeReferrals.Domain;

/// <summary>What somebody may do (docs/rules.md §2). Every active person is an employee.</summary>
[Flags]
public enum Roles
{
    None = 0,
    Employee = 1,
    Recruiter = 2,
    HiringManager = 4,
    Hr = 8,
    Payroll = 16,
    Auditor = 32,
    Administrator = 64,
}

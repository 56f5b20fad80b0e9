using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Who one can sign in as in the demonstration: an id known before the data is made.</summary>
public sealed record Persona(Guid Id, string Name, Roles Roles, string Does);

public static class DemoSignIn
{
    public static IReadOnlyList<Persona> Personas { get; } =
    [
        Make(1, "Amara Okafor", Roles.Employee, "Employee. Refers people she knows"),
        Make(2, "Bram Jansen", Roles.Employee, "Employee. Refers people he knows"),
        Make(3, "Clara Nowak", Roles.Employee, "Employee. Refers people she knows"),
        Make(4, "Jonas Weber", Roles.Recruiter, "Recruiter. Works the referred candidates"),
        Make(5, "Rosa Silva", Roles.Recruiter, "Recruiter. Shares some openings with a colleague"),
        Make(6, "Maeve Byrne", Roles.HiringManager, "Hiring manager. Reads the referrals to her openings"),
        Make(7, "Helen Marchetti", Roles.Hr, "HR. Plan, credit, payouts and insight"),
        Make(8, "Pavel Horak", Roles.Payroll, "Payroll. Batches, and confirms what was paid"),
        Make(9, "Ingrid Solberg", Roles.Auditor, "Auditor. Reads, changes nothing"),
        Make(10, "Tomas Lindqvist", Roles.Administrator, "Administrator. Settings and background jobs"),
    ];

    private static Persona Make(int number, string name, Roles roles, string does) =>
        new(new Guid($"de300000-0000-7000-8000-{number:d12}"), name, roles, does);
}

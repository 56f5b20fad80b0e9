using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Features.Lists;

internal static class ListLabels
{
    public static string Title(ListKind kind) =>
        kind switch
        {
            ListKind.Department => "Departments",
            ListKind.Location => "Locations",
            ListKind.LegalEntity => "Legal entities",
        };

    public static string One(ListKind kind) =>
        kind switch
        {
            ListKind.Department => "a department",
            ListKind.Location => "a location",
            ListKind.LegalEntity => "a legal entity",
        };
}

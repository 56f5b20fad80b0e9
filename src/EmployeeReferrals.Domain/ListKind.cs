using System.Text;

namespace EmployeeReferrals.Domain;

/// <summary>The lists that HR keeps (docs/rules.md §9).</summary>
public enum ListKind
{
    Department,
    Location,
    LegalEntity,
}

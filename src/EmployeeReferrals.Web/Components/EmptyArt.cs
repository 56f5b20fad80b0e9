namespace EmployeeReferrals.Web.Components;

public enum EmptyArt
{
    None,
    People,
    Lock,
    Done,
}

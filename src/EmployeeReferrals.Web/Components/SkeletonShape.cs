namespace EmployeeReferrals.Web.Components;

public enum SkeletonShape
{
    List,
    Table,
    Panel,
    Figures,
    Board,
    Page,
}

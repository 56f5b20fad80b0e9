namespace EmployeeReferrals.Web.Components;

public enum FaceSize
{
    Medium,
    Small,
    Large,
}

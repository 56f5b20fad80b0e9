namespace EmployeeReferrals.Domain.Plans;

/// <summary>How the referrer knows the candidate.</summary>
public enum Relationship
{
    NotSaid,
    FormerColleague,
    Friend,
    Family,
    Studied,
    Network,
    Other,
}

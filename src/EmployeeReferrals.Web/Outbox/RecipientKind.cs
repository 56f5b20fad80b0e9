namespace EmployeeReferrals.Web.Outbox;

/// <summary>Whom a mail goes to; the addresses are looked up when it is sent.</summary>
public enum RecipientKind
{
    Candidate,
    Person,
    RecruitersOfReferral,
    Hr,
    HrAndPayroll,
    Auditors,
}

namespace EmployeeReferrals.Domain.People;

public enum PersonKind
{
    Employee,
    Contractor,
    Intern,
}

/// <summary>What HR keeps about somebody. Every text is clean and fits its column.</summary>
/// <param name="WorkEmail">Null for a hire who has none yet: who has none cannot be recognised by it at the first sign-in.</param>
/// <param name="PhoneKey">E.164, or null for what is kept and not matched.</param>
public sealed record PersonFacts(
    string Name,
    string? EmployeeNumber,
    string LegalEntity,
    EmailAddress? WorkEmail,
    EmailAddress? PrivateEmail,
    string? Phone,
    string? PhoneKey,
    string Department,
    string Location,
    int Level,
    PersonKind Kind,
    Guid? ManagerId,
    DateOnly FirstDay
);

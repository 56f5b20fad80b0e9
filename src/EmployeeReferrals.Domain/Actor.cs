using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain;

/// <summary>Who does something: a person with roles, a candidate with a signed link, or the system by the name of its background
/// job.</summary>
public sealed record Actor
{
    public Guid? PersonId { get; private init; }
    public Guid? CandidateId { get; private init; }
    public string? Job { get; private init; }
    public Roles Roles { get; private init; }

    public static Actor Person(Guid id, Roles roles) => new() { PersonId = id, Roles = roles | Roles.Employee };

    public static Actor Candidate(Guid id) => new() { CandidateId = id };

    public static Actor System(string job) => new() { Job = job };

    /// <summary>Nobody is signed in.</summary>
    public static Actor Nobody { get; } = new();

    public bool IsSystem => Job is not null;

    public bool Is(Roles any) => (Roles & any) != 0;

    public bool IsPerson(Guid id) => PersonId == id;
}

using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain.Plans;

/// <summary>All that a decision looks at. Ids, codes and dates only: it is kept with the decision.</summary>
public sealed record CreditFacts
{
    public DateOnly MadeOn { get; init; }

    /// <summary>The day the offer was accepted; null before.</summary>
    public DateOnly? HiredOn { get; init; }
    public bool ReferrerEmployed { get; init; }
    public bool ReferrerIsHr { get; init; }
    public int ReferrerLevel { get; init; }
    public PersonKind ReferrerKind { get; init; }
    public string? ReferrerDepartment { get; init; }
    public string? ReferrerLocation { get; init; }
    public string? ReferrerEntity { get; init; }
    public Relationship Relationship { get; init; }
    public string? OpeningDepartment { get; init; }
    public string? OpeningLocation { get; init; }

    /// <summary>Null for a general referral.</summary>
    public int? OpeningLevel { get; init; }
    public bool RecruiterOfOpening { get; init; }
    public bool HiringManagerOfOpening { get; init; }
    public bool AboveInLine { get; init; }
    public bool OpeningInProgramme { get; init; } = true;

    /// <summary>No plan covered the opening on the day the referral was made.</summary>
    public bool NoPlan { get; init; }
    public bool SelfReferral { get; init; }
    public bool CandidateWorksHere { get; init; }

    /// <summary>The last day of an employment here that was over when the referral was made; null: none.</summary>
    public DateOnly? CandidateLeftOn { get; init; }

    /// <summary>The newest application by another way before the referral was made; null: none.</summary>
    public DateOnly? AppliedOn { get; init; }

    /// <summary>Another referrer holds the candidate.</summary>
    public bool HeldByAnother { get; init; }

    /// <summary>The day it was looked at without a hire: after its window it can no longer earn. Null at the beginning, and at a
    /// hire.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>Other hires of the referrer, by the same plan and in the cap's period, that have their place before this one.</summary>
    public int OtherHires { get; init; }
}

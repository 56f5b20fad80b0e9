namespace EmployeeReferrals.Domain.People;

/// <summary>Why somebody left. Redundancy may keep a bonus alive, by the plan's rule.</summary>
public enum LeavingReason
{
    OwnWish,
    Dismissed,
    Redundancy,
    Retired,
    Died,
    Other,
}

/// <summary>One time of employment, the present one or one before it.</summary>
/// <param name="HiredFromReferralId">The referral it began with, if any.</param>
/// <param name="Withdrawn">The hire was undone: employed on no day of it. Kept for the last day that HR had recorded.</param>
public sealed record Spell(
    DateOnly FirstDay,
    DateOnly? LastDay,
    LeavingReason? Reason,
    Guid? HiredFromReferralId = null,
    bool Withdrawn = false
)
{
    public bool Covers(DateOnly day) => !Withdrawn && FirstDay <= day && (LastDay is null || LastDay >= day);
}

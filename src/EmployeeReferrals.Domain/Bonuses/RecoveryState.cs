namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>What became of money that was out already when its ground fell away. Never taken back by itself (docs/rules.md §6).</summary>
public enum RecoveryState
{
    None,
    ToReview,
    Waived,
    Recovered,
}

namespace EmployeeReferrals.Domain.Plans;

/// <summary>What the recipient takes the reward as.</summary>
public enum RewardKind
{
    Cash,
    Charity,
    DaysOff,
    Gift,
}

/// <summary>The reward a recipient chose. Charity and gift are named as in the plan's list.</summary>
/// <param name="Days">Days off for this part; null for every other kind.</param>
/// <param name="DayOffWorth">What one of them stood for when it was chosen, in the part's currency.</param>
public sealed record Reward(RewardKind Kind, string? Name = null, decimal? Days = null, decimal? DayOffWorth = null)
{
    public static readonly Reward Cash = new(RewardKind.Cash);
}

using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Referrals;

public enum ReferralChannel
{
    Form,
    General,
}

/// <summary>What the referrer typed.</summary>
/// <param name="Email">Where the notice, its link and every later mail about this referral go.</param>
public sealed record ReferralText(string Name, string Why, Relationship Relationship, bool KnowsAboutIt, string? Email = null);

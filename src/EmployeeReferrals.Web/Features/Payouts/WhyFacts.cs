using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Credit;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Who reads the why: HR reads all of it, a referrer what docs/rules.md §5 lets them know, in words of their own.</summary>
public enum WhyReader
{
    Hr,
    Referrer,
}

/// <summary>A question and its answer in whole sentences.</summary>
public sealed record WhySection(string Title, IReadOnlyList<string> Sentences);

/// <summary>One instalment and what was found when it was last judged.</summary>
/// <param name="Note">What HR wrote when it decided the present state; for HR alone.</param>
public sealed record WhyPayout(
    int Number,
    int Parts,
    RecipientSide Side,
    decimal Amount,
    decimal FullAmount,
    string Currency,
    int DaysAfterStart,
    DateOnly? DueOn,
    DateOnly? DeferredUntil,
    DateOnly? HeldUntil,
    PayoutState State,
    PayoutReason Reason,
    RewardKind Kind,
    string? RewardName,
    decimal? RewardDays,
    RecoveryState Recovery,
    DueSeen? Seen,
    string? Note = null
);

/// <summary>All that the why of a referral is told from.</summary>
/// <param name="Candidate">As the reader knows them; null once erased.</param>
/// <param name="WaitsForHr">They are hired, and HR has to decide whose bonus it is.</param>
/// <param name="AreHired">They were hired since, through whichever referral.</param>
/// <param name="Holder">Whose credit the hire asked, where that is another referral's; for HR alone.</param>
public sealed record WhyFacts(
    WhyReader Reader,
    string Referrer,
    string? Candidate,
    DateOnly MadeOn,
    DateOnly? HiredOn,
    DateOnly? PlannedStart,
    DateOnly? StartedOn,
    Stage Stage,
    Snapshot Terms,
    CreditCode RuleCredit,
    string? RuleSentence,
    bool? Override,
    string? OverrideBy,
    DateOnly? OverrideOn,
    IReadOnlyList<WhyPayout> Payouts,
    DateOnly Today,
    bool IsGeneral = false,
    HireCap? Cap = null,
    bool WaitsForHr = false,
    string? Holder = null,
    bool AreHired = false
);

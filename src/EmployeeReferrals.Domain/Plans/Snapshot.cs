namespace EmployeeReferrals.Domain.Plans;

/// <summary>The plan as frozen on a referral: later edits of the plan never touch it (docs/rules.md §6).</summary>
public sealed record Snapshot
{
    public Guid PlanVersionId { get; init; }
    public string PlanName { get; init; } = "";
    public int PlanNumber { get; init; }
    public string Currency { get; init; } = "EUR";

    /// <summary>What the referrer can earn in all.</summary>
    public decimal Amount { get; init; }

    /// <summary>Before a campaign raised it: the plan's, or the opening's own.</summary>
    public decimal BaseAmount { get; init; }
    public bool IsOpeningsAmount { get; init; }
    public string? CampaignName { get; init; }
    public IReadOnlyList<Instalment> Schedule { get; init; } = [];

    /// <summary>For the hired candidate; empty where the plan rewards the referrer alone.</summary>
    public IReadOnlyList<Instalment> HireSchedule { get; init; } = [];
    public RewardChoices Rewards { get; init; } = RewardChoices.CashOnly;
    public int WindowDays { get; init; }
    public CreditScope Scope { get; init; }
    public bool NeedsApproval { get; init; }
    public decimal? ApprovalAbove { get; init; }

    /// <summary>Those who set the amount: the plan's version, the campaign, the opening's own. None of them approves it (docs/rules.md
    /// §2).</summary>
    public IReadOnlyList<Guid> SetBy { get; init; } = [];
    public LeaverRule ReferrerLeaves { get; init; }
    public LeaverRule HireLeaves { get; init; }
    public bool DeferDuringReferrerLeave { get; init; }
    public bool DeferDuringHireLeave { get; init; }
    public PartTimeRule PartTime { get; init; }

    /// <summary>No plan covers the opening: nothing can be earned.</summary>
    public bool IsEmpty => PlanVersionId == Guid.Empty;

    public decimal HireAmount => HireSchedule.Sum(p => p.Amount);

    /// <summary>Whether each part waits for an approval: always, or because the whole bonus of the hire is above the plan's
    /// limit.</summary>
    public bool AsksForApproval => NeedsApproval || Amount + HireAmount > ApprovalAbove;

    /// <summary>The plan's own amount for its version, as no campaign and no opening changes it.</summary>
    public static Snapshot Of(PlanVersion version, string planName = "") =>
        Of(
            new PlanOffer(
                version,
                planName,
                null,
                version.Terms.Amount,
                version.Terms.Amount,
                version.Terms.Currency,
                false,
                [.. new[] { version.MadeBy }.OfType<Guid>()]
            )
        );

    public static Snapshot Of(PlanOffer offer) =>
        new()
        {
            PlanVersionId = offer.Version.Id,
            PlanName = offer.PlanName,
            PlanNumber = offer.Version.Number,
            Currency = offer.Currency,
            Amount = offer.Amount,
            BaseAmount = offer.BaseAmount,
            IsOpeningsAmount = offer.IsOpeningsAmount,
            CampaignName = offer.Campaign?.Facts.Name,
            Schedule = offer.Schedule,
            // The hired person's part is the plan's own; where the opening pays in another currency the plan has no amount in it.
            HireSchedule = offer.Currency == offer.Terms.Currency ? offer.Terms.HireSchedule : [],
            Rewards = offer.Currency == offer.Terms.Currency ? offer.Terms.Rewards : offer.Terms.Rewards with { DayOffWorth = null },
            WindowDays = offer.Terms.WindowDays,
            Scope = offer.Terms.Scope,
            NeedsApproval = offer.Terms.NeedsApproval,
            ApprovalAbove = offer.Terms.ApprovalAbove,
            SetBy = offer.SetBy,
            ReferrerLeaves = offer.Terms.ReferrerLeaves,
            HireLeaves = offer.Terms.HireLeaves,
            DeferDuringReferrerLeave = offer.Terms.DeferDuringReferrerLeave,
            DeferDuringHireLeave = offer.Terms.DeferDuringHireLeave,
            PartTime = offer.Terms.PartTime,
        };

    /// <summary>The last day on which a hire still counts: made on + N.</summary>
    public DateOnly WindowEnds(DateOnly madeOn) => madeOn.AddDays(WindowDays);
}

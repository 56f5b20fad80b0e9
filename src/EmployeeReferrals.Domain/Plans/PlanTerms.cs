using EmployeeReferrals.Domain.Lists;

namespace EmployeeReferrals.Domain.Plans;

/// <summary>Named by effect: credit for any opening the candidate is hired into, or only for the one referred to.</summary>
public enum CreditScope
{
    AnyOpening,
    OpeningReferredTo,
}

/// <summary>What becomes of a bonus when somebody leaves before it is due.</summary>
public enum LeaverRule
{
    Forfeit,
    PayAfterRedundancy,
}

/// <summary>What a hire's part-time work on the due day does to an instalment.</summary>
public enum PartTimeRule
{
    FullAmount,
    InProportion,
    HalfBelowFullTime,
}

/// <summary>Over which time a cap counts hires.</summary>
public enum CapPeriod
{
    Year,
    Quarter,
    Always,
}

/// <summary>One part of a bonus: paid a number of calendar days after the actual first day.</summary>
/// <param name="Share">In percent of the whole, where HR set shares; then the amount follows from it.</param>
public sealed record Instalment(int Number, decimal Amount, int DaysAfterStart, decimal? Share = null);

/// <summary>What a recipient may take a reward as, besides money.</summary>
public sealed record RewardChoices
{
    public const int MostCharities = 8;
    public static readonly RewardChoices CashOnly = new();

    public IReadOnlyList<string> Charities { get; init; } = [];

    /// <summary>What a day off stands for, in the plan's currency; null: no days off.</summary>
    public decimal? DayOffWorth { get; init; }

    /// <summary>Null: no gift.</summary>
    public string? Gift { get; init; }

    public bool Any => Charities.Count > 0 || DayOffWorth is not null || Gift is not null;

    /// <summary>The reward as chosen, or null when the plan does not offer it.</summary>
    /// <param name="amount">Of the part: days off are counted from it, to a tenth of a day.</param>
    public Reward? Choose(RewardKind kind, string? charity, decimal amount) =>
        kind switch
        {
            RewardKind.Cash => Reward.Cash,
            RewardKind.Charity when charity is not null && Charities.Contains(charity) => new(RewardKind.Charity, charity),
            RewardKind.DaysOff when DayOffWorth is { } worth => new(RewardKind.DaysOff, null, DaysOff(amount, worth), worth),
            RewardKind.Gift when Gift is not null => new(RewardKind.Gift, Gift),
            RewardKind.Charity or RewardKind.DaysOff or RewardKind.Gift => null,
        };

    public static decimal DaysOff(decimal amount, decimal worth) => Math.Round(amount / worth, 1, MidpointRounding.AwayFromZero);

    public IEnumerable<Problem> Problems()
    {
        if (
            Charities.Count > MostCharities
            || Charities.Any(c => string.IsNullOrWhiteSpace(c) || c.Length > 60)
            || Charities.Distinct().Count() != Charities.Count
        )
            yield return new("charities", $"Name up to {MostCharities} different charities, each in at most 60 characters.", "Charities");
        if (DayOffWorth is <= 0 or > 1_000_000m)
            yield return new("day_off", "A day off stands for an amount above 0.", "DayOffWorth");
        if (Gift is { } gift && (string.IsNullOrWhiteSpace(gift) || gift.Length > 60))
            yield return new("gift", "Describe the gift in at most 60 characters.", "Gift");
    }
}

/// <summary>What HR decides in a plan. Amounts are gross.</summary>
public sealed record PlanTerms
{
    public const decimal Largest = 1_000_000_000m;

    /// <summary>The openings the plan is for.</summary>
    public OpeningFilter Filter { get; init; } = OpeningFilter.Any;
    public string Currency { get; init; } = "EUR";
    public decimal Amount { get; init; }
    public IReadOnlyList<Instalment> Schedule { get; init; } = [];

    /// <summary>For the hired candidate; 0: the plan rewards the referrer alone.</summary>
    public decimal HireAmount { get; init; }
    public IReadOnlyList<Instalment> HireSchedule { get; init; } = [];
    public RewardChoices Rewards { get; init; } = RewardChoices.CashOnly;

    /// <summary>Days during which a referral holds the candidate: hired on ≤ made on + this.</summary>
    public int WindowDays { get; init; } = 180;
    public CreditScope Scope { get; init; }

    /// <summary>An application by another way counts against the credit for so many days; 0: not at all.</summary>
    public int PriorApplicantDays { get; init; } = 180;

    /// <summary>Who worked here counts as a rehire for so many days after the last day; 0: not at all.</summary>
    public int RehireDays { get; init; } = 365;

    /// <summary>From this level up nobody earns; null: no such rule.</summary>
    public int? ExcludedFromLevel { get; init; }
    public bool ExcludeHr { get; init; } = true;
    public bool ExcludeContractors { get; init; } = true;
    public bool ExcludeInterns { get; init; } = true;

    /// <summary>The company's own rules, in order: the first that applies is the one told.</summary>
    public IReadOnlyList<ExclusionRule> Exclusions { get; init; } = [];

    /// <summary>So many hires earn per referrer and period; null: no cap.</summary>
    public int? CapHires { get; init; }
    public CapPeriod CapPeriod { get; init; }

    /// <summary>HR looks at each part before it is released.</summary>
    public bool NeedsApproval { get; init; }

    /// <summary>HR looks at each part where the whole bonus of a hire, both sides together, is above this; null: no such limit.</summary>
    public decimal? ApprovalAbove { get; init; }
    public LeaverRule ReferrerLeaves { get; init; }
    public LeaverRule HireLeaves { get; init; }

    /// <summary>A payout that falls due during a leave of that side waits until the leave ends.</summary>
    public bool DeferDuringReferrerLeave { get; init; }
    public bool DeferDuringHireLeave { get; init; }
    public PartTimeRule PartTime { get; init; }

    /// <summary>Splits an amount by shares in percent; each part is rounded to the currency's minor unit, as long as something is left, and
    /// the last takes the remainder.</summary>
    /// <exception cref="ArgumentException">The shares do not add up to 100.</exception>
    public static IReadOnlyList<Instalment> Split(decimal amount, string currency, IReadOnlyList<(decimal Share, int Days)> parts)
    {
        if (parts.Sum(p => p.Share) != 100m)
            throw new ArgumentException("The shares do not add up to 100", nameof(parts));
        return Split(amount, currency, [.. parts.Select(p => (p.Share, p.Days, (decimal?)p.Share))], 100m);
    }

    /// <summary>The schedule for another whole amount: by the shares where HR set them, else in the proportion of the amounts.</summary>
    public IReadOnlyList<Instalment> ScheduleFor(decimal amount, string currency)
    {
        if (amount == Amount && currency == Currency)
            return Schedule;
        if (Schedule.All(p => p.Share is not null))
            return Split(amount, currency, [.. Schedule.Select(p => (p.Share!.Value, p.DaysAfterStart, p.Share))], 100m);
        // A plan of 0 has no proportion: everything falls to its last part.
        return Amount == 0
            ? [.. Schedule.Select(p => p with { Amount = p.Number == Schedule.Count ? amount : 0 })]
            : Split(amount, currency, [.. Schedule.Select(p => (p.Amount, p.DaysAfterStart, p.Share))], Amount);
    }

    private static IReadOnlyList<Instalment> Split(
        decimal amount,
        string currency,
        IReadOnlyList<(decimal Weight, int Days, decimal? Share)> parts,
        decimal whole
    )
    {
        var left = amount;
        var schedule = new List<Instalment>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = i == parts.Count - 1 ? left : Math.Min(left, Domain.Currency.Round(amount * parts[i].Weight / whole, currency));
            schedule.Add(new Instalment(i + 1, part, parts[i].Days, parts[i].Share));
            left -= part;
        }
        return schedule;
    }

    /// <summary>Its filter and exclusions point to the lists; no name changes.</summary>
    public PlanTerms PointedTo(CompanyLists lists) =>
        this with
        {
            Filter = Filter.PointedTo(lists),
            Exclusions = [.. Exclusions.Select(r => r with { Conditions = [.. r.Conditions.Select(c => c.PointedTo(lists))] })],
        };

    /// <summary>The entries of the lists that its rules point to.</summary>
    public IEnumerable<Guid> PointsTo() =>
        Filter.PointsTo().Concat(Exclusions.SelectMany(r => r.Conditions).SelectMany(c => c.EntryIds ?? []));

    /// <summary>What its rules say by texts alone.</summary>
    public IEnumerable<(ListKind Kind, string Text)> Unpointed() =>
        Filter
            .Unpointed()
            .Concat(
                from condition in Exclusions.SelectMany(r => r.Conditions)
                let kind = Condition.ListOf(condition.Field)
                where condition.EntryIds is null && kind is not null
                select (kind.Value, condition.Value)
            );

    /// <summary>As they are read and judged by, with the names of today.</summary>
    public PlanTerms ReadBy(CompanyLists lists) =>
        this with
        {
            Filter = Filter.ReadBy(lists),
            Exclusions = [.. Exclusions.Select(r => r with { Conditions = [.. r.Conditions.Select(c => c.ReadBy(lists))] })],
        };

    public IReadOnlyList<Problem> Problems()
    {
        var found = new List<Problem>();
        if (!Domain.Currency.IsKnown(Currency))
            found.Add(new("currency", "Choose a currency from the list.", nameof(Currency)));
        if (Amount is < 0 or > Largest)
            found.Add(new("amount", "The bonus must lie between 0 and 1,000,000,000.", nameof(Amount)));
        else if (!Domain.Currency.HasRightDigits(Amount, Currency))
            found.Add(
                new("amount_digits", $"{Currency} amounts have {Domain.Currency.Digits(Currency)} digits after the point.", nameof(Amount))
            );
        found.AddRange(Problems(Schedule, Amount, nameof(Schedule)));
        if (HireAmount is < 0 or > Largest)
            found.Add(new("hire_amount", "The bonus must lie between 0 and 1,000,000,000.", nameof(HireAmount)));
        else if (!Domain.Currency.HasRightDigits(HireAmount, Currency))
            found.Add(
                new(
                    "hire_amount_digits",
                    $"{Currency} amounts have {Domain.Currency.Digits(Currency)} digits after the point.",
                    nameof(HireAmount)
                )
            );
        if (HireAmount > 0 || HireSchedule.Count > 0)
            found.AddRange(Problems(HireSchedule, HireAmount, nameof(HireSchedule)));
        if (WindowDays is < 1 or > 1095)
            found.Add(new("window", "The window must lie between 1 and 1,095 days.", nameof(WindowDays)));
        if (PriorApplicantDays is < 0 or > 1095)
            found.Add(new("prior", "It must lie between 0 and 1,095 days.", nameof(PriorApplicantDays)));
        if (RehireDays is < 0 or > 3650)
            found.Add(new("rehire", "It must lie between 0 and 3,650 days.", nameof(RehireDays)));
        if (ExcludedFromLevel is < 1 or > 99)
            found.Add(new("level", "A level lies between 1 and 99.", nameof(ExcludedFromLevel)));
        if (ApprovalAbove is < 0 or > Largest)
            found.Add(new("approval_above", "The limit must lie between 0 and 1,000,000,000.", nameof(ApprovalAbove)));
        if (CapHires is < 1 or > 1000)
            found.Add(new("cap", "A cap lies between 1 and 1,000 hires.", nameof(CapHires)));
        if (Exclusions.Count > ExclusionRule.MostRules)
            found.Add(new("rules_many", $"A plan has at most {ExclusionRule.MostRules} rules.", "Exclusions.0"));
        found.AddRange(Exclusions.SelectMany((rule, i) => rule.Problems(i)));
        found.AddRange(Filter.Problems());
        found.AddRange(Rewards.Problems());
        if (
            !Enum.IsDefined(Scope)
            || !Enum.IsDefined(ReferrerLeaves)
            || !Enum.IsDefined(HireLeaves)
            || !Enum.IsDefined(PartTime)
            || !Enum.IsDefined(CapPeriod)
        )
            found.Add(new("choice", "Choose from the list."));
        return found;
    }

    private IEnumerable<Problem> Problems(IReadOnlyList<Instalment> schedule, decimal amount, string field)
    {
        if (schedule.Count is < 1 or > 6)
            yield return new("instalments", "A bonus is paid in one to six parts.", field);
        if (schedule.Any(p => p.Share is not null) && (schedule.Any(p => p.Share is null or < 0) || schedule.Sum(p => p.Share) != 100m))
            yield return new("instalment_shares", "The shares must add up to 100 %.", field);
        else if (schedule.Any(p => p.Amount is < 0 or > Largest || !Domain.Currency.HasRightDigits(p.Amount, Currency)))
            yield return new("instalment_amount", "Each part must be a whole amount of the currency, not below 0.", field);
        else if (schedule.Sum(p => p.Amount) != amount)
            yield return new("instalment_sum", "The parts must add up to the bonus.", field);
        if (schedule.Any(p => p.DaysAfterStart is < 0 or > 1095))
            yield return new("instalment_days", "A part is paid between 0 and 1,095 days after the start.", field);
        if (schedule.Zip(schedule.Skip(1)).Any(p => p.First.DaysAfterStart > p.Second.DaysAfterStart))
            yield return new("instalment_order", "The parts must be in the order of their days.", field);
    }

    /// <summary>The first and last day of the time in which a cap counts a hire.</summary>
    public (DateOnly From, DateOnly Until) CapSpan(DateOnly hiredOn) =>
        CapPeriod switch
        {
            CapPeriod.Year => (new(hiredOn.Year, 1, 1), new(hiredOn.Year, 12, 31)),
            CapPeriod.Quarter => QuarterOf(hiredOn),
            CapPeriod.Always => (DateOnly.MinValue, DateOnly.MaxValue),
        };

    private static (DateOnly, DateOnly) QuarterOf(DateOnly day)
    {
        var from = new DateOnly(day.Year, (day.Month - 1) / 3 * 3 + 1, 1);
        return (from, from.AddMonths(3).AddDays(-1));
    }
}

using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>Named by effect: credit for any opening the candidate is hired into, or only for the one referred to.</summary>
public enum CreditScope { AnyOpening, OpeningReferredTo }

/// <summary>What becomes of a bonus when somebody leaves before it is due.</summary>
public enum LeaverRule { Forfeit, PayAfterRedundancy }

/// <summary>One part of a bonus: paid a number of calendar days after the actual first day.</summary>
public sealed record Instalment(int Number, decimal Amount, int DaysAfterStart);

/// <summary>What HR decides in a plan. Amounts are gross.</summary>
public sealed record PlanTerms
{
    public string Currency { get; init; } = "EUR";
    public decimal Amount { get; init; }
    public IReadOnlyList<Instalment> Schedule { get; init; } = [];
    /// <summary>Days during which a referral holds the candidate: hired on ≤ made on + this.</summary>
    public int WindowDays { get; init; } = 180;
    public CreditScope Scope { get; init; }
    /// <summary>From this level up nobody earns; null: no such rule.</summary>
    public int? ExcludedFromLevel { get; init; }
    public bool ExcludeHr { get; init; } = true;
    public bool ExcludeContractors { get; init; } = true;
    public bool ExcludeInterns { get; init; } = true;
    public LeaverRule ReferrerLeaves { get; init; }
    public LeaverRule HireLeaves { get; init; }
    /// <summary>A payout that falls due during a leave of either side waits until the leave ends.</summary>
    public bool DeferDuringLeave { get; init; }

    /// <summary>Splits an amount by shares in percent; each part is rounded to the currency's minor unit, as long as something is left, and the last takes the remainder.</summary>
    /// <exception cref="ArgumentException">The shares do not add up to 100.</exception>
    public static IReadOnlyList<Instalment> Split(decimal amount, string currency, IReadOnlyList<(decimal Share, int Days)> parts)
    {
        if (parts.Sum(p => p.Share) != 100m) throw new ArgumentException("The shares do not add up to 100", nameof(parts));
        var left = amount;
        var schedule = new List<Instalment>();
        for (var i = 0; i < parts.Count; i++)
        {
            var part = i == parts.Count - 1 ? left : Math.Min(left, Domain.Currency.Round(amount * parts[i].Share / 100m, currency));
            schedule.Add(new Instalment(i + 1, part, parts[i].Days));
            left -= part;
        }
        return schedule;
    }

    public IReadOnlyList<Problem> Problems()
    {
        var found = new List<Problem>();
        if (!Domain.Currency.IsKnown(Currency)) found.Add(new("currency", "Choose a currency from the list.", nameof(Currency)));
        if (Amount is < 0 or > 1_000_000_000m) found.Add(new("amount", "The bonus must lie between 0 and 1,000,000,000.", nameof(Amount)));
        else if (!Domain.Currency.HasRightDigits(Amount, Currency)) found.Add(new("amount_digits", $"{Currency} amounts have {Domain.Currency.Digits(Currency)} digits after the point.", nameof(Amount)));
        if (Schedule.Count is < 1 or > 6) found.Add(new("instalments", "A bonus is paid in one to six parts.", nameof(Schedule)));
        if (Schedule.Any(p => p.Amount is < 0 or > 1_000_000_000m || !Domain.Currency.HasRightDigits(p.Amount, Currency))) found.Add(new("instalment_amount", "Each part must be a whole amount of the currency, not below 0.", nameof(Schedule)));
        else if (Schedule.Sum(p => p.Amount) != Amount) found.Add(new("instalment_sum", "The parts must add up to the bonus.", nameof(Schedule)));
        if (Schedule.Any(p => p.DaysAfterStart is < 0 or > 1095)) found.Add(new("instalment_days", "A part is paid between 0 and 1,095 days after the start.", nameof(Schedule)));
        if (Schedule.Zip(Schedule.Skip(1)).Any(p => p.First.DaysAfterStart > p.Second.DaysAfterStart)) found.Add(new("instalment_order", "The parts must be in the order of their days.", nameof(Schedule)));
        if (WindowDays is < 1 or > 1095) found.Add(new("window", "The window must lie between 1 and 1,095 days.", nameof(WindowDays)));
        if (ExcludedFromLevel is < 1 or > 99) found.Add(new("level", "A level lies between 1 and 99.", nameof(ExcludedFromLevel)));
        return found;
    }
}

/// <summary>The bonus policy from a day on. Immutable: a change is a new version, and a referral keeps the version it was made under.</summary>
public sealed class PlanVersion : Aggregate
{
    private PlanVersion() { }

    public PlanVersion(Guid id, int number, DateOnly activeFrom, PlanTerms terms, Guid? madeBy, DateTimeOffset now)
    {
        (Id, Number, ActiveFrom, Terms, MadeBy, MadeAt) = (id, number, activeFrom, terms, madeBy, now);
        Raise(new PlanVersionMade(id, number, activeFrom, terms.Amount, terms.Currency));
    }

    public int Number { get; private init; }
    public DateOnly ActiveFrom { get; private init; }
    public PlanTerms Terms { get; private init; } = new();
    public Guid? MadeBy { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>The version that holds on a day: the latest start, then the highest number. Null before the first.</summary>
    public static PlanVersion? On(DateOnly day, IEnumerable<PlanVersion> versions) =>
        versions.Where(v => v.ActiveFrom <= day).OrderByDescending(v => v.ActiveFrom).ThenByDescending(v => v.Number).FirstOrDefault();
}

/// <summary>The plan as frozen on a referral: later edits of the plan never touch it (product §6).</summary>
public sealed record Snapshot
{
    public Guid PlanVersionId { get; init; }
    public int PlanNumber { get; init; }
    public string Currency { get; init; } = "EUR";
    public decimal Amount { get; init; }
    public IReadOnlyList<Instalment> Schedule { get; init; } = [];
    public int WindowDays { get; init; }
    public CreditScope Scope { get; init; }
    public LeaverRule ReferrerLeaves { get; init; }
    public LeaverRule HireLeaves { get; init; }
    public bool DeferDuringLeave { get; init; }

    public static Snapshot Of(PlanVersion plan) => new()
    {
        PlanVersionId = plan.Id, PlanNumber = plan.Number, Currency = plan.Terms.Currency, Amount = plan.Terms.Amount, Schedule = plan.Terms.Schedule,
        WindowDays = plan.Terms.WindowDays, Scope = plan.Terms.Scope, ReferrerLeaves = plan.Terms.ReferrerLeaves, HireLeaves = plan.Terms.HireLeaves,
        DeferDuringLeave = plan.Terms.DeferDuringLeave,
    };

    /// <summary>The last day on which a hire still counts: made on + N.</summary>
    public DateOnly WindowEnds(DateOnly madeOn) => madeOn.AddDays(WindowDays);
}

public sealed record PlanVersionMade(Guid PlanVersionId, int Number, DateOnly ActiveFrom, decimal Amount, string Currency) : DomainEvent(PlanVersionId);

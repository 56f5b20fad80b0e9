using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>A plan's version as it is being filled in: text, so that what cannot be read comes back as it was.</summary>
public sealed class PlanDraft
{
    private readonly TypedNumbers numbers;
    private readonly PlanTerms seed;
    private readonly IReadOnlyList<PlanTerms> before;
    private readonly LargestAmounts inForce;

    /// <param name="numbers">Of the reader.</param>
    /// <param name="before">The plan's other versions: what is far above their amounts is asked.</param>
    /// <param name="inForce">Of all plans: a plan's first version is held against them.</param>
    public PlanDraft(
        string name,
        PlanTerms seed,
        DateOnly from,
        TypedNumbers numbers,
        IReadOnlyList<PlanTerms> before,
        LargestAmounts inForce
    )
    {
        (this.numbers, this.seed, this.before, this.inForce) = (numbers, seed, before, inForce);
        (Name, From, Filter, Currency) = (name, from, new FilterDraft(seed.Filter, numbers), seed.Currency);
        (Scope, Window, PriorDays, RehireDays) = (
            seed.Scope,
            numbers.Shown(seed.WindowDays),
            numbers.Shown(seed.PriorApplicantDays),
            numbers.Shown(seed.RehireDays)
        );
        (ExcludeHr, ExcludeContractors, ExcludeInterns, Level) = (
            seed.ExcludeHr,
            seed.ExcludeContractors,
            seed.ExcludeInterns,
            seed.ExcludedFromLevel is { } level ? numbers.Shown(level) : null
        );
        Rules = [.. seed.Exclusions.Select(r => new Rule(r))];
        (Cap, CapPeriod, NeedsApproval, PartTime) = (
            seed.CapHires is { } cap ? numbers.Shown(cap) : null,
            seed.CapPeriod,
            seed.NeedsApproval,
            seed.PartTime
        );
        (ReferrerLeaves, HireLeaves, DeferDuringReferrerLeave, DeferDuringHireLeave) = (
            seed.ReferrerLeaves,
            seed.HireLeaves,
            seed.DeferDuringReferrerLeave,
            seed.DeferDuringHireLeave
        );
        ApprovalAbove = seed.ApprovalAbove is { } limit ? numbers.Shown(limit) : null;
        Referrer = new Bonus(seed.Amount, seed.Schedule, numbers);
        Hire = new Bonus(seed.HireAmount, seed.HireSchedule, numbers);
        (Charities, DayOff, Gift) = (
            string.Join('\n', seed.Rewards.Charities),
            seed.Rewards.DayOffWorth is { } worth ? numbers.Shown(worth) : null,
            seed.Rewards.Gift
        );
    }

    public string? Name { get; set; }
    public DateOnly? From { get; set; }
    public FilterDraft Filter { get; }
    public string Currency { get; set; }
    public Bonus Referrer { get; }
    public Bonus Hire { get; }
    public string? Charities { get; set; }
    public string? DayOff { get; set; }
    public string? Gift { get; set; }
    public CreditScope Scope { get; set; }
    public string? Window { get; set; }
    public string? PriorDays { get; set; }
    public string? RehireDays { get; set; }
    public bool ExcludeHr { get; set; }
    public bool ExcludeContractors { get; set; }
    public bool ExcludeInterns { get; set; }
    public string? Level { get; set; }
    public List<Rule> Rules { get; }
    public string? Cap { get; set; }
    public CapPeriod CapPeriod { get; set; }
    public bool NeedsApproval { get; set; }
    public string? ApprovalAbove { get; set; }
    public LeaverRule ReferrerLeaves { get; set; }
    public LeaverRule HireLeaves { get; set; }
    public bool DeferDuringReferrerLeave { get; set; }
    public bool DeferDuringHireLeave { get; set; }
    public PartTimeRule PartTime { get; set; }

    public PlanTerms Terms =>
        new()
        {
            Filter = Filter.Filter,
            Currency = Currency,
            Amount = numbers.Amount(Referrer.Amount, Currency) ?? 0,
            Schedule = Referrer.Schedule(Currency),
            HireAmount = numbers.Amount(Hire.Amount, Currency) ?? 0,
            HireSchedule = Hire.Schedule(Currency),
            Rewards = new()
            {
                Charities = [.. (Charities ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)],
                DayOffWorth = numbers.Amount(DayOff, Currency),
                Gift = string.IsNullOrWhiteSpace(Gift) ? null : Gift,
            },
            Scope = Scope,
            WindowDays = numbers.Count(Window) ?? 0,
            PriorApplicantDays = numbers.Count(PriorDays) ?? 0,
            RehireDays = numbers.Count(RehireDays) ?? 0,
            ExcludeHr = ExcludeHr,
            ExcludeContractors = ExcludeContractors,
            ExcludeInterns = ExcludeInterns,
            ExcludedFromLevel = numbers.Count(Level),
            Exclusions = [.. Rules.Select(r => r.Terms)],
            CapHires = numbers.Count(Cap),
            CapPeriod = CapPeriod,
            NeedsApproval = NeedsApproval,
            ApprovalAbove = NeedsApproval ? null : numbers.Amount(ApprovalAbove, Currency),
            PartTime = PartTime,
            ReferrerLeaves = ReferrerLeaves,
            HireLeaves = HireLeaves,
            DeferDuringReferrerLeave = DeferDuringReferrerLeave,
            DeferDuringHireLeave = DeferDuringHireLeave,
        };

    /// <summary>What cannot be read, and what is asked once: the same text sent again is the answer.</summary>
    public IReadOnlyList<Problem> Problems() =>
        [
            .. Amounts(),
            .. Counts(),
            .. Filter.Problems(),
            .. From is null ? [new Problem("from_needed", "Enter the day from which it holds.", "ActiveFrom")] : Array.Empty<Problem>(),
            .. Referrer.Problems(Currency, "Schedule"),
            .. Hire.Wanted(Currency) ? Hire.Problems(Currency, "HireSchedule") : [],
        ];

    private IEnumerable<Problem> Amounts()
    {
        var own = before
            .Append(seed)
            .Where(t => t.Currency == Currency)
            .Select(t => Math.Max(t.Amount, t.HireAmount))
            .DefaultIfEmpty()
            .Max();
        var largest = own > 0 ? own : inForce.In(Currency);
        var limit = Math.Max(
            largest ?? 0,
            before.Append(seed).Where(t => t.Currency == Currency).Select(t => t.ApprovalAbove ?? 0).DefaultIfEmpty().Max()
        );
        if (string.IsNullOrWhiteSpace(Referrer.Amount))
            yield return new("amount_needed", $"Enter the amount, for example {numbers.Shown(2000)}.", "Amount");
        var typed = new[]
        {
            numbers.AmountProblem("amount", Referrer.Amount, Currency, "Amount", largest),
            numbers.AmountProblem("hire_amount", Hire.Amount, Currency, "HireAmount", largest),
            numbers.AmountProblem("day_off", DayOff, Currency, "DayOffWorth", largest),
            NeedsApproval ? null : numbers.AmountProblem("approval", ApprovalAbove, Currency, "ApprovalAbove", limit),
        };
        foreach (var problem in typed.OfType<Problem>())
            yield return problem;
    }

    private IEnumerable<Problem> Counts()
    {
        if (string.IsNullOrWhiteSpace(Window))
            yield return new("window_number", "Enter the days as a number, for example 180.", "WindowDays");
        if (string.IsNullOrWhiteSpace(PriorDays))
            yield return new("prior_number", "Enter the days as a number; 0 for no such rule.", "PriorApplicantDays");
        if (string.IsNullOrWhiteSpace(RehireDays))
            yield return new("rehire_number", "Enter the days as a number; 0 for no such rule.", "RehireDays");
        var typed = new[]
        {
            numbers.CountProblem("window", Window, "WindowDays"),
            numbers.CountProblem("prior", PriorDays, "PriorApplicantDays"),
            numbers.CountProblem("rehire", RehireDays, "RehireDays"),
            numbers.CountProblem("level", Level, "ExcludedFromLevel"),
            numbers.CountProblem("cap", Cap, "CapHires"),
        };
        foreach (var problem in typed.OfType<Problem>())
            yield return problem;
    }

    /// <summary>An amount and its parts, by amounts or by shares.</summary>
    public sealed class Bonus
    {
        /// <summary>Digits of a share in percent.</summary>
        private const int ShareDigits = 3;
        private readonly TypedNumbers numbers;

        public Bonus(decimal amount, IReadOnlyList<Instalment> schedule, TypedNumbers numbers)
        {
            this.numbers = numbers;
            Amount = schedule.Count == 0 && amount == 0 ? null : numbers.Shown(amount);
            ByShare = schedule.Count > 0 && schedule.All(p => p.Share is not null);
            Parts =
                schedule.Count == 0
                    ? [new Part()]
                    :
                    [
                        .. schedule.Select(p => new Part
                        {
                            Amount = numbers.Shown(ByShare ? p.Share!.Value : p.Amount),
                            Days = numbers.Shown(p.DaysAfterStart),
                        }),
                    ];
        }

        public string? Amount { get; set; }
        public bool ByShare { get; set; }
        public List<Part> Parts { get; }

        /// <summary>False: nothing is entered, and nothing is meant.</summary>
        public bool Wanted(string currency) => numbers.Amount(Amount, currency) is > 0;

        public IReadOnlyList<Instalment> Schedule(string currency) =>
            [
                .. Parts.Select(
                    (p, i) =>
                        new Instalment(
                            i + 1,
                            ByShare ? 0 : Worth(p, currency) ?? -1,
                            numbers.Count(p.Days) ?? -1,
                            ByShare ? Worth(p, currency) ?? -1 : null
                        )
                ),
            ];

        /// <summary>One sentence for the parts: they share a place on the form.</summary>
        public IEnumerable<Problem> Problems(string currency, string field)
        {
            if (Parts.Any(p => string.IsNullOrWhiteSpace(p.Amount) || string.IsNullOrWhiteSpace(p.Days)))
                return [new("part_number", "Each part needs an amount or share and its days, both as numbers.", field)];
            return Parts
                .SelectMany(p =>
                    new[]
                    {
                        ByShare
                            ? numbers.NumberProblem("part", p.Amount, ShareDigits, field)
                            : numbers.AmountProblem("part", p.Amount, currency, field),
                        numbers.CountProblem("part_days", p.Days, field),
                    }
                )
                .OfType<Problem>();
        }

        private decimal? Worth(Part part, string currency) =>
            ByShare ? numbers.Number(part.Amount, ShareDigits) : numbers.Amount(part.Amount, currency);
    }

    public sealed class Part
    {
        public string? Amount { get; set; }
        public string? Days { get; set; }
    }

    public sealed class Rule
    {
        public Rule() => Conditions = [new Comparing()];

        public Rule(ExclusionRule rule) =>
            (Sentence, Conditions) = (
                rule.Sentence,
                [
                    .. rule.Conditions.Select(c => new Comparing
                    {
                        Field = c.Field,
                        Comparison = c.Comparison,
                        Value = c.Value,
                    }),
                ]
            );

        public string? Sentence { get; set; }
        public List<Comparing> Conditions { get; }

        public ExclusionRule Terms => new([.. Conditions.Select(c => new Condition(c.Field, c.Comparison, c.Value ?? ""))], Sentence ?? "");
    }

    public sealed class Comparing
    {
        public ExclusionField Field { get; set; }
        public Comparison Comparison { get; set; }
        public string? Value { get; set; }
    }
}

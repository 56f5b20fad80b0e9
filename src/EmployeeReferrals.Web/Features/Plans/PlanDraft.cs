using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>A plan's version as it is being filled in: text, so that what cannot be read comes back as it was.</summary>
public sealed class PlanDraft
{
    public PlanDraft(string name, PlanTerms seed, DateOnly from)
    {
        (Name, From, Filter, Currency) = (name, from, new FilterDraft(seed.Filter), seed.Currency);
        (Scope, Window, PriorDays, RehireDays) = (seed.Scope, Typed.Text(seed.WindowDays), Typed.Text(seed.PriorApplicantDays), Typed.Text(seed.RehireDays));
        (ExcludeHr, ExcludeContractors, ExcludeInterns, Level) = (seed.ExcludeHr, seed.ExcludeContractors, seed.ExcludeInterns, seed.ExcludedFromLevel?.ToString(CultureInfo.InvariantCulture));
        Rules = [.. seed.Exclusions.Select(r => new Rule(r))];
        (Cap, CapPeriod, NeedsApproval, PartTime) = (seed.CapHires?.ToString(CultureInfo.InvariantCulture), seed.CapPeriod, seed.NeedsApproval, seed.PartTime);
        (ReferrerLeaves, HireLeaves, DeferDuringReferrerLeave, DeferDuringHireLeave) = (seed.ReferrerLeaves, seed.HireLeaves, seed.DeferDuringReferrerLeave, seed.DeferDuringHireLeave);
        ApprovalAbove = seed.ApprovalAbove is { } limit ? Typed.Text(limit) : null;
        Referrer = new Bonus(seed.Amount, seed.Schedule);
        Hire = new Bonus(seed.HireAmount, seed.HireSchedule);
        (Charities, DayOff, Gift) = (string.Join('\n', seed.Rewards.Charities), seed.Rewards.DayOffWorth is { } worth ? Typed.Text(worth) : null, seed.Rewards.Gift);
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

    public PlanTerms Terms => new()
    {
        Filter = Filter.Filter, Currency = Currency, Amount = Typed.Money(Referrer.Amount) ?? 0, Schedule = Referrer.Schedule, HireAmount = Typed.Money(Hire.Amount) ?? 0, HireSchedule = Hire.Schedule,
        Rewards = new() { Charities = [.. (Charities ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], DayOffWorth = Typed.Money(DayOff), Gift = string.IsNullOrWhiteSpace(Gift) ? null : Gift },
        Scope = Scope, WindowDays = Typed.Number(Window) ?? 0, PriorApplicantDays = Typed.Number(PriorDays) ?? 0, RehireDays = Typed.Number(RehireDays) ?? 0,
        ExcludeHr = ExcludeHr, ExcludeContractors = ExcludeContractors, ExcludeInterns = ExcludeInterns, ExcludedFromLevel = Typed.Number(Level), Exclusions = [.. Rules.Select(r => r.Terms)],
        CapHires = Typed.Number(Cap), CapPeriod = CapPeriod, NeedsApproval = NeedsApproval, ApprovalAbove = NeedsApproval ? null : Typed.Money(ApprovalAbove), PartTime = PartTime,
        ReferrerLeaves = ReferrerLeaves, HireLeaves = HireLeaves, DeferDuringReferrerLeave = DeferDuringReferrerLeave, DeferDuringHireLeave = DeferDuringHireLeave,
    };

    public IEnumerable<Problem> Problems()
    {
        if (Typed.Money(Referrer.Amount) is null) yield return new("amount_number", "Enter the amount as a number, for example 2,000.", "Amount");
        if (!string.IsNullOrWhiteSpace(Hire.Amount) && Typed.Money(Hire.Amount) is null) yield return new("hire_amount_number", "Enter the amount as a number, or leave it empty.", "HireAmount");
        if (!string.IsNullOrWhiteSpace(DayOff) && Typed.Money(DayOff) is null) yield return new("day_off_number", "Enter what a day off stands for as a number, or leave it empty.", "DayOffWorth");
        if (!NeedsApproval && !string.IsNullOrWhiteSpace(ApprovalAbove) && Typed.Money(ApprovalAbove) is null) yield return new("approval_number", "Enter the limit as a number, or leave it empty.", "ApprovalAbove");
        if (Typed.Number(Window) is null) yield return new("window_number", "Enter the days as a number, for example 180.", "WindowDays");
        if (Typed.Number(PriorDays) is null) yield return new("prior_number", "Enter the days as a number; 0 for no such rule.", "PriorApplicantDays");
        if (Typed.Number(RehireDays) is null) yield return new("rehire_number", "Enter the days as a number; 0 for no such rule.", "RehireDays");
        if (!string.IsNullOrWhiteSpace(Level) && Typed.Number(Level) is null) yield return new("level_number", "Enter the level as a number, or leave it empty.", "ExcludedFromLevel");
        if (!string.IsNullOrWhiteSpace(Cap) && Typed.Number(Cap) is null) yield return new("cap_number", "Enter the number of hires, or leave it empty.", "CapHires");
        if (!Filter.LevelsAreNumbers) yield return new("filter_number", "Enter levels as numbers, or leave them empty.", "Filter");
        if (From is null) yield return new("from_needed", "Enter the day from which it holds.", "ActiveFrom");
        if (!Referrer.PartsAreNumbers) yield return new("part_number", "Each part needs an amount or share and its days, both as numbers.", "Schedule");
        if (Hire.Wanted && !Hire.PartsAreNumbers) yield return new("part_number", "Each part needs an amount or share and its days, both as numbers.", "HireSchedule");
    }

    /// <summary>An amount and its parts, by amounts or by shares.</summary>
    public sealed class Bonus
    {
        public Bonus(decimal amount, IReadOnlyList<Instalment> schedule)
        {
            Amount = schedule.Count == 0 && amount == 0 ? null : Typed.Text(amount);
            ByShare = schedule.Count > 0 && schedule.All(p => p.Share is not null);
            Parts = schedule.Count == 0 ? [new Part()] : [.. schedule.Select(p => new Part { Amount = Typed.Text(ByShare ? p.Share!.Value : p.Amount), Days = Typed.Text(p.DaysAfterStart) })];
        }

        public string? Amount { get; set; }
        public bool ByShare { get; set; }
        public List<Part> Parts { get; }

        /// <summary>False: nothing is entered, and nothing is meant.</summary>
        public bool Wanted => Typed.Money(Amount) is > 0;

        public bool PartsAreNumbers => Parts.All(p => Typed.Money(p.Amount) is not null && Typed.Number(p.Days) is not null);

        public IReadOnlyList<Instalment> Schedule => [.. Parts.Select((p, i) => new Instalment(i + 1, ByShare ? 0 : Typed.Money(p.Amount) ?? -1, Typed.Number(p.Days) ?? -1, ByShare ? Typed.Money(p.Amount) ?? -1 : null))];
    }

    public sealed class Part
    {
        public string? Amount { get; set; }
        public string? Days { get; set; }
    }

    public sealed class Rule
    {
        public Rule() => Conditions = [new Comparing()];

        public Rule(ExclusionRule rule) => (Sentence, Conditions) = (rule.Sentence, [.. rule.Conditions.Select(c => new Comparing { Field = c.Field, Comparison = c.Comparison, Value = c.Value })]);

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

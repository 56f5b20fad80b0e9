using Microsoft.JSInterop;
using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Plan;

public sealed partial class PlanForm
{
    private static readonly Dictionary<string, (string Id, string Label)> Fields = new()
    {
        ["Amount"] = ("plan-amount", "Bonus"), ["Currency"] = ("plan-currency", "Currency"), ["Schedule"] = ("plan-part-0", "Paid in parts"), ["WindowDays"] = ("plan-window", "Window in days"),
        ["ActiveFrom"] = ("plan-from", "Active from"), ["ExcludedFromLevel"] = ("plan-level", "From this level up"),
    };

    [CascadingParameter] public Task<AuthenticationState> Authentication { get; set; } = default!;
    [Parameter, EditorRequired] public PlanTerms Seed { get; set; } = default!;
    [Parameter, EditorRequired] public int SeenNumber { get; set; }
    [Parameter, EditorRequired] public DateOnly Today { get; set; }
    [Inject] public required MakePlanVersion Make { get; set; }
    [Inject] public required NavigationManager Navigator { get; set; }
    [Inject] public required ISnackbar Toasts { get; set; }
    [Inject] public required IJSRuntime Js { get; set; }

    private readonly Guid id = Guid.CreateVersion7();
    private Draft draft = default!;
    private int seen;
    private IReadOnlyList<FieldError> errors = [];
    private string? problem;

    protected override void OnInitialized() => (draft, seen) = (new Draft(Seed, Today), SeenNumber);

    private async Task Save()
    {
        problem = null;
        var typed = draft.Problems().ToList();
        var result = typed.Count > 0 ? Result.Rejected(typed) : await Make.Execute((await Authentication).User.ToActor(), new(id, seen, draft.From!.Value, draft.Terms), CancellationToken.None);
        if (result.IsOk)
        {
            await Js.InvokeVoidAsync("app.forgetDraft");
            Toasts.Say("The new version is made", draft.From > Today ? $"It holds from {Format.Day(draft.From!.Value)} on." : "It holds from today on.");
            Navigator.NavigateTo("/plan");
            return;
        }
        errors = [.. result.Problems.Where(p => p.Field is not null).Select(p => new FieldError(Fields[p.Field!].Id, Fields[p.Field!].Label, p.Sentence))];
        if (errors.Count == 0) problem = result.Sentence;
    }

    private string? Of(string field) => errors.FirstOrDefault(e => e.FieldId == Fields[field].Id)?.Message;

    /// <summary>As typed: text, so that what cannot be read comes back as it was.</summary>
    private sealed class Draft
    {
        public Draft(PlanTerms seed, DateOnly today)
        {
            (Amount, Currency, Scope, Window, From) = (Text(seed.Amount), seed.Currency, seed.Scope, seed.WindowDays.ToString(CultureInfo.InvariantCulture), today);
            (ExcludeHr, ExcludeContractors, ExcludeInterns, Level) = (seed.ExcludeHr, seed.ExcludeContractors, seed.ExcludeInterns, seed.ExcludedFromLevel?.ToString(CultureInfo.InvariantCulture));
            (ReferrerLeaves, HireLeaves, DeferDuringLeave) = (seed.ReferrerLeaves, seed.HireLeaves, seed.DeferDuringLeave);
            Parts = [.. seed.Schedule.Select(p => new Part { Amount = Text(p.Amount), Days = p.DaysAfterStart.ToString(CultureInfo.InvariantCulture) })];
        }

        public string? Amount { get; set; }
        public string Currency { get; set; }
        public List<Part> Parts { get; }
        public CreditScope Scope { get; set; }
        public string? Window { get; set; }
        public DateOnly? From { get; set; }
        public bool ExcludeHr { get; set; }
        public bool ExcludeContractors { get; set; }
        public bool ExcludeInterns { get; set; }
        public string? Level { get; set; }
        public LeaverRule ReferrerLeaves { get; set; }
        public LeaverRule HireLeaves { get; set; }
        public bool DeferDuringLeave { get; set; }

        public PlanTerms Terms => new()
        {
            Amount = Money(Amount) ?? 0, Currency = Currency, WindowDays = Number(Window) ?? 0, Scope = Scope, ExcludedFromLevel = Number(Level),
            ExcludeHr = ExcludeHr, ExcludeContractors = ExcludeContractors, ExcludeInterns = ExcludeInterns,
            ReferrerLeaves = ReferrerLeaves, HireLeaves = HireLeaves, DeferDuringLeave = DeferDuringLeave,
            Schedule = [.. Parts.Select((p, i) => new Instalment(i + 1, Money(p.Amount) ?? -1, Number(p.Days) ?? -1))],
        };

        public void AddPart() => Parts.Add(new Part());

        public IEnumerable<Problem> Problems()
        {
            if (Money(Amount) is null) yield return new("amount_number", "Enter the amount as a number, for example 2,000.", "Amount");
            if (Number(Window) is null) yield return new("window_number", "Enter the days as a number, for example 180.", "WindowDays");
            if (!string.IsNullOrWhiteSpace(Level) && Number(Level) is null) yield return new("level_number", "Enter the level as a number, or leave it empty.", "ExcludedFromLevel");
            if (From is null) yield return new("from_needed", "Enter the day from which it holds.", "ActiveFrom");
            if (Parts.Any(p => Money(p.Amount) is null || Number(p.Days) is null)) yield return new("part_number", "Each part needs an amount and its days, both as numbers.", "Schedule");
        }

        private static string Text(decimal amount) => amount.ToString("#,0.###", CultureInfo.InvariantCulture);
        private static decimal? Money(string? typed) => decimal.TryParse(typed, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var amount) ? amount : null;
        private static int? Number(string? typed) => int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private sealed class Part
    {
        public string? Amount { get; set; }
        public string? Days { get; set; }
    }

    private static RenderFragment Rules => builder =>
    {
        foreach (var rule in Enum.GetValues<LeaverRule>())
        {
            builder.OpenElement(0, "option");
            builder.AddAttribute(1, "value", rule.ToString());
            builder.AddContent(2, PlanWords.Of(rule));
            builder.CloseElement();
        }
    };
}

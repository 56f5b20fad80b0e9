using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Plans;

public sealed partial class PlanForm
{
    private static readonly Dictionary<string, (string Id, string Label)> Fields = new()
    {
        ["Name"] = ("plan-name", "Name"),
        ["Filter"] = ("filter-from", "For which roles"),
        ["Amount"] = ("plan-amount", "Bonus"),
        ["Currency"] = ("plan-currency", "Currency"),
        ["Schedule"] = ("plan-part-0", "Paid in parts"),
        ["HireAmount"] = ("plan-hire-amount", "Bonus for the hired candidate"),
        ["HireSchedule"] = ("plan-hire-part-0", "Parts for the hired candidate"),
        ["Charities"] = ("plan-charities", "Charities"),
        ["DayOffWorth"] = ("plan-day-off", "A day off stands for"),
        ["Gift"] = ("plan-gift", "Gift"),
        ["WindowDays"] = ("plan-window", "Window in days"),
        ["PriorApplicantDays"] = ("plan-prior", "Prior applicant"),
        ["RehireDays"] = ("plan-rehire", "Rehire"),
        ["CapHires"] = ("plan-cap", "Cap in hires"),
        ["ExcludedFromLevel"] = ("plan-level", "From this level up"),
        ["ApprovalAbove"] = ("plan-approval-above", "HR approves above"),
        ["ActiveFrom"] = ("plan-from", "Active from"),
    };

    [CascadingParameter]
    public Task<AuthenticationState> Authentication { get; set; } = default!;

    [Parameter, EditorRequired]
    public GetPlan.Found Found { get; set; } = default!;

    /// <summary>A draft to go on with; null: a new version, or a new plan.</summary>
    [Parameter]
    public GetPlan.Version? Draft { get; set; }

    [Inject]
    public required SavePlanVersion Keep { get; set; }

    [Inject]
    public required GetPlanEffect Effects { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    private Guid id,
        planId;
    private int seen;
    private PlanDraft plan = default!;
    private IReadOnlyList<FieldError> errors = [];
    private string? problem;
    private GetPlanEffect.Found? effect;

    private string Back => Found.Id is { } known ? $"/plans/{known}" : "/plans";

    protected override void OnInitialized()
    {
        (id, planId, seen) = (Draft?.Id ?? Guid.CreateVersion7(), Found.Id ?? Guid.CreateVersion7(), Found.NewestNumber);
        plan = new PlanDraft(
            Found.Name,
            Draft?.Terms ?? Found.Seed,
            Draft is { } draft && draft.ActiveFrom > Found.Today ? draft.ActiveFrom : Found.Today,
            new TypedNumbers(CultureInfo.CurrentCulture),
            [.. Found.Versions.Select(v => v.Terms)],
            Found.Largest
        );
    }

    private async Task Save(bool draft)
    {
        var typed = plan.Problems();
        if (!draft && typed.Count == 0 && await TakesOverUnseen())
            return;
        var result =
            typed.Count > 0
                ? Result.Rejected(typed)
                : await Keep.Execute(
                    (await Authentication).User.ToActor(),
                    new(id, planId, plan.Name, seen, plan.From!.Value, plan.Terms, draft),
                    CancellationToken.None
                );
        Tell(result);
        if (!result.IsOk)
            return;
        await Js.InvokeVoidAsync("app.forgetDraft");
        if (draft)
            Toasts.Say("The draft is saved", "It counts for nobody until you make it active.");
        else
            Toasts.Say(
                "The version is active",
                plan.From > Found.Today ? $"It holds from {Format.Day(plan.From!.Value)} on." : "It holds from today on."
            );
        Navigator.NavigateTo($"/plans/{planId}");
    }

    // A plan as wide as another replaces it, or never counts beside it. That is said once, before it happens; the second click means it.
    private async Task<bool> TakesOverUnseen()
    {
        IReadOnlyList<string> said = effect is null ? [] : [.. effect.TakesOverFrom, .. effect.GivesWayTo];
        await ShowEffect();
        return effect is not null && effect.TakesOverFrom.Concat(effect.GivesWayTo).Except(said).Any();
    }

    private async Task ShowEffect()
    {
        var typed = plan.Problems();
        if (typed.Count > 0)
        {
            Tell(Result.Rejected(typed));
            return;
        }
        var result = await Effects.Execute(
            (await Authentication).User.ToActor(),
            new(planId, plan.Name, plan.From!.Value, SavePlanVersion.Normal(plan.Terms)),
            CancellationToken.None
        );
        Tell(result);
        effect = result.IsOk ? result.Value : null;
    }

    private void Tell(Result result)
    {
        errors =
        [
            .. result
                .Problems.Where(p => p.Field is not null)
                .Select(p => new FieldError(Place(p.Field!).Id, Place(p.Field!).Label, p.Sentence)),
        ];
        problem = result.IsOk || errors.Count > 0 ? null : result.Sentence;
    }

    private static (string Id, string Label) Place(string field) =>
        Fields.TryGetValue(field, out var known)
            ? known
            : ($"rule-{field.Split('.')[^1]}-sentence", $"Rule {(int.TryParse(field.Split('.')[^1], out var index) ? index + 1 : 1)}");

    private string? Of(string field) => errors.FirstOrDefault(e => e.FieldId == Place(field).Id)?.Message;
}

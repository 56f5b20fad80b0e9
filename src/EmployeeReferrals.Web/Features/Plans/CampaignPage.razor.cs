using System.Globalization;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Plans;

public sealed partial class CampaignPage
{
    private static readonly Dictionary<string, (string Id, string Label)> Fields = new()
    {
        ["Name"] = ("campaign-name", "Name"),
        ["From"] = ("campaign-from", "First day"),
        ["Until"] = ("campaign-until", "Last day"),
        ["Factor"] = ("campaign-factor", "Times"),
        ["Extra"] = ("campaign-extra", "On top"),
        ["Currency"] = ("campaign-currency", "Currency"),
        ["Filter"] = ("filter-from", "For which roles"),
    };

    private const int FactorDigits = 2;

    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    public required GetPlan Find { get; set; }

    [Inject]
    public required ListPlans All { get; set; }

    [Inject]
    public required SaveCampaign Keep { get; set; }

    [Inject]
    public required EndCampaign End { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    private readonly Guid made = Guid.CreateVersion7();
    private GetPlan.Found? plan;
    private Campaign? campaign;
    private IReadOnlyList<FieldError> errors = [];
    private readonly TypedNumbers numbers = new(CultureInfo.CurrentCulture);
    private FilterDraft filter = default!;
    private string? name,
        factor = "2",
        extra;
    private string currency = "EUR";
    private DateOnly? from,
        until;
    private bool adds;

    protected override async Task OnParametersSetAsync()
    {
        filter ??= new(OpeningFilter.Any, numbers);
        var choices = await Find.Execute(Me, new(null), Leaving);
        var all = await All.Execute(Me, Leaving);
        if (!choices.IsOk || !all.IsOk)
            return;
        campaign = all.Value.Campaigns.FirstOrDefault(c => c.Id == Id);
        if (campaign is { Facts: var facts })
        {
            (name, from, until, filter, adds) = (facts.Name, facts.From, facts.Until, new(facts.Filter, numbers), facts.Extra is not null);
            (factor, extra, currency) = (
                facts.Factor is { } times ? numbers.Shown(times) : "2",
                facts.Extra is { } more ? numbers.Shown(more) : null,
                facts.Currency ?? "EUR"
            );
        }
        else
            from ??= choices.Value.Today;
        plan = choices.Value;
    }

    private async Task Save()
    {
        var typed = new List<FieldError>();
        if (from is null)
            typed.Add(Error("From", "Enter the first day."));
        if (until is null)
            typed.Add(Error("Until", "Enter the last day."));
        typed.AddRange(filter.Problems().Select(p => Error(p.Field!, p.Sentence)));
        if (adds && string.IsNullOrWhiteSpace(extra))
            typed.Add(Error("Extra", "Enter the amount as a number."));
        else if (adds && numbers.AmountProblem("extra", extra, currency, "Extra", plan!.Largest.In(currency)) is { } more)
            typed.Add(Error("Extra", more.Sentence));
        if (!adds && string.IsNullOrWhiteSpace(factor))
            typed.Add(Error("Factor", $"Enter the factor as a number, for example 2 or {numbers.Shown(1.5m)}."));
        else if (!adds && numbers.NumberProblem("factor", factor, FactorDigits, "Factor") is { } times)
            typed.Add(Error("Factor", times.Sentence));
        errors = typed;
        if (typed.Count > 0)
            return;
        var facts = new CampaignFacts(
            name ?? "",
            from!.Value,
            until!.Value,
            filter.Filter,
            adds ? null : numbers.Number(factor, FactorDigits),
            adds ? numbers.Amount(extra, currency) : null,
            adds ? currency : null
        );
        var result = await Keep.Execute(Me, new(Id ?? made, facts), CancellationToken.None);
        errors = [.. result.Problems.Select(p => Error(p.Field ?? "Name", p.Sentence))];
        if (!result.IsOk)
            return;
        await Js.InvokeVoidAsync("app.forgetDraft");
        Toasts.Say(campaign is null ? "The campaign is made" : "The campaign is changed", "Referrals already made keep their amount.");
        Navigator.NavigateTo("/campaigns");
    }

    private async Task Stop()
    {
        if (!await Dialogs.Ask($"End {campaign!.Facts.Name}?", "Referrals made until today keep what they were promised.", "End campaign"))
            return;
        var result = await End.Execute(Me, new(campaign.Id), CancellationToken.None);
        Toasts.Say(result.IsOk ? "The campaign has ended" : result.Sentence);
        Navigator.NavigateTo("/campaigns");
    }

    private static FieldError Error(string field, string sentence) => new(Fields[field].Id, Fields[field].Label, sentence);

    private string? Of(string field) => errors.FirstOrDefault(e => e.FieldId == Fields[field].Id)?.Message;
}

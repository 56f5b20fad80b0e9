using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Plans;

public sealed partial class PlanPage
{
    [Parameter]
    public Guid? Id { get; set; }

    [SupplyParameterFromQuery]
    public string? New { get; set; }

    /// <summary>The number of the draft to go on with.</summary>
    [SupplyParameterFromQuery(Name = "draft")]
    public string? DraftInAddress { get; set; }
    private int? Draft => InAddress.Number(DraftInAddress);

    [SupplyParameterFromQuery(Name = "version")]
    public string? VersionInAddress { get; set; }
    private int? Version => InAddress.Number(VersionInAddress);

    [Inject]
    public required GetPlan Find { get; set; }

    [Inject]
    public required RetirePlan End { get; set; }

    [Inject]
    public required DiscardPlanDraft Throw { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    private GetPlan.Found? found;
    private bool missing;

    private GetPlan.Version? Editing => Draft is { } number ? found!.Versions.FirstOrDefault(v => v.Number == number && v.IsDraft) : null;
    private GetPlan.Version? Current => found!.Versions.FirstOrDefault(v => v.Number == found.CurrentNumber);
    private GetPlan.Version? Shown =>
        found!.Versions.FirstOrDefault(v => v.Number == Version) ?? Current ?? (found.Versions.Count > 0 ? found.Versions[0] : null);

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        var result = await Find.Execute(Me, new(Id), Leaving);
        (found, missing) = (result.IsOk ? result.Value : null, !result.IsOk);
    }

    private async Task Retire()
    {
        var parameters = new DialogParameters<RetireDialog>
        {
            { d => d.Name, found!.Name },
            { d => d.Today, found.Today },
            { d => d.Run, from => End.Execute(Me, new(Id!.Value, from), CancellationToken.None) },
        };
        if (await Dialogs.Open(parameters) is { Data: Result { IsOk: true } })
        {
            Toasts.Say("The plan will take no new referrals", "Those made before keep it.");
            await Load();
        }
    }

    private async Task TakeBack()
    {
        var result = await End.Execute(Me, new(Id!.Value, null), CancellationToken.None);
        Toasts.Say(result.IsOk ? "The plan goes on" : result.Sentence);
        await Load();
    }

    private async Task Discard(GetPlan.Version version)
    {
        if (
            !await Dialogs.Ask(
                $"Discard version {version.Number}?",
                "The draft is thrown away. Nothing was made by it.",
                "Discard draft",
                destructive: true
            )
        )
            return;
        var result = await Throw.Execute(Me, new(version.Id), CancellationToken.None);
        Toasts.Say(result.IsOk ? "The draft is discarded" : result.Sentence);
        if (result.IsOk && found!.Versions.Count == 1)
            Navigator.NavigateTo("/plans");
        else
            await Load();
    }

    private static string Since(GetPlan.Version version) =>
        version.MadeBy is null && version.Number == 1 ? "the beginning" : Format.Day(version.ActiveFrom);
}

using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;

namespace EmployeeReferrals.Web.Features.Simulator;

public sealed partial class SimulatorPage
{
    private static readonly int[] Spans = [3, 6, 12, 18, 24];

    private const string WhatItDoes =
        "What the hires of the last months would have cost under another plan, beside what really happened. "
        + "Nothing is written, and nobody is told.";
    private const string HowItCounts =
        "A draft counts as if it had been in force on the day each referral was made; what it does not take keeps the plan "
        + "it was promised. “The plans as they were” gives what really happened, to the cent: a check of the simulator itself.";

    /// <summary>The version to try; "as-were" for the plans as they were.</summary>
    [SupplyParameterFromQuery]
    public string? Version { get; set; }

    /// <summary>With it in the address the simulation runs by itself: reload, back and a shared link show the same.</summary>
    [SupplyParameterFromQuery(Name = "months")]
    public string? MonthsInAddress { get; set; }
    private int? Months => InAddress.Number(MonthsInAddress);

    [Inject]
    public required SimulatePlan Run { get; set; }

    [Inject]
    public required ListPlansToTry List { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    private IReadOnlyList<ListPlansToTry.Choice>? plans;
    private SimulatePlan.Found? found;
    private SimulatePlan.Progress progress = new(0, 0);
    private CancellationTokenSource? running;
    private Guid? chosen;
    private int span = 12;
    private (string? Version, int? Months)? shown;
    private string? problem;
    private string said = "";
    private bool stopped;

    private bool Running => running is not null;
    private int Percent => progress.Of == 0 ? 0 : 100 * progress.Done / progress.Of;
    private string ResultQuery => $"months={found!.Months}{(chosen is { } id ? $"&version={id}" : "")}";

    private static string NameOf(ListPlansToTry.Choice choice) =>
        $"{choice.Plan}, version {choice.Number}" + (choice.IsDraft ? ", a draft" : $", from {Format.Day(choice.ActiveFrom)}");

    protected override async Task OnParametersSetAsync()
    {
        if (plans is null)
        {
            var listed = await List.Execute(Me, Leaving);
            plans = listed.IsOk ? listed.Value.Versions : [];
        }
        if (shown == (Version, Months))
            return;
        shown = (Version, Months);
        (chosen, span) = (Guid.TryParse(Version, out var id) ? id : null, Spans.Contains(Months ?? 12) ? Months ?? 12 : 12);
        await End();
        (found, stopped, problem) = (null, false, null);
        // Not awaited: the page is there while it runs.
        if (Months is not null)
            _ = Simulate();
    }

    private void Start()
    {
        var address = Navigator.GetUriWithQueryParameters(
            new Dictionary<string, object?> { ["version"] = chosen?.ToString() ?? "as-were", ["months"] = span }
        );
        if (address != Navigator.Uri)
            Navigator.NavigateTo(address);
        else if (!Running)
            _ = Simulate();
    }

    private async Task Simulate()
    {
        using var source = CancellationTokenSource.CreateLinkedTokenSource(Leaving);
        running = source;
        (found, stopped, progress, said) = (null, false, new(0, 0), "The simulation runs.");
        StateHasChanged();
        var tell = new Progress<SimulatePlan.Progress>(now =>
        {
            if (running == source && 100 * now.Done / Math.Max(1, now.Of) != Percent)
            {
                progress = now;
                StateHasChanged();
            }
        });
        try
        {
            // Away from the circuit, so that Cancel is heard.
            var command = new SimulatePlan.Command(chosen, span, tell);
            var result = await Task.Run(() => Run.Execute(Me, command, source.Token), source.Token);
            if (running != source)
                return;
            found = result.IsOk ? result.Value : null;
            (problem, said) = result.IsOk ? (null, "The result is below.") : ("This version is not there any more. Choose another.", "");
        }
        catch (OperationCanceledException) when (source.IsCancellationRequested)
        {
            if (running == source)
                (stopped, said) = (true, "Stopped.");
        }
        finally
        {
            if (running == source)
                running = null;
        }
        if (!Leaving.IsCancellationRequested)
            StateHasChanged();
    }

    private async Task Stop()
    {
        if (running is { } source)
            await source.CancelAsync();
    }

    private async Task End()
    {
        var source = running;
        running = null;
        if (source is not null)
            await source.CancelAsync();
    }
}

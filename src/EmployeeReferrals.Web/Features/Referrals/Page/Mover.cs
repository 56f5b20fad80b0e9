using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Page;
using EmployeeReferrals.Web.Wording;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Referrals.Page;

/// <summary>Moves a referral from wherever it is shown: asks what the stage needs, says how it went, and tells the page.
/// Whoever came second reads who was first.</summary>
public sealed class Mover : ComponentBase, IDisposable
{
    private bool _left;

    [Inject]
    public required MoveReferral Move { get; set; }

    [Inject]
    public required UndoMove Back { get; set; }

    [Inject]
    public required UndoHire Undo { get; set; }

    [Inject]
    public required LeaveBeforeStart Leave { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    [Parameter, EditorRequired]
    public Actor Me { get; set; } = Actor.Nobody;

    [Parameter, EditorRequired]
    public DateOnly Today { get; set; }

    /// <summary>After a move, and after a conflict: what the page shows is old.</summary>
    [Parameter, EditorRequired]
    public EventCallback<Moved> Done { get; set; }

    /// <param name="Ok">False: somebody else was faster, or it was refused.</param>
    public sealed record Moved(Movable Referral, Stage To, bool Ok);

    public async Task To(Movable referral, Stage to)
    {
        if (!StageTable.NextForRecruiter(referral.Stage).Contains(to))
        {
            Toasts.Fail($"{referral.Name} was not moved", $"A referral in {referral.Stage.Word()} cannot move to {to.Word()}.");
            return;
        }
        if (await Run(referral, to) is { } result)
            await Tell(referral, to, result);
    }

    private Task<Result?> Run(Movable referral, Stage to)
    {
        return to switch
        {
            Stage.Hired => Answer(
                new DialogParameters<HireDialog>
                {
                    { d => d.Me, Me },
                    { d => d.Referral, referral },
                    { d => d.Today, Today },
                }
            ),
            Stage.NotSelected => Answer(
                new DialogParameters<NotSelectedDialog>
                {
                    { d => d.Referral, referral },
                    { d => d.Run, (reason, note) => Go(reason, note) },
                }
            ),
            Stage.New => Words(Reopening, referral, note => Go(null, note)),
            Stage.Offer when referral.Stage == Stage.Hired => Words(UndoingTheHire, referral, note =>
                Undo.Execute(Me, new(referral.Id, note), CancellationToken.None)
            ),
            Stage.LeftBeforeStart => Words(NotStarted, referral, note => Leave.Execute(Me, new(referral.Id, note), CancellationToken.None)),
            Stage.AwaitingCandidate
            or Stage.Screening
            or Stage.Interview
            or Stage.Offer
            or Stage.Withdrawn
            or Stage.DeclinedByCandidate
            or Stage.Expired => Straight(),
        };

        Task<Result> Go(NotSelectedReason? reason, string? note) =>
            Move.Execute(Me, new(referral.Id, to, referral.Entry, reason, note), CancellationToken.None);

        async Task<Result?> Straight() => await Go(null, null);
    }

    /// <summary>What a dialog asks words for.</summary>
    /// <param name="Action">Before the name of the person.</param>
    private sealed record Question(string Action, string Label, string Text, string Verb, bool Optional = false, bool Destructive = false);

    private static readonly Question Reopening = new(
        "Open again:",
        "Why is it opened again",
        "The clock for a first answer starts again.",
        "Open again"
    );

    private static readonly Question UndoingTheHire = new(
        "Undo the hire of",
        "Why is the hire undone",
        "Payouts that are not yet exported are cancelled, and the referral goes back to Offer.",
        "Undo hire",
        Destructive: true
    );

    private static readonly Question NotStarted = new(
        "Did not start:",
        "Note",
        "The referral closes and its payouts are cancelled.",
        "Close as left before start",
        Optional: true,
        Destructive: true
    );

    private Task<Result?> Words(Question asked, Movable referral, Func<string?, Task<Result>> run) =>
        Answer(
            new DialogParameters<WordsDialog>
            {
                { d => d.Title, $"{asked.Action} {referral.Name}" },
                { d => d.Text, asked.Text },
                { d => d.Label, asked.Label },
                { d => d.Verb, asked.Verb },
                { d => d.Optional, asked.Optional },
                { d => d.Destructive, asked.Destructive },
                { d => d.Run, run },
            }
        );

    private async Task<Result?> Answer<TDialog>(DialogParameters<TDialog> parameters)
        where TDialog : IComponent => (await Dialogs.Open(parameters))?.Data as Result;

    public void Dispose() => _left = true;

    /// <summary>A hire is undone with a reason, and so is its undoing.</summary>
    private static bool CanBeUndone(Stage from, Stage to) => from != Stage.Hired && to != Stage.Hired;

    /// <summary>Takes the last move back that this reader made.</summary>
    /// <param name="referral">As it stands now.</param>
    public async Task TakeBack(Movable referral, Stage to) =>
        await Tell(referral, to, await Back.Execute(Me, new(referral.Id, referral.Entry), CancellationToken.None), isUndo: true);

    private async Task Tell(Movable referral, Stage to, Result result, bool isUndo = false)
    {
        // First the page, then the words: whoever reads them may go on at once, and must not act on what is old.
        // An Undo may be pressed when the page it came from is gone.
        if (!_left)
            await Done.InvokeAsync(new Moved(referral, to, result.IsOk));
        if (result.IsOk)
        {
            var moved = $"{referral.Name} moved {(isUndo ? "back " : "")}to {to.Word()}";
            if (!isUndo && CanBeUndone(referral.Stage, to))
                Toasts.SayWithUndo(moved, () => TakeBack(referral with { Stage = to, Entry = referral.Entry + 1 }, referral.Stage));
            else
                Toasts.Say(moved);
            await Js.InvokeVoidAsync("app.announce", moved);
        }
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict($"{referral.Name} was not moved to {to.Word()}", result.Sentence, "Show referral", () =>
            {
                Navigator.NavigateTo($"/referrals/{referral.Id}");
                return Task.CompletedTask;
            });
        else
            Toasts.Fail($"{referral.Name} was not moved", result.Sentence);
    }
}

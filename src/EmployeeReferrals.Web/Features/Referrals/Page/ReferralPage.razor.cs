using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Page;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Referrals.Page;

public sealed partial class ReferralPage
{
    private const string NotForYou =
        "The referral does not exist, belongs to an opening of others, or is your own: of those you see what every referrer sees.";

    private ReferralView? view;
    private Mover? mover;
    private bool loaded;
    private Guid? shown;

    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [Inject]
    public required GetReferral Get { get; set; }

    [Inject]
    public required AssignRecruiter AssignTo { get; set; }

    [Inject]
    public required EraseCandidate Erase { get; set; }

    [Inject]
    public required UndoPriorApplication UndoApplication { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    private string Since =>
        view switch
        {
            { Stage: Stage.Hired, StartedOn: { } started } => $"started {Format.Day(started)}",
            { Stage: Stage.Hired, HiredOn: { } hired } => $"offer accepted {Format.Day(hired)}",
            { Stage: var stage } when stage.IsClosed() =>
                $"{(view.Reason is { } reason ? $"{reason.Word().ToLowerInvariant()}, " : "")}closed "
                    + $"{Format.Day(CompanyCalendar.DayOf(view.Moves.Max(m => m.At), view.Zone))}",
            _ => Days,
        };

    private string Days =>
        view!.DaysInStage == 0
            ? $"less than a working day in {view.Stage.Word()}"
            : $"{Format.Count(view!.DaysInStage, "working day", System.Globalization.CultureInfo.CurrentCulture)} in {view.Stage.Word()}";

    private IReadOnlyList<TabLink> TabLinks =>
        [
            new(
                "Timeline",
                $"/referrals/{Id}",
                Tab != "mail",
                (view!.Moves.Count + view.Notes.Count + view.Decisions.Count).ToString(System.Globalization.CultureInfo.InvariantCulture)
            ),
            .. view.SeesMoney
                ? new TabLink[]
                {
                    new(
                        "Mail",
                        $"/referrals/{Id}?tab=mail",
                        Tab == "mail",
                        view.Mails.Count.ToString(System.Globalization.CultureInfo.InvariantCulture)
                    ),
                }
                : [],
        ];

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Id)
            return;
        (shown, view, loaded) = (Id, null, false);
        await Reload();
    }

    private async Task Reload()
    {
        view = await Get.Execute(Me, new(Id), Leaving);
        loaded = true;
    }

    private Task Move(Stage to) => mover!.To(view!.Movable, to);

    private async Task Pressed(char key)
    {
        if (view is null)
            return;
        if (StageKeys.For(key) is { } to)
            await Move(to);
    }

    private async Task UndoApplied(DateOnly day) =>
        await Told(await UndoApplication.Execute(Me, new(Id, day), Leaving), "The application is undone, and the credit decided again");

    private Task Focus(string id) => Js.InvokeVoidAsync("app.focus", id).AsTask();

    private async Task Assign(Guid? recruiter) => await Told(await AssignTo.Execute(Me, new(Id, recruiter), Leaving), "Recruiter changed");

    private Task Choose(MoreMenu.Choice choice) =>
        choice switch
        {
            MoreMenu.Choice.Edit => Change<CorrectCandidateDialog>(new() { { d => d.Me, Me }, { d => d.Referral, view! } }, "Saved"),
            MoreMenu.Choice.AppliedBefore => Change<PriorApplicationDialog>(
                new()
                {
                    { d => d.Me, Me },
                    { d => d.ReferralId, view!.Id },
                    { d => d.Name, view!.ShownName },
                },
                "The application is recorded, and the credit decided again"
            ),
            MoreMenu.Choice.ChangeOpening => Change<ChangeOpeningDialog>(
                new() { { d => d.Me, Me }, { d => d.Referral, view! } },
                "Opening changed"
            ),
            MoreMenu.Choice.Override => Change<OverrideCreditDialog>(
                new() { { d => d.Me, Me }, { d => d.Referral, view! } },
                "Credit decided"
            ),
            MoreMenu.Choice.CorrectStart => Change<ConfirmStartDialog>(
                new()
                {
                    { d => d.Me, Me },
                    { d => d.ReferralId, view!.Id },
                    { d => d.Name, view!.ShownName },
                    { d => d.Suggested, view!.StartedOn!.Value },
                    { d => d.Correcting, true },
                },
                "First day corrected"
            ),
            MoreMenu.Choice.UndoHire => Move(Stage.Offer),
            MoreMenu.Choice.Erase => EraseAfter(
                $"Erase {view!.ShownName}",
                "Name, addresses, notes, résumé and mail of this person are erased for good, in all their referrals. "
                    + "Open referrals close as Withdrawn. Payouts keep the referrer's numbers. This cannot be undone.",
                "Erase",
                objected: false,
                "Erased"
            ),
            MoreMenu.Choice.Objected => EraseAfter(
                $"{view!.ShownName} objected",
                "Everything about this person is erased for good and open referrals close as Declined by candidate. "
                    + "Nobody can refer them again: only a keyed mark of the address is kept. This cannot be undone.",
                "Close and erase",
                objected: true,
                "Closed and erased"
            ),
        };

    private async Task Change<TDialog>(DialogParameters<TDialog> parameters, string done)
        where TDialog : IComponent => await Told(await Ask(parameters), done);

    private async Task EraseAfter(string title, string text, string verb, bool objected, string done)
    {
        if (await Dialogs.Ask(title, text, verb, destructive: true))
            await Told(await Erase.Execute(Me, new(view!.Id, objected), Leaving), done);
    }

    private async Task<Result?> Ask<TDialog>(DialogParameters<TDialog> parameters)
        where TDialog : IComponent => (await Dialogs.Open(parameters))?.Data as Result;

    private Task Told((Result? Result, string Done) told) => Told(told.Result, told.Done);

    private async Task Told(Result? result, string done)
    {
        if (result is null)
            return;
        await Reload();
        if (result.IsOk)
            Toasts.Say(done);
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict("This was changed meanwhile", result.Sentence);
        else
            Toasts.Fail("This was not done", result.Sentence);
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Wording;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.People;

public sealed partial class PersonPage
{
    private GetPerson.View? person;
    private bool loaded;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    public required GetPerson Get { get; set; }

    [Inject]
    public required UndoLastDay UndoDay { get; set; }

    [Inject]
    public required UndoLeave UndoAway { get; set; }

    [Inject]
    public required EndAccess EndIt { get; set; }

    [Inject]
    public required RestoreAccess RestoreIt { get; set; }

    [Inject]
    public required UndoWorkingTime UndoPart { get; set; }

    [Inject]
    public required UnlinkIdentity UnlinkIt { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [CascadingParameter]
    public ReaderZone Reader { get; set; } = new(Zone: null);

    private string Sub =>
        string.Join(
            ", ",
            new[] { PeopleLabels.Of(person!.Roles), person.Form.Department, person.Form.Location }.Where(p => !string.IsNullOrEmpty(p))
        );

    private string AccessText =>
        person switch
        {
            { LastDay: { } last } when last < person.Today =>
                $"Closed since the last day, {Format.Day(last)}. Referrals and bonuses are kept.",
            { AccessEnded: true } => "Ended by HR or an administrator.",
            { Form.WorkEmail: null, Accounts.Count: 0 } => "Not possible before there is a work e-mail.",
            { LastSignIn: { } at } => $"Last signed in on {Reader.Moment(at, person.Zone)}.",
            _ => "Has not signed in yet.",
        };

    private string WhyLeft => Labels.Of(person!.LeavingReason ?? LeavingReason.Other).ToLowerInvariant();

    protected override async Task OnParametersSetAsync() => await Load();

    private async Task Load()
    {
        var found = await Get.Execute(Me, new(Id), Leaving);
        (person, loaded) = (found.IsOk ? found.Value : null, true);
    }

    private async Task LastDay()
    {
        var parameters = new DialogParameters<LastDayDialog>
        {
            { d => d.Me, Me },
            { d => d.PersonId, Id },
            { d => d.Name, person!.Name },
            { d => d.LastDay, person.LastDay },
            { d => d.Reason, person.LeavingReason },
        };
        if ((await Dialogs.Open(parameters))?.Data is Result result)
            await Tell(result, $"The last day of {person.Name} is recorded", Follows);
    }

    private async Task Leave()
    {
        if (
            (
                await Dialogs.Open(
                    new DialogParameters<LeaveDialog>
                    {
                        { d => d.Me, Me },
                        { d => d.PersonId, Id },
                        { d => d.Name, person!.Name },
                    }
                )
            )?.Data
            is Result result
        )
            await Tell(result, $"The leave of {person!.Name} is recorded", Follows);
    }

    private async Task WorksPart()
    {
        if (
            (
                await Dialogs.Open(
                    new DialogParameters<WorkingTimeDialog>
                    {
                        { d => d.Me, Me },
                        { d => d.PersonId, Id },
                        { d => d.Name, person!.Name },
                    }
                )
            )?.Data
            is Result result
        )
            await Tell(result, $"The working time of {person!.Name} is recorded", Follows);
    }

    private async Task UndoHours(GetPerson.Hours hours)
    {
        if (
            await Dialogs.Ask(
                $"Undo the working time of {person!.Name}",
                "What was counted by it and is not exported is counted anew.",
                "Undo working time"
            )
        )
            await Tell(
                await UndoPart.Execute(Me, new(Id, hours.Id), CancellationToken.None),
                $"The working time of {person.Name} is undone",
                Follows
            );
    }

    private async Task Stays()
    {
        if (
            await Dialogs.Ask(
                $"Undo the last day of {person!.Name}",
                "What was forfeited for it alone is scheduled again, and they can sign in again.",
                "Undo last day"
            )
        )
            await Tell(await UndoDay.Execute(Me, new(Id), CancellationToken.None), $"The last day of {person.Name} is undone", Follows);
    }

    private async Task BackFromLeave(GetPerson.Away leave)
    {
        if (await Dialogs.Ask($"Undo the leave of {person!.Name}", "Payouts that waited for its end are judged anew.", "Undo leave"))
            await Tell(
                await UndoAway.Execute(Me, new(Id, leave.Id), CancellationToken.None),
                $"The leave of {person.Name} is undone",
                Follows
            );
    }

    private async Task End()
    {
        if (
            await Dialogs.Ask(
                $"End the access of {person!.Name}",
                "They are signed out within 20 seconds and cannot sign in again. Employment, referrals and bonuses stay as they are.",
                "End access",
                destructive: true
            )
        )
            await Tell(await EndIt.Execute(Me, new(Id), CancellationToken.None), $"The access of {person.Name} has ended");
    }

    private async Task Restore() =>
        await Tell(await RestoreIt.Execute(Me, new(Id), CancellationToken.None), $"{person!.Name} can sign in again");

    private async Task Unlink(GetPerson.Account account)
    {
        if (
            await Dialogs.Ask(
                $"Unlink the account of {person!.Name}",
                "They are signed out. The next account that signs in with their work e-mail is linked instead.",
                "Unlink account"
            )
        )
            await Tell(
                await UnlinkIt.Execute(Me, new(Id, account.Id), CancellationToken.None),
                $"The account of {person.Name} is unlinked"
            );
    }

    private const string Follows = "Payouts that are not exported follow.";

    private async Task Tell(Result result, string done, string? text = null)
    {
        if (result.IsOk)
            Toasts.Say(done, text);
        else
            Toasts.Fail("That did not work", result.Sentence);
        await Load();
    }

    private static string Or(string? value) => string.IsNullOrEmpty(value) ? "not known" : value;
}

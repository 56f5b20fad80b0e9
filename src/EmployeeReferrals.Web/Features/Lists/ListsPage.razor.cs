using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Lists;

public sealed partial class ListsPage
{
    internal const string Nobody = "nobody";
    private const string WhatTheyAre =
        "The departments, locations and legal entities that are chosen on forms. Plans, exclusions and campaigns point to them, "
        + "so another name changes no rule.";
    private const string OnlyTheName =
        "People and openings carry the new name at once, and every rule goes on as it was. What was decided keeps the name it had.";

    private GetLists.Found? found;

    [Inject]
    public required GetLists Get { get; set; }

    [Inject]
    public required AddListEntry Add { get; set; }

    [Inject]
    public required RenameListEntry Rename { get; set; }

    [Inject]
    public required RetireListEntry Retire { get; set; }

    [Inject]
    public required JoinListEntries JoinEntries { get; set; }

    [Inject]
    public required KeepListEntriesApart KeepApart { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await Load();
    }

    private async Task Load() => found = await Get.Execute(Me, Leaving) is { IsOk: true } lists ? lists.Value : null;

    private List<GetLists.Entry> Of(ListKind kind) => [.. found!.Entries.Where(e => e.Kind == kind)];

    internal static string Use(GetLists.Entry entry)
    {
        string[] parts =
        [
            .. Counted(entry.People, "person", "people"),
            .. Counted(entry.Openings, "opening", "openings"),
            .. Counted(entry.Plans, "plan or campaign", "plans or campaigns"),
        ];
        return parts.Length == 0 ? Nobody : Format.And(parts);

        static IEnumerable<string> Counted(int count, string one, string more) =>
            count == 0 ? [] : [$"{count.ToString("N0", CultureInfo.CurrentCulture)} {(count == 1 ? one : more)}"];
    }

    private async Task AddTo(ListKind kind)
    {
        var id = Guid.CreateVersion7();
        await Ask(
            new DialogParameters<ListEntryDialog>
            {
                { d => d.Title, $"Add {ListLabels.One(kind)}" },
                { d => d.Verb, "Add" },
                { d => d.Run, name => Add.Execute(Me, new(id, kind, name), CancellationToken.None) },
            },
            "Added"
        );
    }

    private async Task NameAnew(GetLists.Entry entry) =>
        await Ask(
            new DialogParameters<ListEntryDialog>
            {
                { d => d.Title, $"Rename {entry.Name}" },
                { d => d.Verb, "Rename" },
                { d => d.Name, entry.Name },
                { d => d.Text, $"Used by {Use(entry)}. {OnlyTheName}" },
                { d => d.Run, name => Rename.Execute(Me, new(entry.Id, entry.Version, name), CancellationToken.None) },
            },
            "Renamed"
        );

    private async Task Join(GetLists.Entry entry, GetLists.Entry? into)
    {
        var parameters = new DialogParameters<JoinDialog>
        {
            { d => d.Entry, entry },
            { d => d.Into, into?.Id },
            { d => d.Others, Of(entry.Kind).FindAll(e => e.Id != entry.Id) },
            { d => d.Run, (from, to) => JoinEntries.Execute(Me, new(from.Id, from.Version, to.Id, to.Version), CancellationToken.None) },
        };
        await Tell((await Dialogs.Open(parameters))?.Data as Result, "Joined");
    }

    private async Task RetireOrNot(GetLists.Entry entry)
    {
        var text = $"It is chosen no more, and can be used again. Used by {Use(entry)}: whoever has it keeps it.";
        if (!entry.Retired && !await Dialogs.Ask($"Retire {entry.Name}?", text, "Retire"))
            return;
        var changed = await Retire.Execute(Me, new(entry.Id, !entry.Retired), Leaving);
        await Tell(changed, entry.Retired ? $"{entry.Name} can be chosen again" : $"{entry.Name} is retired");
    }

    private async Task Keep(GetLists.Proposal pair) =>
        await Tell(await KeepApart.Execute(Me, new(pair.One.Id, pair.Other.Id), Leaving), "They stay two");

    private async Task Ask(DialogParameters<ListEntryDialog> parameters, string done) =>
        await Tell((await Dialogs.Open(parameters))?.Data as Result, done);

    private async Task Tell(Result? result, string done)
    {
        if (result is null)
            return;
        if (result.IsOk)
            Toasts.Say(done);
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict("Not changed", result.Sentence);
        else
            Toasts.Fail("Not changed", result.Sentence);
        await Load();
    }
}

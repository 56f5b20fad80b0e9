using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Lists;

public sealed partial class ListsPage
{
    private GetLists.Found? found;

    [Inject] public required GetLists Get { get; set; }
    [Inject] public required AddListEntry Add { get; set; }
    [Inject] public required RenameListEntry Rename { get; set; }
    [Inject] public required RetireListEntry Retire { get; set; }
    [Inject] public required JoinListEntries JoinEntries { get; set; }
    [Inject] public required KeepListEntriesApart KeepApart { get; set; }
    [Inject] public required IDialogService Dialogs { get; set; }
    [Inject] public required ISnackbar Toasts { get; set; }

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await Load();
    }

    private async Task Load() => found = await Get.Execute(Me, Leaving) is { IsOk: true } lists ? lists.Value : null;

    private List<GetLists.Entry> Of(ListKind kind) => [.. found!.Entries.Where(e => e.Kind == kind)];

    internal static string Use(GetLists.Entry entry)
    {
        var parts = new[] { (entry.People, "person", "people"), (entry.Openings, "opening", "openings"), (entry.Plans, "plan or campaign", "plans or campaigns") }
            .Where(p => p.Item1 > 0).Select(p => $"{p.Item1.ToString("N0", CultureInfo.CurrentCulture)} {(p.Item1 == 1 ? p.Item2 : p.Item3)}").ToList();
        return parts.Count == 0 ? "nobody" : Format.And(parts);
    }

    private async Task AddTo(ListKind kind)
    {
        var id = Guid.CreateVersion7();
        await Ask(new DialogParameters<ListEntryDialog>
        {
            { d => d.Title, $"Add {ListWords.One(kind)}" },
            { d => d.Verb, "Add" },
            { d => d.Run, name => Add.Execute(Me, new(id, kind, name), CancellationToken.None) },
        }, "Added");
    }

    private async Task NameAnew(GetLists.Entry entry) => await Ask(new DialogParameters<ListEntryDialog>
    {
        { d => d.Title, $"Rename {entry.Name}" },
        { d => d.Verb, "Rename" },
        { d => d.Name, entry.Name },
        { d => d.Text, $"Used by {Use(entry)}. People and openings carry the new name at once, and every rule goes on as it was. What was decided and paid keeps the name it had." },
        { d => d.Run, name => Rename.Execute(Me, new(entry.Id, entry.Version, name), CancellationToken.None) },
    }, "Renamed");

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
        var text = $"It is chosen no more. {Use(entry) switch { "nobody" => "Nobody uses it", var use => $"{char.ToUpperInvariant(use[0])}{use[1..]} keep it" }}, and it can be used again.";
        if (!entry.Retired && !await Dialogs.Ask($"Retire {entry.Name}?", text, "Retire")) return;
        await Tell(await Retire.Execute(Me, new(entry.Id, !entry.Retired), Leaving), entry.Retired ? $"{entry.Name} can be chosen again" : $"{entry.Name} is retired");
    }

    private async Task Keep(GetLists.Proposal pair) =>
        await Tell(await KeepApart.Execute(Me, new(pair.One.Id, pair.Other.Id), Leaving), "They stay two");

    private async Task Ask(DialogParameters<ListEntryDialog> parameters, string done) => await Tell((await Dialogs.Open(parameters))?.Data as Result, done);

    private async Task Tell(Result? result, string done)
    {
        if (result is null) return;
        if (result.IsOk) Toasts.Say(done);
        else if (result.Outcome == Outcome.Conflict) Toasts.Conflict("Not changed", result.Sentence);
        else Toasts.Fail("Not changed", result.Sentence);
        await Load();
    }
}

using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Lists;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Openings;

public sealed partial class OpeningFormPage
{
    private static readonly Dictionary<string, (string Id, string Label)> Fields = new()
    {
        ["Title"] = ("title", "Title"),
        ["Department"] = ("department", "Department"),
        ["Location"] = ("location", "Location"),
        ["Level"] = ("level", "Level"),
        ["Kind"] = ("kind", "Kind"),
        ["Description"] = ("description", "Description"),
        ["HiringManagerId"] = ("manager", "Hiring manager"),
        ["RecruiterIds"] = ("recruiters", "Recruiters"),
        ["Bonus"] = ("bonus", "Bonus for this role"),
    };

    private readonly Guid newId = Guid.CreateVersion7();
    private readonly HashSet<string> recruiters = [];
    private GetOpeningToEdit.Form? form;
    private IReadOnlyList<FieldError> errors = [];
    private bool loaded;
    private bool busy;
    private string? title;
    private string? department;
    private string? location;
    private const string Level = "level";
    private readonly WholeNumbers numbers = new(CultureInfo.CurrentCulture);
    private PersonKind kind;
    private string? description;
    private bool inProgramme;
    private string? bonus;
    private string bonusCurrency = "EUR";
    private string? asked;
    private string culture = "";
    private string manager = "";
    private AmountRequests? requests;
    private ListChoices.Found lists = ListChoices.Found.None;

    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    public required GetOpeningToEdit Get { get; set; }

    [Inject]
    public required ListChoices Lists { get; set; }

    [Inject]
    public required CreateOpening Create { get; set; }

    [Inject]
    public required EditOpening Edit { get; set; }

    [Inject]
    public required MoveOpening Move { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    protected override async Task OnInitializedAsync()
    {
        culture = CultureInfo.CurrentCulture.Name;
        await base.OnInitializedAsync();
        await Load();
    }

    private async Task Load()
    {
        lists = await Lists.Execute(Me, Leaving);
        form = await Get.Execute(Me, new(Id, culture), Leaving);
        loaded = true;
        if (form is null)
            return;
        var values = form.Values;
        numbers.Show(Level, values.Level);
        (title, department, location, kind, description, inProgramme) = (
            values.Title,
            values.Department,
            values.Location,
            values.Kind,
            values.Description,
            values.InProgramme
        );
        (bonus, bonusCurrency) = (values.Bonus, values.BonusCurrency ?? "EUR");
        manager = values.HiringManagerId == Guid.Empty ? "" : values.HiringManagerId.ToString();
        recruiters.Clear();
        recruiters.UnionWith(values.RecruiterIds.Select(id => id.ToString()));
    }

    private async Task Save()
    {
        if (busy)
            return;
        errors = numbers.Errors(_ => "Level");
        if (errors.Count > 0)
            return;
        busy = true;
        var values = new OpeningForm(
            title,
            department,
            location,
            numbers.Of(Level),
            kind,
            description,
            inProgramme,
            Guid.TryParse(manager, out var leads) ? leads : Guid.Empty,
            [.. recruiters.Select(Guid.Parse)],
            bonus,
            bonusCurrency,
            culture,
            asked
        );
        var result = Id is { } id
            ? await Edit.Execute(Me, new(id, form!.Version, values), Leaving)
            : await Create.Execute(Me, new(newId, values), Leaving);
        busy = false;
        asked = result.Problems.Any(TypedNumbers.IsQuestion) ? TypedNumbers.Key(bonus, bonusCurrency) : asked;
        errors =
            result.Outcome == Outcome.Rejected
                ?
                [
                    .. result.Problems.Select(p =>
                        p.Field is not null && Fields.TryGetValue(p.Field, out var field)
                            ? new FieldError(field.Id, field.Label, p.Sentence)
                            : new FieldError("title", "Form", p.Sentence)
                    ),
                ]
                : [];
        if (result.IsOk)
        {
            await Js.InvokeVoidAsync("app.forgetDraft");
            Toasts.Say(Id is null ? "Draft made" : "Opening saved");
            if (Id is null)
                Navigator.NavigateTo($"/openings/{newId}/edit");
            else
                await Load();
        }
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict("Not saved", result.Sentence);
        else if (result.Outcome != Outcome.Rejected)
            Toasts.Fail("Not saved", result.Sentence);
    }

    private async Task AskHr()
    {
        var parameters = new DialogParameters<AskForAmountDialog>
        {
            { d => d.Me, Me },
            { d => d.OpeningId, Id!.Value },
            { d => d.Bonus, bonus },
            { d => d.Currency, bonusCurrency },
            { d => d.InProgramme, inProgramme },
        };
        if ((await Dialogs.Open(parameters))?.Data is not Result result)
            return;
        if (result.IsOk)
            Toasts.Say("HR has been asked");
        else
            Toasts.Fail("Not asked", result.Sentence);
        if (requests is not null)
            await requests.Load();
    }

    private async Task MoveTo(OpeningState to)
    {
        var from = form!.State!.Value;
        if (to == OpeningState.Closed && !await Dialogs.Ask($"Close {form.Values.Title}", ClosingText(), "Close opening"))
            return;
        var result = await Move.Execute(Me, new(Id!.Value, to, from), Leaving);
        if (result.IsOk)
            Toasts.Say($"{form.Values.Title} is {Opening.Word(to).ToLowerInvariant()}");
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict("Not changed", result.Sentence);
        else
            Toasts.Fail("Not changed", result.Sentence);
        await Load();
    }

    private string StillInMotion =>
        $"{Format.Count(form!.OpenCount, "referral", CultureInfo.CurrentCulture)} of this closed opening "
        + $"{(form.OpenCount == 1 ? "is" : "are")} still in motion.";

    private string ClosingText() =>
        form!.OpenCount == 0
            ? "It takes no new referrals. It can be published again."
            : $"It takes no new referrals. {Format.Count(form.OpenCount, "referral", CultureInfo.CurrentCulture)} stay in motion: "
                + Format.And(form.Open.Take(5).Select(o => $"{o.Name} ({o.Stage.Word().ToLowerInvariant()})"))
                + $"{(form.OpenCount > 5 ? " and others" : "")}. "
                + "You can then leave them, change their opening, or move them to Not selected.";

    // What stands may be retired since, or older than the lists.
    private static IEnumerable<string> Choices(IReadOnlyList<string> listed, string? stands) =>
        string.IsNullOrEmpty(stands) ? listed : listed.Union([stands]);

    private void Tick(string id, bool on) => _ = on ? recruiters.Add(id) : recruiters.Remove(id);

    private string? Error(string field) =>
        Fields.TryGetValue(field, out var known) ? errors.FirstOrDefault(e => e.FieldId == known.Id)?.Message : null;

    private static string Verb(OpeningState from, OpeningState to) =>
        to switch
        {
            OpeningState.Published => from == OpeningState.Closed ? "Publish again" : "Publish",
            OpeningState.OnHold => "Put on hold",
            OpeningState.Closed => "Close…",
            OpeningState.Draft => "Back to draft",
        };

    private static string Word(PersonKind kind) =>
        kind switch
        {
            PersonKind.Contractor => "Contractor",
            PersonKind.Intern => "Intern",
            PersonKind.Employee => "Employee",
        };
}

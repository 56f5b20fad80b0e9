using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Operations;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.People;

public sealed partial class PersonFormPage
{
    private static readonly Dictionary<string, string> Labels = new()
    {
        ["Name"] = "Name",
        ["WorkEmail"] = "Work e-mail",
        ["EmployeeNumber"] = "Employee number",
        ["LegalEntity"] = "Employed by",
        ["FirstDay"] = "First day",
        ["Department"] = "Department",
        ["Location"] = "Location",
        ["Level"] = "Level",
        ["Kind"] = "Kind",
        ["ManagerEmail"] = "Manager",
        ["PrivateEmail"] = "Private e-mail",
        ["Phone"] = "Phone",
    };

    private readonly Guid newId = Guid.CreateVersion7();
    private GetPerson.View? person;
    private IReadOnlyList<FieldError> errors = [];
    private bool loaded;
    private bool busy;
    private string? name;
    private string? workEmail;
    private string? number;
    private string? entity;
    private DateOnly? firstDay;
    private string? department;
    private string? location;
    private const string Level = "Level";
    private readonly WholeNumbers numbers = new(CultureInfo.CurrentCulture) { [Level] = "1" };
    private PersonKind kind;
    private string? manager;
    private IReadOnlyList<ListManagers.Row> managers = [];
    private ListChoices.Found lists = ListChoices.Found.None;
    private string? privateEmail;
    private string? phone;

    [Parameter]
    public Guid? Id { get; set; }

    [Inject]
    public required GetPerson Get { get; set; }

    [Inject]
    public required ListManagers Managers { get; set; }

    [Inject]
    public required ListChoices Lists { get; set; }

    [Inject]
    public required AddPerson Add { get; set; }

    [Inject]
    public required ChangePerson Change { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    /// <summary>Why it cannot be changed here.</summary>
    private string? FirstDayHint =>
        person switch
        {
            { FirstDayIsFixed: true } => "It follows the confirmed start of the referral.",
            { IsReader: true } => "A colleague in HR corrects your own.",
            _ => null,
        };

    private string ManagerHint =>
        managers.FirstOrDefault(m => string.Equals(m.Email, manager?.Trim(), StringComparison.OrdinalIgnoreCase)) is { } found
            ? $"{found.Name}, {found.Department}"
            : "Type a name and choose, or type their work e-mail.";

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        lists = await Lists.Execute(Me, Leaving);
        if (Id is not { } id)
            return;
        var found = await Get.Execute(Me, new(id), Leaving);
        (person, loaded) = (found.IsOk ? found.Value : null, true);
        if (person is null)
            return;
        var form = person.Form;
        (name, workEmail, number, entity, firstDay) = (form.Name, form.WorkEmail, form.EmployeeNumber, form.LegalEntity, form.FirstDay);
        (department, location, kind) = (form.Department, form.Location, form.Kind);
        numbers.Show(Level, form.Level);
        (manager, privateEmail, phone) = (form.ManagerEmail, form.PrivateEmail, form.Phone);
        await Suggest();
    }

    // What stands may be retired since, or older than the lists.
    private static IEnumerable<string> Choices(IReadOnlyList<string> listed, string? stands) =>
        string.IsNullOrEmpty(stands) ? listed : listed.Union([stands]);

    private async Task Suggest()
    {
        var typed = manager;
        var found = await Managers.Execute(Me, new(typed, Id), Leaving);
        // Typing goes on meanwhile: an answer that is overtaken says nothing any longer.
        if (typed == manager)
            managers = found;
    }

    private async Task Save()
    {
        if (busy)
            return;
        errors = numbers.Errors(field => Labels[field]);
        if (errors.Count > 0)
            return;
        busy = true;
        var form = new PersonForm(
            name,
            workEmail,
            number,
            entity,
            department,
            location,
            numbers.Of(Level),
            kind,
            manager,
            firstDay,
            privateEmail,
            phone
        );
        var result = person is null
            ? await Add.Execute(Me, new(newId, form), Leaving)
            : await Change.Execute(Me, new(person.Id, person.Version, form), Leaving);
        busy = false;
        errors =
            result.Outcome == Outcome.Rejected
                ?
                [
                    .. result.Problems.Select(p => new FieldError(
                        p.Field ?? "Name",
                        Labels.GetValueOrDefault(p.Field ?? "") ?? "Form",
                        p.Sentence
                    )),
                ]
                : [];
        if (result.IsOk)
        {
            await Js.InvokeVoidAsync("app.forgetDraft");
            Toasts.Say(person is null ? $"{Text.Clean(name)} is added" : "Saved");
            Navigator.NavigateTo($"/people/{person?.Id ?? newId}");
        }
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict("Not saved", result.Sentence);
        else if (result.Outcome != Outcome.Rejected)
            Toasts.Fail("Not saved", result.Sentence);
    }

    private string? Error(string field) => errors.FirstOrDefault(e => e.FieldId == field)?.Message;
}

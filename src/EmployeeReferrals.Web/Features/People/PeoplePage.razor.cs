using System.Globalization;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Wording;
using Microsoft.AspNetCore.Components;

namespace EmployeeReferrals.Web.Features.People;

public sealed partial class PeoplePage
{
    private static readonly IReadOnlyList<Choice> RoleChoices =
    [
        .. PeopleLabels.Given.Select(g => new Choice(g.Role.ToString().ToLowerInvariant(), g.Word)),
    ];

    private ListPeople.Page? list;
    private string? words;
    private string? shown;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Department { get; set; }

    [SupplyParameterFromQuery]
    public string? Location { get; set; }

    [SupplyParameterFromQuery]
    public string? Role { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }
    private int? Page => InAddress.Number(PageInAddress);

    [Inject]
    public required ListPeople List { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    private PeopleFilter Filter => PeopleFilter.Of(Tab, Q, Department, Location, Role);
    private bool Filtering =>
        Q is { Length: > 0 } || Department is { Length: > 0 } || Location is { Length: > 0 } || Role is { Length: > 0 };
    private string Csv => Navigator.GetUriWithQueryParameters("/people.csv", Parameters(Tab, Q, Department, Location, Role, 1));

    private IReadOnlyList<TabLink> TabLinks =>
        [
            .. Enum.GetValues<PeopleTab>()
                .Select(tab => new TabLink(
                    TabWord(tab),
                    Href(Word(tab), Q, Department, Location, Role, 1),
                    Filter.Tab == tab,
                    Format.Number(list!.Counts.GetValueOrDefault(tab), CultureInfo.CurrentCulture)
                )),
        ];

    private string EmptyText =>
        Filter.Tab switch
        {
            PeopleTab.Starting => "Nobody has a first day ahead. Who is added with one shows here until then.",
            PeopleTab.Leaving => "Nobody who is here has a last day.",
            PeopleTab.Left => "Nobody has left.",
            PeopleTab.Here => "Nobody is employed today.",
        };

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Navigator.Uri)
            return;
        (shown, words) = (Navigator.Uri, Q);
        list = await List.Execute(Me, new(Filter, Page ?? 1), Leaving);
    }

    private void Go(string? q, string? department, string? location, string? role) =>
        Navigator.NavigateTo(Href(Tab, q, department, location, role, 1));

    private string Href(string? tab, string? q, string? department, string? location, string? role, int page) =>
        Navigator.GetUriWithQueryParameters("/people", Parameters(tab, q, department, location, role, page));

    private static Dictionary<string, object?> Parameters(
        string? tab,
        string? q,
        string? department,
        string? location,
        string? role,
        int page
    ) =>
        new()
        {
            ["tab"] = Set(tab),
            ["q"] = Set(q),
            ["department"] = Set(department),
            ["location"] = Set(location),
            ["role"] = Set(role),
            ["page"] = page > 1 ? page : null,
        };

    private static string? Set(string? value) => string.IsNullOrEmpty(value) ? null : value;

    private static string? Word(PeopleTab tab) => tab == PeopleTab.Here ? null : tab.ToString().ToLowerInvariant();

    private static string Contact(ListPeople.Row row) => string.Join(", ", new[] { row.WorkEmail, row.EmployeeNumber }.OfType<string>());

    private static string Place(ListPeople.Row row) => string.Join(", ", new[] { row.Department, row.Location }.Where(p => p.Length > 0));

    private string Employment(ListPeople.Row row) =>
        row switch
        {
            { LastDay: { } last } when last < row.FirstDay => "Never started",
            { LastDay: { } last } when last < list!.Today => $"Left {Format.Day(last)}",
            { LastDay: { } last } => $"Until {Format.Day(last)}",
            _ when row.FirstDay > list!.Today => $"Starts {Format.Day(row.FirstDay)}",
            { OnLeave: true } => "On leave",
            _ => $"Since {Format.Day(row.FirstDay)}",
        };

    private static string TabWord(PeopleTab tab) =>
        tab switch
        {
            PeopleTab.Here => "Here",
            PeopleTab.Starting => "Starting",
            PeopleTab.Leaving => "Leaving",
            PeopleTab.Left => "Left",
        };
}

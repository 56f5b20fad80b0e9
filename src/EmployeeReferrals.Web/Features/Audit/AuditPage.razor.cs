using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Wording;
using Microsoft.AspNetCore.Components;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>The audit, to look for what was done and to whom.</summary>
public sealed partial class AuditPage
{
    private static readonly IReadOnlyList<Choice> Kinds =
    [
        .. Enum.GetValues<AuditArea>()
            .SelectMany(area =>
                AuditEvents
                    .All.Where(known => known.Area == area)
                    .Select(known => new Choice(known.Name, known.Words, AuditEvents.Words(area)))
                    .OrderBy(choice => choice.Text, StringComparer.Ordinal)
                    .Prepend(new Choice(area.ToString().ToLowerInvariant(), $"{AuditEvents.Words(area)} (all)", AuditEvents.Words(area)))
            ),
    ];

    private ListAudit.Page? list;
    private AuditFilter filter = new();
    private int page = 1;
    private string? words;
    private string? shown;

    [SupplyParameterFromQuery(Name = "event")]
    public string? Event { get; set; }

    [SupplyParameterFromQuery]
    public string? Who { get; set; }

    [SupplyParameterFromQuery]
    public string? About { get; set; }

    [SupplyParameterFromQuery]
    public string? From { get; set; }

    [SupplyParameterFromQuery]
    public string? Until { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }

    [Inject]
    public required ListAudit List { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Navigator.Uri)
            return;
        shown = Navigator.Uri;
        (filter, page) = (AuditFilter.Of(Event, Who, About, From, Until), Math.Max(1, InAddress.Number(PageInAddress) ?? 1));
        words = filter.Who;
        list = await List.Execute(Me, new(filter, page), Leaving);
    }

    private void Go(AuditFilter chosen) => Navigator.NavigateTo((chosen with { Who = Domain.Text.Clean(chosen.Who) }).Href());
}

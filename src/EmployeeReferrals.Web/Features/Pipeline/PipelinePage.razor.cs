using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Referrals.Page;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.JSInterop;

namespace EmployeeReferrals.Web.Features.Pipeline;

public sealed partial class PipelinePage
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(20);

    private GetPipelineHead.Head? head;
    private IReadOnlyList<PipelineRow> rows = [];
    private IReadOnlyList<PipelineRow> cards = [];
    private IReadOnlySet<Guid> fresh = new HashSet<Guid>();
    private ReferralView? detail;
    private Mover? mover;
    private Guid? menu;
    private Guid? movedByMe;
    private string? words;
    private string? shown;
    private bool loading;

    [SupplyParameterFromQuery(Name = "opening")]
    public string? OpeningInAddress { get; set; }
    private Guid? Opening => InAddress.Id(OpeningInAddress);

    [SupplyParameterFromQuery]
    public string? View { get; set; }

    [SupplyParameterFromQuery]
    public string? Stage { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }
    private int? Page => InAddress.Number(PageInAddress);

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    [SupplyParameterFromQuery(Name = "down")]
    public string? DownInAddress { get; set; }
    private bool Down => InAddress.Yes(DownInAddress);

    [SupplyParameterFromQuery(Name = "referral")]
    public string? ReferralInAddress { get; set; }
    private Guid? Referral => InAddress.Id(ReferralInAddress);

    [Inject]
    public required GetPipelineHead GetHead { get; set; }

    [Inject]
    public required ListPipeline List { get; set; }

    [Inject]
    public required ListBoard ListCards { get; set; }

    [Inject]
    public required GetReferral Get { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    private PipelineFilter Filter => new(Opening, Stage, Q);
    private PipelineSort Sorting => Enum.TryParse<PipelineSort>(Sort, true, out var by) && Enum.IsDefined(by) ? by : PipelineSort.InStage;

    // Until somebody sorts, those who wait longest come first.
    private bool Falling => Sort is null || Down;
    private bool IsBoard => Opening is not null && View != "table" && !Filter.IsClosed;
    private string All => Me.Is(Roles.Hr | Roles.Auditor) ? "All openings" : "All my openings";
    private bool MayMove => Me.Is(Roles.Recruiter | Roles.Hr);
    private int Total =>
        Filter.IsClosed ? head!.Closed
        : Filter.OneStage is { } stage ? head!.Of(stage)
        : head!.InMotion;

    private IReadOnlyList<TabLink> TabLinks =>
        [
            new("All in motion", Href(Here with { Stage = null }), Filter is { OneStage: null, IsClosed: false }, Count(head!.InMotion)),
            .. ListBoard
                .Columns.Where(stage => stage != Domain.Referrals.Stage.AwaitingCandidate || head.Of(stage) > 0)
                .Select(stage => new TabLink(
                    stage.Word(),
                    Href(Here with { Stage = stage.ToString().ToLowerInvariant() }),
                    Filter.OneStage == stage,
                    Count(head.Of(stage)),
                    stage
                )),
            new(
                "Closed",
                Href(Here with { Stage = PipelineFilter.AllClosed, View = "table" }),
                Filter.IsClosed,
                Count(head.Closed),
                Domain.Referrals.Stage.NotSelected
            ),
        ];

    protected override async Task OnParametersSetAsync()
    {
        // The address is all the state there is; a render without a change of it loads nothing.
        if (shown == Navigator.Uri)
            return;
        shown = Navigator.Uri;
        menu = null;
        words = Q;
        await Reload();
    }

    protected override void OnAfterRender(bool firstRender)
    {
        if (firstRender)
            _ = LookForMovesOfOthers();
    }

    private async Task Reload()
    {
        loading = true;
        var before = cards.ToDictionary(card => card.Id, card => card.Entry);
        head = await GetHead.Execute(Me, new(Filter), Leaving);
        if (IsBoard)
        {
            cards = await ListCards.Execute(Me, new(Filter), Leaving);
            fresh = cards
                .Where(card => before.TryGetValue(card.Id, out var entry) && entry != card.Entry && card.Id != movedByMe)
                .Select(card => card.Id)
                .ToHashSet();
            (rows, detail) = ([], null);
        }
        else
        {
            rows = await List.Execute(Me, new(Filter, Sorting, Falling, Page ?? 1), Leaving);
            (cards, fresh) = ([], new HashSet<Guid>());
            detail = Referral is { } id ? await Get.Execute(Me, new(id), Leaving) : null;
        }
        movedByMe = null;
        loading = false;
    }

    // Two recruiters share a board: what the other moves shows by itself, and is said.
    private async Task LookForMovesOfOthers()
    {
        using var timer = new PeriodicTimer(LookAgain);
        try
        {
            while (await timer.WaitForNextTickAsync(Leaving))
            {
                if (!IsBoard || loading || menu is not null)
                    continue;
                await InvokeAsync(Reload);
                await InvokeAsync(StateHasChanged);
                foreach (var card in cards.Where(card => fresh.Contains(card.Id)).Take(3))
                    await Js.InvokeVoidAsync("app.announce", $"{card.ShownName} was moved to {card.Stage.Word()}");
            }
        }
        catch (Exception left) when (left is OperationCanceledException or ObjectDisposedException or JSDisconnectedException)
        {
            // The page was left.
        }
    }

    private async Task To((Movable Referral, Stage Stage) move)
    {
        menu = null;
        await mover!.To(move.Referral, move.Stage);
    }

    private async Task Moved(Mover.Moved moved)
    {
        if (moved.Ok)
            movedByMe = moved.Referral.Id;
        await Reload();
        if (IsBoard)
            await Js.InvokeVoidAsync("app.focus", $"card-{moved.Referral.Id:N}");
    }

    private async Task Pressed(char key)
    {
        var all = IsBoard ? [.. ListBoard.Columns.SelectMany(stage => cards.Where(card => card.Stage == stage))] : rows;
        var at = all.ToList().FindIndex(row => row.Id == Referral);
        if (key is 'j' or 'k')
        {
            if (all.Count == 0)
                return;
            var next = all[Math.Clamp(at + (key == 'j' ? 1 : -1), 0, all.Count - 1)].Id;
            Go(Href(Here with { Referral = next, Page = Page }));
            await Js.InvokeVoidAsync("app.focus", $"card-{next:N}");
        }
        else if (at >= 0 && MayMove)
        {
            if (key == 'm')
                menu = all[at].Id;
            else if (StageKeys.For(key) is { } to)
                await To((all[at].Movable, to));
        }
    }

    private void Go(string href) => Navigator.NavigateTo(href);

    /// <summary>The address without its page and selection: they go with any change.</summary>
    private PipelineAddress Here => new(Opening?.ToString(), View, Stage, Q, Sort, Down);

    /// <summary>By another column; by the same the other way round.</summary>
    private PipelineAddress SortedBy(PipelineSort sort) =>
        Here with
        {
            Sort = sort.ToString().ToLowerInvariant(),
            Down = Sorting == sort && !Falling,
        };

    private static string Href(PipelineAddress to) => QueryHelpers.AddQueryString("/pipeline", to.Parts);

    /// <summary>What the CSV of the same rows is asked by.</summary>
    private string Address => QueryHelpers.AddQueryString("", (Here with { Down = Falling }).Parts);

    private static string Count(int count) => Format.Number(count, CultureInfo.CurrentCulture);
}

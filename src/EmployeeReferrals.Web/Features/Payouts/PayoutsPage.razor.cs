using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Payouts;

public sealed partial class PayoutsPage
{
    [CascadingParameter]
    public Task<AuthenticationState> Authentication { get; set; } = default!;

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery]
    public string? Currency { get; set; }

    [SupplyParameterFromQuery]
    public string? Entity { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }
    private int? Page => InAddress.Number(PageInAddress);

    [SupplyParameterFromQuery(Name = "payout")]
    public string? PayoutInAddress { get; set; }
    private Guid? Payout => InAddress.Id(PayoutInAddress);

    [Inject]
    public required ListPayouts List { get; set; }

    [Inject]
    public required GetPayout Find { get; set; }

    [Inject]
    public required NavigationManager Navigator { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    private ListPayouts.Page? shown;
    private GetPayout.Found? detail;
    private bool mayRecord;
    private int page;
    private readonly HashSet<Guid> chosen = [];
    private Actor me = Actor.Nobody;

    private bool Filtering => !string.IsNullOrWhiteSpace(Q) || !string.IsNullOrEmpty(Currency) || !string.IsNullOrEmpty(Entity);
    private PayoutFilter Filter => PayoutFilter.Of(Tab, Q, Currency, Entity);

    protected override Task OnParametersSetAsync() => Load();

    private async Task Load()
    {
        var actor = me = (await Authentication).User.ToActor();
        page = Math.Max(1, Page ?? 1);
        mayRecord = actor.Is(Roles.Hr);
        var read = await List.Execute(actor, new(Filter, page, Payout), CancellationToken.None);
        var one = Payout is { } id ? await Find.Execute(actor, new(id), CancellationToken.None) : null;
        (shown, detail) = (read, one is { IsOk: true } ? one.Value : null);
        chosen.IntersectWith(read.Rows.Select(r => r.Id));
    }

    /// <summary>What may be decided about all that are chosen.</summary>
    private IReadOnlyList<PayoutVerdict> Verdicts
    {
        get
        {
            var rows = shown!.Rows.Where(r => chosen.Contains(r.Id)).ToList();
            return
            [
                .. Enum.GetValues<PayoutVerdict>()
                    .Where(v => rows.All(r => v.Allows(r.State, r.Recovery) && !(v == PayoutVerdict.Approve && r.IsApprovedAhead))),
            ];
        }
    }

    private async Task Decide(PayoutVerdict verdict)
    {
        var ids = chosen.ToList();
        var sums = Format.Sums(
            [.. shown!.Rows.Where(r => chosen.Contains(r.Id)).GroupBy(r => r.Currency).Select(g => (g.Sum(r => r.Amount), g.Key))],
            CultureInfo.CurrentCulture
        );
        if (
            await PayoutDeciding.Ask(
                Dialogs,
                Toasts,
                me,
                ids,
                verdict,
                $"{Format.Count(ids.Count, "payout", CultureInfo.CurrentCulture)}, {sums}"
            )
        )
        {
            chosen.Clear();
            await Load();
        }
    }

    private void Tick(Guid id, bool on) => _ = on ? chosen.Add(id) : chosen.Remove(id);

    private IReadOnlyList<TabLink> Links =>
        [
            .. Enum.GetValues<PayoutTab>()
                .Where(t => shown!.ShowsHire || t == PayoutTab.Released)
                .Select(t => new TabLink(
                    t == PayoutTab.Review ? "To review" : t.ToString(),
                    Navigator.GetUriWithQueryParameters("/payouts", Parameters(t, null)),
                    t == shown!.Tab,
                    Format.Number(shown.Counts[t], CultureInfo.CurrentCulture)
                )),
        ];

    private string Csv => Navigator.GetUriWithQueryParameters("/payouts.csv", Parameters(shown!.Tab, null));

    private string Address(Guid? payout) =>
        Navigator.GetUriWithQueryParameters("/payouts", Parameters(shown!.Tab, payout, page > 1 ? page : null));

    private Dictionary<string, object?> Parameters(PayoutTab tab, Guid? payout, int? toPage = null) =>
        new()
        {
            ["tab"] = Word(tab),
            ["q"] = string.IsNullOrWhiteSpace(Q) ? null : Q,
            ["currency"] = string.IsNullOrEmpty(Currency) ? null : Currency,
            ["entity"] = string.IsNullOrEmpty(Entity) ? null : Entity,
            ["page"] = toPage,
            ["payout"] = payout,
        };

    private string TabSays =>
        shown!.Tab switch
        {
            PayoutTab.Open => "Everything expected and not yet released",
            PayoutTab.Review => "Waiting for an approval, or out already and to be reviewed",
            PayoutTab.Released => "Handed to payroll",
            PayoutTab.Deferred => "Waiting for the end of a leave or a new date",
            PayoutTab.Ended => "Not paid, and why",
        };

    private string EmptyText =>
        shown!.Tab == PayoutTab.Review ? "Parts of plans that need an approval wait here when they fall due."
        : shown.Tab == PayoutTab.Open ? "Payouts are laid down when a referred candidate is hired."
        : "Nothing has come this far yet.";

    private string For(ListPayouts.Row row) =>
        shown!.ShowsHire
            ? $"{row.Hire ?? "erased person"}{(row.Role is null ? "" : $", {row.Role}")}"
            : $"{row.LegalEntity}, {row.EmployeeNumber ?? "no employee number"}";

    private static string Choosing(ListPayouts.Row row) =>
        $"Choose part {row.Number} of {row.Referrer}, {Format.Money(row.Amount, row.Currency, CultureInfo.CurrentCulture)}";

    private static string Word(PayoutTab tab) => tab.ToString().ToLowerInvariant();

    private static (string Title, IconName Icon) Look(PayoutGroup group) =>
        group switch
        {
            PayoutGroup.Approval => ("Waiting for an approval", IconName.Eye),
            PayoutGroup.Recovery => ("Recoveries to review", IconName.Undo),
            PayoutGroup.DueNow => ("Due by today", IconName.Clock),
            PayoutGroup.DueSoon => ("Due soon", IconName.Calendar),
            PayoutGroup.Later => ("Later", IconName.Calendar),
            PayoutGroup.NoDate => ("No start date yet", IconName.Dotted),
            PayoutGroup.Released => ("Released, not yet exported", IconName.Check),
            PayoutGroup.Exported => ("Exported, waiting for payroll", IconName.Download),
            PayoutGroup.Paid => ("Paid", IconName.Check),
            PayoutGroup.Deferred => ("Deferred", IconName.Clock),
            PayoutGroup.Forfeited => ("Forfeited", IconName.Undo),
            PayoutGroup.Declined => ("Declined", IconName.Bar),
            PayoutGroup.Cancelled => ("Cancelled", IconName.Close),
        };
}

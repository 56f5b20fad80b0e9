using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Payroll;

public sealed partial class BatchPage
{
    [Parameter]
    public Guid Id { get; set; }

    [SupplyParameterFromQuery]
    public string? Tab { get; set; }

    [SupplyParameterFromQuery]
    public string? Q { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    public string? PageInAddress { get; set; }
    private int? Page => InAddress.Number(PageInAddress);

    [Inject]
    public required GetBatch Get { get; set; }

    [Inject]
    public required ConfirmLines Confirm { get; set; }

    [Inject]
    public required VoidBatch TakeBack { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [CascadingParameter]
    public ReaderZone Reader { get; set; } = new(Zone: null);

    private readonly Dictionary<Guid, GetBatch.Row> chosen = [];
    private GetBatch.Found? shown;
    private LineTab tab;
    private bool missing;
    private bool busy;
    private int page;

    private bool CanAnswer => shown is { MayWork: true, Batch: { State: BatchState.Exported, VoidedAt: null } };

    private string Sub =>
        $"{BatchLabels.Scope(shown!.Batch.Currency, shown.Batch.LegalEntity, shown.Batch.CutOff)}. "
        + $"Made on {Reader.Moment(shown.Batch.CreatedAt, shown.Zone)}{(shown.CreatedBy is null ? "" : $" by {shown.CreatedBy}")}.";

    private IReadOnlyList<TabLink> Links =>
        [
            .. Enum.GetValues<LineTab>()
                .Where(t => t is LineTab.All || Count(t) > 0 || t == tab)
                .Select(t => new TabLink(
                    t == LineTab.All ? "All lines" : t.ToString(),
                    Address(t, null, 1),
                    t == tab,
                    Format.Number(Count(t), CultureInfo.CurrentCulture)
                )),
        ];

    private string Money(decimal amount) => Format.Money(amount, shown!.Batch.Currency, CultureInfo.CurrentCulture);

    /// <summary>Days off are no money.</summary>
    private static decimal Worth(GetBatch.Row row) => row.Kind == RewardKind.DaysOff ? 0 : row.Amount;

    protected override async Task OnParametersSetAsync()
    {
        tab = Enum.TryParse<LineTab>(Tab, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : LineTab.All;
        page = Math.Max(1, Page ?? 1);
        chosen.Clear();
        await Load();
    }

    private async Task Load()
    {
        var result = await Get.Execute(Me, new(Id, tab, page, Q), Leaving);
        (shown, missing) = (result.IsOk ? result.Value : null, !result.IsOk);
    }

    private int Count(LineTab of) =>
        of switch
        {
            LineTab.Open => shown!.Batch.OpenCount,
            LineTab.Paid => shown!.Batch.PaidCount,
            LineTab.Rejected => shown!.Batch.RejectedCount,
            LineTab.Voided => shown!.Batch.VoidedCount,
            LineTab.All => shown!.Batch.LineCount,
        };

    private void Choose(GetBatch.Row row, bool on)
    {
        if (on)
            chosen[row.Id] = row;
        else
            chosen.Remove(row.Id);
    }

    private Task PayChosen() => Answer(() => Confirm.Execute(Me, new(Id, [.. chosen.Keys], Paid: true), Leaving));

    private async Task PayAll()
    {
        var lines = shown!.Batch.OpenCount - shown.OwnOpen;
        var sure = await Dialogs.Ask(
            $"Confirm batch {shown.Batch.Number}",
            $"{Format.Count(lines, "open line", CultureInfo.CurrentCulture)} {(lines == 1 ? "is" : "are")} confirmed as paid, "
                + "and each employee gets a mail. This cannot be taken back; what was paid wrongly is recovered by HR.",
            "Confirm as paid"
        );
        if (sure)
            await Answer(() => Confirm.Execute(Me, new(Id, [], Paid: true), Leaving));
    }

    private async Task RejectChosen()
    {
        var parameters = new DialogParameters<ReasonDialog>
        {
            {
                d => d.Title,
                chosen.Count == 1
                    ? $"Reject line {PayrollReference.Of(shown!.Batch.Number, chosen.Values.First().Number)}"
                    : $"Reject {chosen.Count} lines"
            },
            {
                d => d.Text,
                "Payroll did not pay. The payout is judged again: if it is still owed, the next batch takes it. The line keeps the reason."
            },
            { d => d.Label, "Why payroll did not pay" },
            { d => d.Verb, "Reject" },
            { d => d.Run, reason => AsResult(Confirm.Execute(Me, new(Id, [.. chosen.Keys], Paid: false, reason), Leaving)) },
        };
        if (await Dialogs.Open(parameters) is { } closed)
            await Tell((Result)closed.Data!, $"{Format.Count(chosen.Count, "line", CultureInfo.CurrentCulture)} rejected");
    }

    private async Task Void()
    {
        var batch = shown!.Batch;
        var parameters = new DialogParameters<ReasonDialog>
        {
            { d => d.Title, $"Void batch {batch.Number}" },
            {
                d => d.Text,
                (
                    batch.PaidCount > 0
                        ? $"{Format.Count(batch.PaidCount, "line", CultureInfo.CurrentCulture)} confirmed as paid stay so. "
                        : ""
                )
                    + $"{Format.Count(batch.OpenCount, "open payout", CultureInfo.CurrentCulture)} "
                    + $"{(batch.OpenCount == 1 ? "is" : "are")} judged again: what is still owed waits for a later batch. "
                    + "Make sure that payroll does not pay from this file: nothing here can stop them."
            },
            { d => d.Label, "Why" },
            { d => d.Verb, "Void" },
            { d => d.Destructive, true },
            { d => d.Run, reason => TakeBack.Execute(Me, new(Id, reason), Leaving) },
        };
        if (await Dialogs.Open(parameters) is { } closed)
            await Tell((Result)closed.Data!, $"Batch {batch.Number} is voided");
    }

    private async Task Answer(Func<Task<Result<ConfirmLines.Confirmed>>> operation)
    {
        if (busy)
            return;
        busy = true;
        var result = await operation();
        busy = false;
        await Tell(result, result.IsOk ? $"{Format.Count(result.Value.Lines, "line", CultureInfo.CurrentCulture)} confirmed as paid" : "");
    }

    private static async Task<Result> AsResult(Task<Result<ConfirmLines.Confirmed>> operation) => await operation;

    private async Task Tell(Result result, string done)
    {
        if (result.IsOk)
            Toasts.Say(done);
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict("Not changed", result.Sentence);
        else
            Toasts.Fail("Not changed", result.Sentence);
        chosen.Clear();
        await Load();
    }

    private string? Why(GetBatch.Row row)
    {
        var code = string.Join(": ", new[] { row.RejectCode, row.RejectReason }.Where(w => w is not null));
        return row.State switch
        {
            LineState.Rejected => $"{code}{(code.EndsWith('.') ? "" : ".")} {Later(row)}",
            LineState.Voided => Later(row),
            LineState.Paid when row.AnsweredAt is { } at => Format.Day(CompanyCalendar.DayOf(at, shown!.Zone)),
            LineState.Open or LineState.Paid => null,
        };
    }

    private static string Later(GetBatch.Row row) =>
        row.LaterBatch is { } number
            ? $"Now in batch {number}."
            : row.Payout switch
            {
                PayoutState.Released => "Waits for a later batch.",
                PayoutState.Planned or PayoutState.Scheduled or PayoutState.AwaitingApproval or PayoutState.Deferred =>
                    "Looked at again on its day.",
                PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled => "Not owed any more.",
                PayoutState.Exported or PayoutState.Paid => "",
            };

    private string Address(LineTab of, string? search, int to)
    {
        var parts = new[]
        {
            of == LineTab.All ? null : $"tab={of.ToString().ToLowerInvariant()}",
            string.IsNullOrWhiteSpace(search) ? null : $"q={Uri.EscapeDataString(search)}",
            to > 1 ? $"page={to}" : null,
        }
            .Where(p => p is not null)
            .ToList();
        return $"/payroll/{Id}" + (parts.Count > 0 ? "?" + string.Join('&', parts) : "");
    }
}

using System.Globalization;
using System.Text;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Payroll;

public sealed partial class PayrollSettingsPage
{
    private static readonly DateOnly Sample = new(2027, 1, 31);

    private sealed class Draft(PayrollLayout layout)
    {
        public List<DraftColumn> Columns { get; } = [.. layout.Columns.Select(c => new DraftColumn(c.Column, c.Header))];
        public string Separator { get; set; } = layout.Separator;
        public string DecimalSign { get; set; } = layout.DecimalSign;
        public string DateFormat { get; set; } = layout.DateFormat;
        public PayrollQuoting Quoting { get; set; } = layout.Quoting;
        public PayrollLineEnd LineEnd { get; set; } = layout.LineEnd;
        public bool Mark { get; set; } = layout.ByteOrderMark;
        public bool Heads { get; set; } = layout.Heads;

        public PayrollLayout Layout =>
            new()
            {
                Columns = [.. Columns.Select(c => new LayoutColumn(c.Column, c.Header ?? ""))],
                Separator = Separator,
                DecimalSign = DecimalSign,
                DateFormat = DateFormat,
                Quoting = Quoting,
                LineEnd = LineEnd,
                ByteOrderMark = Mark,
                Heads = Heads,
            };
    }

    private sealed class DraftColumn(PayrollColumn column, string header)
    {
        public PayrollColumn Column { get; } = column;
        public string? Header { get; set; } = header;
    }

    [Inject]
    public required GetPayrollSettings Get { get; set; }

    [Inject]
    public required ChangePayrollSettings Change { get; set; }

    [Inject]
    public required ISnackbar Toasts { get; set; }

    [Inject]
    public required IJSRuntime Js { get; set; }

    private Draft? draft;
    private IReadOnlyList<FieldError> errors = [];
    private string example = "";
    private const string Days = "BatchReminderDays";
    private readonly WholeNumbers numbers = new(CultureInfo.CurrentCulture);
    private int version;
    private bool busy;

    private IReadOnlyList<PayrollColumn> Absent => [.. Enum.GetValues<PayrollColumn>().Where(c => draft!.Columns.All(d => d.Column != c))];

    protected override async Task OnInitializedAsync()
    {
        await base.OnInitializedAsync();
        await Load();
    }

    private async Task Load()
    {
        var view = await Get.Execute(Me, Leaving);
        if (!view.IsOk)
            return;
        (draft, version) = (new Draft(view.Value.Layout), view.Value.Version);
        numbers.Show(Days, view.Value.BatchReminderDays);
        Draw();
    }

    private void Move(int from, int by)
    {
        (draft!.Columns[from], draft.Columns[from + by]) = (draft.Columns[from + by], draft.Columns[from]);
        Draw();
    }

    private void Remove(DraftColumn column)
    {
        draft!.Columns.Remove(column);
        Draw();
    }

    private void Add(PayrollColumn column)
    {
        draft!.Columns.Add(new DraftColumn(column, column.Word()));
        Draw();
    }

    private void Draw()
    {
        var layout = draft!.Layout;
        using var file = new PayrollFile(layout);
        foreach (var row in PayrollExample.Of(layout))
            file.Append(row);
        example = Encoding.UTF8.GetString(file.Bytes()).TrimStart('\uFEFF').ReplaceLineEndings("\n");
    }

    private async Task Save()
    {
        if (busy)
            return;
        errors = numbers.Errors(Label);
        if (errors.Count > 0)
            return;
        busy = true;
        var result = await Change.Execute(Me, new(version, draft!.Layout, numbers.Of(Days)), Leaving);
        busy = false;
        errors =
            result.Outcome == Outcome.Rejected
                ? [.. result.Problems.Select(p => new FieldError(p.Field ?? "Columns", Label(p.Field), p.Sentence))]
                : [];
        if (result.IsOk)
        {
            await Js.InvokeVoidAsync("app.forgetDraft");
            await Load();
            Toasts.Say("Payroll file saved", "Batches made from now on are written like this.");
        }
        else if (result.Outcome == Outcome.Conflict)
            Toasts.Conflict("Not saved", result.Sentence);
        else if (result.Outcome != Outcome.Rejected)
            Toasts.Fail("Not saved", result.Sentence);
    }

    private string? Error(string field) => errors.FirstOrDefault(e => e.FieldId == field)?.Message;

    private static string Label(string? field) =>
        field switch
        {
            "Separator" => "Between columns",
            "DecimalSign" => "Decimal sign",
            "DateFormat" => "Dates",
            "Quoting" => "Quotation marks",
            "LineEnd" => "Line ends",
            "BatchReminderDays" => "Reminder",
            { } header
                when header.StartsWith("Header:", StringComparison.Ordinal) && Enum.TryParse<PayrollColumn>(header[7..], out var column) =>
                column.Word(),
            _ => "Columns",
        };
}

using System.Globalization;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>A plain form, drawn on the server: the file is an ordinary part of the post, and the answer stands where the form
/// was.</summary>
public sealed partial class AnswerPage
{
    /// <summary>A file that is too large is read all the same, up to here, so that the answer can stand beside its field.</summary>
    public const int LargestPost = 64 * 1024 * 1024;
    private const int LargestFile = 10 * 1024 * 1024;

    [CascadingParameter]
    public HttpContext Context { get; set; } = default!;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    public required GetBatch Get { get; set; }

    [Inject]
    public required AnswerBatch Answer { get; set; }

    [Inject]
    public required KeptForms Kept { get; set; }

    private PayrollBatch? batch;
    private AnswerBatch.Report? report;
    private IReadOnlyList<FieldError> errors = [];
    private bool allOrNothing = true;
    private KeptFields? kept;

    private string Sub =>
        $"{Format.Count(batch!.OpenCount, "line", CultureInfo.CurrentCulture)} open, "
        + $"{Format.Number(batch.PaidCount, CultureInfo.CurrentCulture)} paid, "
        + $"{Format.Number(batch.RejectedCount, CultureInfo.CurrentCulture)} rejected.";

    private string LineHead => batch?.Layout.Columns.FirstOrDefault(c => c.Column == PayrollColumn.Line)?.Header ?? "Line";

    protected override async Task OnInitializedAsync()
    {
        await Load();
        if (batch is null)
            Context.AnswerNotFound();
        if (HttpMethods.IsPost(Context.Request.Method) || await Kept.Of(Context) is not { } back)
            return;
        (kept, allOrNothing) = (back, back["mode"] != "good");
    }

    private async Task Load()
    {
        var found = await Get.Execute(Context.User.ToActor(), new(Id, LineTab.All, 1), Context.RequestAborted);
        batch = found.IsOk ? found.Value.Batch : null;
    }

    private async Task Send()
    {
        var form = await Context.Request.ReadFormAsync(Context.RequestAborted);
        allOrNothing = form["mode"] != "good";
        var file = form.Files["file"];
        if (file is null || file.Length == 0)
        {
            Fail("Choose the file that payroll sent.");
            return;
        }
        if (file.Length > LargestFile)
        {
            Fail("This file is larger than 10 MB. Split it, and send one part after the other.");
            return;
        }
        using var content = new MemoryStream();
        await file.CopyToAsync(content, Context.RequestAborted);
        var result = await Answer.Execute(
            Context.User.ToActor(),
            new(Id, AnswerFile.TextOf(content.ToArray()), allOrNothing),
            Context.RequestAborted
        );
        if (!result.IsOk)
        {
            Fail(result.Sentence);
            return;
        }
        await Kept.Forget(Context);
        report = result.Value;
        await Load();
    }

    private void Fail(string sentence) => errors = [new FieldError("file", "The answer", sentence)];
}

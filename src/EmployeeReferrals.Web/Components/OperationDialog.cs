using EmployeeReferrals.Domain;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Components;

/// <summary>A dialog that runs an operation itself: what is wrong stands beside the field and nothing typed is lost.
/// It closes with the <see cref="Result"/>, unless that asks for something to be mended.</summary>
public abstract class OperationDialog : ComponentBase
{
    private IReadOnlyList<Problem> _problems = [];

    [CascadingParameter]
    public required IMudDialogInstance Dialog { get; set; }

    protected bool Busy { get; private set; }

    protected IReadOnlyList<Problem> Problems => _problems;

    protected string? Error(string field) => _problems.FirstOrDefault(p => p.Field == field)?.Sentence;

    /// <summary>What belongs to none of the dialog's fields.</summary>
    protected string? ErrorElsewhere(params string[] fields) =>
        _problems.FirstOrDefault(p => p.Field is null || !fields.Contains(p.Field))?.Sentence;

    protected void Refuse(string field, string sentence) => _problems = [new Problem("needed", sentence, field)];

    protected async Task Send(Func<Task<Result>> operation)
    {
        if (Busy)
            return;
        Busy = true;
        _problems = [];
        try
        {
            var result = await operation();
            if (result.Outcome == Outcome.Rejected)
                _problems = result.Problems;
            else
                Dialog.Close(DialogResult.Ok(result));
        }
        finally
        {
            Busy = false;
        }
    }
}

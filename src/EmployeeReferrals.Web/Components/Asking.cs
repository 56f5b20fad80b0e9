using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Components;

public static class Asking
{
    /// <summary>A question before something that cannot be undone. The title is the action with the name, the text its
    /// consequence.</summary>
    public static async Task<bool> Ask(this IDialogService dialogs, string title, string text, string verb, bool destructive = false)
    {
        var parameters = new DialogParameters<Confirm>
        {
            { confirm => confirm.Title, title },
            { confirm => confirm.Text, text },
            { confirm => confirm.Verb, verb },
            { confirm => confirm.Destructive, destructive },
        };
        return await dialogs.Open(parameters) is not null;
    }

    /// <summary>Opens a dialog and waits: null when it was left without an answer.</summary>
    public static async Task<DialogResult?> Open<TDialog>(this IDialogService dialogs, DialogParameters<TDialog> parameters)
        where TDialog : IComponent
    {
        var dialog = await dialogs.ShowAsync<TDialog>(null, parameters);
        return await dialog.Result is { Canceled: false } result ? result : null;
    }
}

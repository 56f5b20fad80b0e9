using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Components;

public static class Toasts
{
    /// <summary>It worked. Goes after six seconds.</summary>
    public static void Say(this ISnackbar toasts, string title, string? text = null) =>
        toasts.Show(new Toast(Tone.Ok, title, text), stays: false);

    private const int UndoMilliseconds = 10_000;

    /// <summary>It worked and can be taken back, for ten seconds.</summary>
    public static void SayWithUndo(this ISnackbar toasts, string title, Func<Task> undo) =>
        toasts.Show(new Toast(Tone.Active, title, null, "Undo", undo), stays: false, UndoMilliseconds);

    /// <summary>It did not work. Stays until closed.</summary>
    public static void Fail(this ISnackbar toasts, string title, string? text = null) =>
        toasts.Show(new Toast(Tone.Bad, title, text), stays: true);

    /// <summary>Somebody else was faster. Stays until closed, and leads to what is there now.</summary>
    public static void Conflict(this ISnackbar toasts, string title, string text, string? action = null, Func<Task>? act = null) =>
        toasts.Show(new Toast(Tone.Warn, title, text, action, act), stays: true);

    private static void Show(this ISnackbar toasts, Toast toast, bool stays, int? milliseconds = null)
    {
        Snackbar? shown = null;
        RenderFragment content = builder =>
        {
            builder.OpenComponent<ToastContent>(0);
            builder.AddAttribute(1, nameof(ToastContent.Toast), toast);
            builder.AddAttribute(2, nameof(ToastContent.Close), () =>
            {
                if (shown is not null)
                {
                    toasts.Remove(shown);
                }
            });
            builder.CloseComponent();
        };
        shown = toasts.Add(content, Severity.Normal, options =>
        {
            options.HideIcon = true;
            options.ShowCloseIcon = false;
            options.RequireInteraction = stays;
            if (milliseconds is { } shownFor)
                options.VisibleStateDuration = shownFor;
            options.CloseAfterNavigation = false;
        });
    }
}

public sealed record Toast(Tone Tone, string Title, string? Text, string? Action = null, Func<Task>? Act = null);

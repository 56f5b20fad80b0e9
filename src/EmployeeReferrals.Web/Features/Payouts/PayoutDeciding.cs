using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Components;
using MudBlazor;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Asks for a decision about payouts and tells how it ended.</summary>
internal static class PayoutDeciding
{
    public static string Verb(PayoutVerdict verdict) =>
        verdict switch
        {
            PayoutVerdict.WaiveRecovery => "Waive recovery",
            PayoutVerdict.Recovered => "Record as recovered",
            PayoutVerdict.Approve
            or PayoutVerdict.Decline
            or PayoutVerdict.Defer
            or PayoutVerdict.Forfeit
            or PayoutVerdict.Cancel
            or PayoutVerdict.Reinstate => verdict.ToString(),
        };

    public static string Consequence(PayoutVerdict verdict) =>
        verdict switch
        {
            PayoutVerdict.Approve =>
                "Employment and credit are checked once more; what still holds is released and the referrers get a mail.",
            PayoutVerdict.Decline => "They are not paid. The referrers read that HR decided not to pay, and may ask why.",
            PayoutVerdict.Defer => "They wait until the day you enter and are judged by that day.",
            PayoutVerdict.Forfeit => "They are not paid. They come back only by HR's word.",
            PayoutVerdict.Cancel => "They are not paid, and come back only by HR's word.",
            PayoutVerdict.Reinstate => "They are expected again and judged by their day.",
            PayoutVerdict.WaiveRecovery => "The money stays where it is, and the matter is closed.",
            PayoutVerdict.Recovered => "Only when the money has really come back: this closes the matter.",
        };

    /// <returns>True when something was decided.</returns>
    public static async Task<bool> Ask(
        IDialogService dialogs,
        ISnackbar toasts,
        Actor me,
        IReadOnlyList<Guid> ids,
        PayoutVerdict verdict,
        string what
    )
    {
        var parameters = new DialogParameters<DecideDialog>
        {
            { d => d.Me, me },
            { d => d.Ids, ids },
            { d => d.Verdict, verdict },
            { d => d.What, what },
        };
        if ((await dialogs.Open(parameters))?.Data is not Result result)
            return false;
        if (result is Result<DecidePayouts.Decided> { IsOk: true } decided)
            Tell(toasts, verdict, decided.Value);
        else
            toasts.Fail("That did not work", result.Sentence);
        return true;
    }

    private static void Tell(ISnackbar toasts, PayoutVerdict verdict, DecidePayouts.Decided decided)
    {
        var parts = new List<string>();
        if (decided.Otherwise > 0)
            parts.Add($"{Format.Count(decided.Otherwise, "payout", CultureInfo.CurrentCulture)} no longer owed, so not released.");
        if (decided.Refused.Count > 0)
            parts.Add(
                $"{Format.Count(decided.Refused.Count, "payout", CultureInfo.CurrentCulture)} left as they are: "
                    + $"{decided.Refused[0].Sentence}"
            );
        toasts.Say(
            $"{Format.Count(decided.Done, "payout", CultureInfo.CurrentCulture)} {Word(verdict)}",
            parts.Count == 0 ? null : string.Join(" ", parts)
        );
    }

    private static string Word(PayoutVerdict verdict) =>
        verdict switch
        {
            PayoutVerdict.Approve => "approved",
            PayoutVerdict.Decline => "declined",
            PayoutVerdict.Defer => "deferred",
            PayoutVerdict.Forfeit => "forfeited",
            PayoutVerdict.Cancel => "cancelled",
            PayoutVerdict.Reinstate => "reinstated",
            PayoutVerdict.WaiveRecovery => "with the recovery waived",
            PayoutVerdict.Recovered => "recorded as recovered",
        };
}

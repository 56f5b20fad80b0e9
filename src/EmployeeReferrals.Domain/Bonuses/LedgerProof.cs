using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>A short code over all that a line of the ledger says. The audit keeps it with the move, so that a line that was changed since
/// is found.</summary>
public static class LedgerProof
{
    private const int Bytes = 12;

    public static string Of(LedgerEntry line)
    {
        var (seen, kept) = (line.Seen, line.Kept);
        List<object?> said =
        [
            line.PayoutId,
            line.Number,
            line.At,
            line.ActorId,
            line.From,
            line.To,
            line.Reason,
            line.Amount,
            line.Currency,
            line.DueOn,
            line.Kind,
            line.Recovery,
            seen?.JudgedOn,
            seen?.StartConfirmed,
            seen?.CreditStands,
            seen?.ReferrerFirstDay,
            seen?.ReferrerLastDay,
            seen?.HireFirstDay,
            seen?.HireLastDay,
            seen?.PartTimePercent,
            kept?.Side,
            kept?.Number,
            kept?.Round,
            kept?.Parts,
            kept?.DaysAfterStart,
            kept?.FullAmount,
            kept?.NeedsApproval,
            kept?.ApprovedAmount,
            kept?.DeferredUntil,
            kept?.HeldUntil,
            kept?.ReleasedAt,
            kept?.LegalEntity,
            kept?.EmployeeNumber,
            kept?.RewardName,
            kept?.RewardDays,
        ];
        // Said since a later version: the codes of the lines before it stay.
        if (kept?.DayOffWorth is { } worth)
            said.Add(worth);
        var text = string.Join('\n', said.Select(Said));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)).AsSpan(0, Bytes));
    }

    // The same whichever database it was read from: one writes 500, another 500.0000.
    private static string Said(object? value) =>
        value switch
        {
            null => "",
            decimal number => number.ToString("0.####", CultureInfo.InvariantCulture),
            DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
            DateTimeOffset moment => moment.UtcTicks.ToString(CultureInfo.InvariantCulture),
            _ => Convert.ToString(value, CultureInfo.InvariantCulture)!.ReplaceLineEndings(" "),
        };
}

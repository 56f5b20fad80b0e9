using System.Globalization;

namespace EmployeeReferrals.Domain.Payroll;

/// <summary>How a line is named between the portal and payroll: "B12-3" is line 3 of batch 12. No spreadsheet takes it for a
/// date.</summary>
public static class PayrollReference
{
    public static string Of(int batch, int line) => string.Create(CultureInfo.InvariantCulture, $"B{batch}-{line}");

    /// <returns>Null when it is not such a reference.</returns>
    public static (int Batch, int Line)? Read(string? written)
    {
        if (written is not { Length: >= 4 and <= 22 } || written[0] is not ('B' or 'b') || written.Split('-') is not [var batch, var line])
            return null;
        return
            int.TryParse(batch.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var b)
            && int.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var l)
            ? (b, l)
            : null;
    }
}

using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Payroll;

/// <summary>What a batch's file is written from, besides its lines.</summary>
public sealed record PayrollFileHead(int Batch, DateOnly CutOff);

/// <summary>One cell of a file for payroll.</summary>
/// <param name="Value">Safe in a spreadsheet; separators and quotation marks are still to come.</param>
/// <param name="IsText">Otherwise a number or a date.</param>
public readonly record struct PayrollCell(string Value, bool IsText)
{
    // A spreadsheet would run it as a formula.
    public static PayrollCell Text(string value) => new(PayrollLayout.StartsFormula(value) ? "'" + value : value, true);

    public static PayrollCell Plain(string value) => new(value, false);
}

/// <summary>A row of a file for payroll, cell by cell as a layout has them.</summary>
public static class PayrollRow
{
    public static IEnumerable<PayrollCell> Heads(PayrollLayout layout) => layout.Columns.Select(c => PayrollCell.Text(c.Header));

    /// <param name="name">The recipient's, for a layout that shows it.</param>
    public static IEnumerable<PayrollCell> Of(PayrollLayout layout, PayrollFileHead head, BatchLine line, string? name) =>
        layout.Columns.Select(c => Cell(c.Column, layout, head, line, name));

    private static PayrollCell Cell(PayrollColumn column, PayrollLayout layout, PayrollFileHead head, BatchLine line, string? name) =>
        column switch
        {
            PayrollColumn.Line => PayrollCell.Text(PayrollReference.Of(head.Batch, line.Number)),
            PayrollColumn.EmployeeNumber => PayrollCell.Text(line.EmployeeNumber ?? ""),
            PayrollColumn.Name => PayrollCell.Text(name ?? ""),
            PayrollColumn.LegalEntity => PayrollCell.Text(line.LegalEntity),
            PayrollColumn.Amount => Number(layout, line.Money, Currency.Digits(line.Currency)),
            PayrollColumn.Currency => PayrollCell.Text(line.Currency),
            PayrollColumn.Kind => PayrollCell.Text(line.Kind.Word()),
            PayrollColumn.RewardName => PayrollCell.Text(line.RewardName ?? ""),
            PayrollColumn.Days => Number(layout, line.RewardDays, null),
            PayrollColumn.Part => PayrollCell.Text(string.Create(CultureInfo.InvariantCulture, $"{line.Part} of {line.Parts}")),
            PayrollColumn.DueOn => Day(layout, line.DueOn),
            PayrollColumn.ReleasedOn => Day(layout, line.ReleasedOn),
            PayrollColumn.Batch => PayrollCell.Plain(head.Batch.ToString(CultureInfo.InvariantCulture)),
            PayrollColumn.CutOff => Day(layout, head.CutOff),
            PayrollColumn.Payout => PayrollCell.Text(line.PayoutId.ToString()),
        };

    private static PayrollCell Day(PayrollLayout layout, DateOnly? day) =>
        PayrollCell.Plain(day?.ToString(layout.DateFormat, CultureInfo.InvariantCulture) ?? "");

    /// <param name="digits">Null: as many as it has.</param>
    private static PayrollCell Number(PayrollLayout layout, decimal? value, int? digits)
    {
        var format = digits is { } fixedDigits ? "F" + fixedDigits.ToString(CultureInfo.InvariantCulture) : "0.####";
        var written = value?.ToString(format, CultureInfo.InvariantCulture) ?? "";
        return PayrollCell.Plain(written.Replace(".", layout.DecimalSign, StringComparison.Ordinal));
    }
}

/// <summary>Two made-up lines in a layout, for whoever decides on it.</summary>
public static class PayrollExample
{
    private static readonly DateOnly Day = new(2027, 1, 31);

    public static IEnumerable<IEnumerable<PayrollCell>> Of(PayrollLayout layout)
    {
        var head = new PayrollFileHead(12, Day);
        var ada = BatchLine.MadeUp(1, "E1001", "Company BV", 1500m, new(RewardKind.Cash), Day);
        var ben = BatchLine.MadeUp(2, "E1002", "Company BV, Utrecht", 500m, new(RewardKind.DaysOff, Days: 2.5m), Day);
        yield return PayrollRow.Of(layout, head, ada, "Ada Lund");
        yield return PayrollRow.Of(layout, head, ben, "Ben \"Benno\" Ross");
    }
}

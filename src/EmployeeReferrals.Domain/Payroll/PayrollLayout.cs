using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Payroll;

/// <summary>What a line of a payroll file can say.</summary>
public enum PayrollColumn
{
    Line,
    EmployeeNumber,
    Name,
    LegalEntity,
    Amount,
    Currency,
    Kind,
    RewardName,
    Days,
    Part,
    DueOn,
    ReleasedOn,
    Batch,
    CutOff,
    Payout,
}

/// <summary>When a text of a payroll file stands in quotation marks.</summary>
public enum PayrollQuoting
{
    WhenNeeded,
    Always,
}

/// <summary>How a line of a payroll file ends.</summary>
public enum PayrollLineEnd
{
    CarriageReturnAndLineFeed,
    LineFeed,
}

/// <summary>One column: what it says, and the name payroll knows it by.</summary>
public sealed record LayoutColumn(PayrollColumn Column, string Header);

/// <summary>How the file for payroll is written: columns and their order, separators, the form of numbers and dates. Kept with each batch,
/// so that a later change never touches one.</summary>
public sealed record PayrollLayout
{
    /// <summary>In characters; twelve of them fit a database column in any script.</summary>
    public const int LongestHeader = 30;
    public static IReadOnlyList<string> Separators { get; } = [",", ";", "\t", "|"];
    public static IReadOnlyList<string> DecimalSigns { get; } = [".", ","];
    public static IReadOnlyList<string> DateFormats { get; } = ["yyyy-MM-dd", "dd.MM.yyyy", "dd/MM/yyyy", "MM/dd/yyyy", "yyyyMMdd"];

    /// <summary>Which line it is, whose, how much: without these a file cannot be paid from and its answer cannot be read.</summary>
    public static IReadOnlyList<PayrollColumn> Needed { get; } =
    [PayrollColumn.Line, PayrollColumn.EmployeeNumber, PayrollColumn.Amount, PayrollColumn.Currency, PayrollColumn.Kind];

    /// <summary>Until an administrator decides otherwise.</summary>
    public static PayrollLayout Standard { get; } = new();

    public IReadOnlyList<LayoutColumn> Columns { get; init; } =
    [
        new(PayrollColumn.Line, "Line"),
        new(PayrollColumn.EmployeeNumber, "Employee number"),
        new(PayrollColumn.LegalEntity, "Legal entity"),
        new(PayrollColumn.Amount, "Amount"),
        new(PayrollColumn.Currency, "Currency"),
        new(PayrollColumn.Kind, "Kind"),
        new(PayrollColumn.RewardName, "Reward"),
        new(PayrollColumn.Days, "Days off"),
        new(PayrollColumn.DueOn, "Due on"),
    ];
    public string Separator { get; init; } = ",";
    public string DecimalSign { get; init; } = ".";
    public string DateFormat { get; init; } = "yyyy-MM-dd";
    public PayrollQuoting Quoting { get; init; }
    public PayrollLineEnd LineEnd { get; init; }

    /// <summary>The three bytes by which a spreadsheet knows UTF-8.</summary>
    public bool ByteOrderMark { get; init; }

    /// <summary>A first line with the names of the columns.</summary>
    public bool Heads { get; init; } = true;

    /// <returns>Everything that is wrong; empty when files can be written by it.</returns>
    public IReadOnlyList<Problem> Problems()
    {
        var found = new List<Problem>();
        if (Columns.Count > Enum.GetValues<PayrollColumn>().Length || Columns.Any(c => !Enum.IsDefined(c.Column)))
            found.Add(new("columns", "Choose columns from the list.", nameof(Columns)));
        else if (Columns.Select(c => c.Column).Distinct().Count() != Columns.Count)
            found.Add(new("columns_twice", "Each column can be there once.", nameof(Columns)));
        var missing = Needed.Where(n => Columns.All(c => c.Column != n)).Select(c => c.Word()).ToList();
        if (missing.Count > 0)
            found.Add(
                new(
                    "columns_missing",
                    $"The file needs {string.Join(", ", missing)}: without them it cannot be paid from, or its answer not be read.",
                    nameof(Columns)
                )
            );
        foreach (var column in Columns)
        {
            if (column.Header is null || Text.Clean(column.Header) != column.Header || column.Header.Length > LongestHeader)
                found.Add(
                    new("header", $"A name of 1 to {LongestHeader} characters, without spaces around it.", $"Header:{column.Column}")
                );
            else if (StartsFormula(column.Header))
                found.Add(
                    new("header_formula", "A name cannot begin with =, +, - or @: a spreadsheet would run it.", $"Header:{column.Column}")
                );
            else if (
                Columns.Any(other =>
                    other.Column < column.Column && string.Equals(other.Header, column.Header, StringComparison.OrdinalIgnoreCase)
                )
            )
                found.Add(new("header_twice", "Another column has this name.", $"Header:{column.Column}"));
        }
        if (!Separators.Contains(Separator))
            found.Add(new("separator", "Choose from the list.", nameof(Separator)));
        if (!DecimalSigns.Contains(DecimalSign))
            found.Add(new("decimal_sign", "Choose from the list.", nameof(DecimalSign)));
        else if (DecimalSign == Separator)
            found.Add(
                new("decimal_sign_separates", "The same sign separates the columns. Choose another for one of them.", nameof(DecimalSign))
            );
        if (!DateFormats.Contains(DateFormat))
            found.Add(new("date_format", "Choose from the list.", nameof(DateFormat)));
        if (!Enum.IsDefined(Quoting))
            found.Add(new("quoting", "Choose from the list.", nameof(Quoting)));
        if (!Enum.IsDefined(LineEnd))
            found.Add(new("line_end", "Choose from the list.", nameof(LineEnd)));
        return found;
    }

    public bool Equals(PayrollLayout? other) =>
        other is not null
        && Columns.SequenceEqual(other.Columns)
        && (Separator, DecimalSign, DateFormat, Quoting, LineEnd, ByteOrderMark, Heads)
            == (other.Separator, other.DecimalSign, other.DateFormat, other.Quoting, other.LineEnd, other.ByteOrderMark, other.Heads);

    public override int GetHashCode() =>
        HashCode.Combine(Columns.Count, Separator, DecimalSign, DateFormat, Quoting, LineEnd, ByteOrderMark, Heads);

    internal static bool StartsFormula(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r';
}

public static class PayrollWords
{
    public static string Word(this PayrollColumn column) =>
        column switch
        {
            PayrollColumn.Line => "Line",
            PayrollColumn.EmployeeNumber => "Employee number",
            PayrollColumn.Name => "Name",
            PayrollColumn.LegalEntity => "Legal entity",
            PayrollColumn.Amount => "Amount",
            PayrollColumn.Currency => "Currency",
            PayrollColumn.Kind => "Kind",
            PayrollColumn.RewardName => "Reward",
            PayrollColumn.Days => "Days off",
            PayrollColumn.Part => "Part",
            PayrollColumn.DueOn => "Due on",
            PayrollColumn.ReleasedOn => "Released on",
            PayrollColumn.Batch => "Batch",
            PayrollColumn.CutOff => "Cut-off",
            PayrollColumn.Payout => "Payout",
        };

    public static string Word(this RewardKind kind) =>
        kind switch
        {
            RewardKind.Cash => "Cash",
            RewardKind.Charity => "Charity",
            RewardKind.DaysOff => "Days off",
            RewardKind.Gift => "Gift",
        };
}

using System.Text;
using CsvHelper;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Payroll's answer, from the bytes that were uploaded to the rows that mean something.</summary>
internal static class AnswerFile
{
    public const int LongestText = 20_000_000;
    private static readonly char[] Separators = [',', ';', '\t', '|'];

    /// <summary>As UTF-8 or UTF-16 with its mark; what is neither is what older systems write.</summary>
    public static string TextOf(byte[] content)
    {
        if (content is [0xFF, 0xFE, ..])
            return Encoding.Unicode.GetString(content);
        if (content is [0xFE, 0xFF, ..])
            return Encoding.BigEndianUnicode.GetString(content);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(content);
        }
        catch (DecoderFallbackException)
        {
            return Encoding.Latin1.GetString(content);
        }
    }

    /// <param name="layout">Of the batch.</param>
    public static Result<PayrollAnswer> Read(string? text, PayrollLayout layout)
    {
        if (string.IsNullOrWhiteSpace(text))
            return PayrollAnswer.Of([], layout);
        if (text.Length > LongestText)
            return Result<PayrollAnswer>.From(
                Result.Rejected("answer_large", "The file is too large. Split it, and send one part after the other.", "File")
            );
        var (named, table) = WithoutSeparatorLine(text.TrimStart('\uFEFF'));
        return PayrollAnswer.Of(Rows(table, named ?? SeparatorOf(table)), layout);
    }

    public static IEnumerable<WrittenRow> Rows(string table, char separator)
    {
        var options = new CsvReaderOptions
        {
            Separator = separator,
            // Rows are counted as a spreadsheet shows them, blank ones too.
            HasHeader = false,
            SkipEmptyLines = false,
            DetectSeparatorHint = false,
        };
        using var csv = CsvReader.Create(new StringReader(table), options);
        for (var number = 1; csv.Read(); number++)
            yield return new(number, [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)], IsBroken(csv));
    }

    /// <summary>Only the last cell of a row can be open to the end of the file. Of a row with several troubles the library tells the
    /// first alone, so it is looked at here.</summary>
    private static bool IsBroken(CsvReader csv)
    {
        var cell = csv.GetRawSpan(csv.FieldCount - 1);
        return cell is [(byte)'"', .. var rest]
            && !Encoding.UTF8.GetString(rest).Replace("\"\"", "", StringComparison.Ordinal).Contains('"', StringComparison.Ordinal);
    }

    /// <summary>Excel's first line "sep=;" names the separator and is no row: a spreadsheet does not show it.</summary>
    private static (char? Separator, string Table) WithoutSeparatorLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = (end < 0 ? text : text[..end]).Trim(' ', '"');
        if (end < 0 || first.Length != 5 || !first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return (null, text);
        var table = text[(end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1))..];
        return (first[4] is > '\0' and < '\u0080' ? first[4] : null, table);
    }

    /// <summary>By the heads alone: amounts and reasons hold commas of their own.</summary>
    private static char SeparatorOf(string table)
    {
        table = table.TrimStart('\r', '\n', ' ');
        var end = table.AsSpan().IndexOfAny('\r', '\n');
        var heads = end < 0 ? table : table[..end];
        return Separators.MaxBy(s => heads.Count(c => c == s));
    }
}

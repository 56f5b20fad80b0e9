using System.Text;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>One row of payroll's answer, as it was written.</summary>
/// <param name="Row">As a spreadsheet counts: the heads are row 1.</param>
public sealed record AnswerRow(int Row, string Reference, bool Paid, Rejection? Why);

/// <summary>A row that cannot be used, and why.</summary>
public sealed record BadRow(int Row, string? Reference, string Code, string Sentence);

/// <summary>What payroll sent back, read from a CSV with heads: which line, paid or rejected, and why. Columns that are not known are left
/// alone.</summary>
/// <param name="Rows">One for each line that is answered.</param>
/// <param name="Repeated">Rows that say again what another row said.</param>
/// <param name="NotRead">Heads that mean nothing here.</param>
public sealed record PayrollAnswer(IReadOnlyList<AnswerRow> Rows, IReadOnlyList<BadRow> Bad, int Repeated, IReadOnlyList<string> NotRead)
{
    public const int MostRows = 200_000;
    public const int LongestText = 20_000_000;
    private const int LongestCell = 4000;
    private static readonly string[] References = ["line", "reference", "line reference"];
    private static readonly string[] Payouts = ["payout", "payout id"];
    private static readonly string[] Statuses = ["status", "state", "result"];
    private static readonly string[] Codes = ["code", "reason code", "error code"];
    private static readonly string[] Reasons = ["reason", "message", "error"];
    private static readonly string[] PaidWords = ["paid", "ok"];
    private static readonly string[] RejectedWords = ["rejected", "refused", "failed"];

    /// <param name="layout">Of the batch: its own names of the columns are understood too.</param>
    public static Result<PayrollAnswer> Read(string? text, PayrollLayout layout)
    {
        if (string.IsNullOrWhiteSpace(text))
            return Refuse("answer_empty", "The file is empty.");
        if (text.Length > LongestText)
            return Refuse("answer_large", "The file is too large. Split it, and send one part after the other.");
        var (named, table) = WithoutSeparatorLine(text.TrimStart('\uFEFF'));
        var separator = named ?? SeparatorOf(table);
        using var rows = Records(table, separator).GetEnumerator();
        do
        {
            if (!rows.MoveNext())
                return Refuse("answer_empty", "The file is empty.");
        } while (!rows.Current.Broken && rows.Current.Cells.All(string.IsNullOrWhiteSpace));
        var heads = rows.Current.Cells.ConvertAll(h => h.Trim().ToLowerInvariant());
        var line = Find(heads, References, layout, PayrollColumn.Line);
        var payout = Find(heads, Payouts, layout, PayrollColumn.Payout);
        var status = Find(heads, Statuses, layout, null);
        if (line < 0 && payout < 0)
            return Refuse("answer_line", "The first row needs a column named Line (or Payout), with the references of our file.");
        if (status < 0)
            return Refuse("answer_status", "The first row needs a column named Status, with paid or rejected in each row.");
        var (code, reason) = (Find(heads, Codes, layout, null), Find(heads, Reasons, layout, null));

        var read = new List<AnswerRow>();
        var bad = new List<BadRow>();
        while (rows.MoveNext())
        {
            var (number, cells, broken) = rows.Current;
            if (read.Count + bad.Count >= MostRows)
                return Refuse("answer_rows", $"More than {MostRows:N0} rows. Split the file, and send one part after the other.");
            if (broken)
            {
                bad.Add(new(number, null, "quotes", "A quotation mark is opened and never closed; nothing after it can be read."));
                break;
            }
            if (cells.All(string.IsNullOrWhiteSpace))
                continue;
            if (cells.Any(c => c.Length > LongestCell))
            {
                bad.Add(new(number, null, "cell", $"A cell is longer than {LongestCell} characters."));
                continue;
            }
            var reference = At(cells, line) is { Length: > 0 } byLine ? byLine : At(cells, payout);
            var shown = Text.Clean(reference) is { } clean
                ? clean.Length <= 60
                    ? clean
                    : clean[..60]
                : null;
            if (shown is null)
            {
                bad.Add(new(number, null, "no_line", "No line is named."));
                continue;
            }
            var word = At(cells, status).ToLowerInvariant();
            if (PaidWords.Contains(word))
                read.Add(new(number, shown, true, null));
            else if (!RejectedWords.Contains(word))
                bad.Add(
                    new(
                        number,
                        shown,
                        "status",
                        word.Length == 0 ? "Neither paid nor rejected is said." : "The status is neither paid nor rejected."
                    )
                );
            else if (Rejection.Of(At(cells, code), At(cells, reason)) is { } why)
                read.Add(new(number, shown, false, why));
            else
                bad.Add(new(number, shown, "no_reason", "Rejected, but no reason is said."));
        }
        return Settled(read, bad, [.. Unknown()]);

        IEnumerable<string> Unknown() =>
            heads
                .Where((h, i) => h.Length > 0 && i != line && i != payout && i != status && i != code && i != reason)
                .Where(h => layout.Columns.All(c => !string.Equals(c.Header, h, StringComparison.OrdinalIgnoreCase)))
                .Select(h => Text.Clean(h) ?? "")
                .Where(h => h.Length is > 0 and <= 60)
                .Distinct()
                .Take(20);
    }

    /// <summary>Said twice the same is said once; said in two ways is said in none.</summary>
    private static PayrollAnswer Settled(List<AnswerRow> read, List<BadRow> bad, IReadOnlyList<string> notRead)
    {
        var rows = new List<AnswerRow>();
        var repeated = 0;
        foreach (var same in read.GroupBy(r => r.Reference, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Select(r => r.Paid).Distinct().Count() > 1)
                bad.AddRange(
                    same.Select(r => new BadRow(
                        r.Row,
                        r.Reference,
                        "both",
                        $"Rows {string.Join(" and ", same.Select(o => o.Row).Take(5))} say different things about this line."
                    ))
                );
            else
            {
                rows.Add(same.First());
                repeated += same.Count() - 1;
            }
        }
        return new PayrollAnswer(rows, [.. bad.OrderBy(b => b.Row)], repeated, notRead);
    }

    private static Result<PayrollAnswer> Refuse(string code, string sentence) =>
        Result<PayrollAnswer>.From(Result.Rejected(code, sentence, "File"));

    private static string At(List<string> cells, int column) => column >= 0 && column < cells.Count ? Unescaped(cells[column].Trim()) : "";

    // What was escaped against formulas comes back as it went out.
    private static string Unescaped(string cell) => cell.Length > 1 && cell[0] == '\'' ? cell[1..] : cell;

    private static int Find(List<string> heads, string[] known, PayrollLayout layout, PayrollColumn? ours)
    {
        var own = layout.Columns.FirstOrDefault(c => c.Column == ours)?.Header.ToLowerInvariant();
        var found = own is null ? -1 : heads.IndexOf(own);
        return found >= 0 ? found : heads.FindIndex(h => known.Contains(h));
    }

    /// <summary>Excel's first line "sep=;" names the separator and is no row: a spreadsheet does not show it.</summary>
    private static (char? Separator, string Table) WithoutSeparatorLine(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = (end < 0 ? text : text[..end]).Trim(' ', '"');
        if (end < 0 || first.Length != 5 || !first.StartsWith("sep=", StringComparison.OrdinalIgnoreCase))
            return (null, text);
        return (first[4], text[(end + (text.AsSpan(end).StartsWith("\r\n") ? 2 : 1))..]);
    }

    private static char SeparatorOf(string text)
    {
        text = text.TrimStart('\r', '\n', ' ');
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var first = end < 0 ? text : text[..end];
        return new[] { ',', ';', '\t', '|' }.MaxBy(s => first.Count(c => c == s));
    }

    /// <summary>The rows as RFC 4180 has them; a quotation mark inside an unquoted cell is just a character.</summary>
    private static IEnumerable<(int Row, List<string> Cells, bool Broken)> Records(string text, char separator)
    {
        var (row, at) = (1, 0);
        while (at < text.Length)
        {
            var cells = new List<string>();
            var broken = false;
            while (true)
            {
                var cell = new StringBuilder();
                if (at < text.Length && text[at] == '"')
                {
                    at++;
                    broken = true;
                    while (at < text.Length)
                    {
                        if (text[at] != '"')
                            cell.Append(text[at++]);
                        else if (at + 1 < text.Length && text[at + 1] == '"')
                        {
                            cell.Append('"');
                            at += 2;
                        }
                        else
                        {
                            at++;
                            broken = false;
                            break;
                        }
                    }
                }
                while (at < text.Length && text[at] != separator && text[at] is not ('\r' or '\n'))
                    cell.Append(text[at++]);
                cells.Add(cell.ToString());
                if (at < text.Length && text[at] == separator)
                {
                    at++;
                    continue;
                }
                break;
            }
            if (at < text.Length && text[at] == '\r')
                at++;
            if (at < text.Length && text[at] == '\n')
                at++;
            yield return (row++, cells, broken);
        }
    }
}

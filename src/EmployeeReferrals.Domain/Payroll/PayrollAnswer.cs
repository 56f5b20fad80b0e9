using System.Globalization;
using EmployeeReferrals.Domain.Bonuses;

namespace EmployeeReferrals.Domain.Payroll;

/// <summary>One row of a table, cell by cell.</summary>
/// <param name="Number">As a spreadsheet counts: the first is 1.</param>
/// <param name="IsBroken">A quotation mark is opened in it and never closed.</param>
public sealed record WrittenRow(int Number, IReadOnlyList<string> Cells, bool IsBroken = false)
{
    public bool IsBlank => Cells.All(string.IsNullOrWhiteSpace);
}

/// <summary>One row of payroll's answer, as it was written.</summary>
/// <param name="Row">As a spreadsheet counts: the heads are row 1.</param>
/// <param name="Amount">As it stands in the column of our amounts; null: there is none.</param>
public sealed record AnswerRow(int Row, string Reference, bool Paid, Rejection? Why, string? Amount = null)
{
    private const int Digits = 4;
    private static readonly CultureInfo[] Readings = [CultureInfo.InvariantCulture, CultureInfo.GetCultureInfo("de")];

    /// <summary>Another amount is said to be paid than the line's. A spreadsheet writes its own signs, so either way of reading them
    /// counts; what is no amount says nothing.</summary>
    public bool PaysOther(decimal amount)
    {
        var read = Readings.Select(c => TypedNumber.Number(Amount, c, Digits).Reading).OfType<decimal>().ToList();
        return Paid && read.Count > 0 && !read.Contains(amount);
    }
}

/// <summary>A row that cannot be used, and why.</summary>
public sealed record BadRow(int Row, string? Reference, string Code, string Sentence);

/// <summary>What payroll sent back, read from a table with heads: which line, paid or rejected, and why. Columns that are not known are
/// left alone.</summary>
/// <param name="Rows">One for each line that is answered.</param>
/// <param name="Repeated">Rows that say again what another row said.</param>
/// <param name="NotRead">Heads that mean nothing here.</param>
public sealed record PayrollAnswer(IReadOnlyList<AnswerRow> Rows, IReadOnlyList<BadRow> Bad, int Repeated, IReadOnlyList<string> NotRead)
{
    public const int MostRows = 200_000;
    private const int LongestCell = 4000;
    private const int LongestShown = 60;
    private static readonly string[] References = ["line", "reference", "line reference"];
    private static readonly string[] Payouts = ["payout", "payout id"];
    private static readonly string[] Statuses = ["status", "state", "result"];
    private static readonly string[] Codes = ["code", "reason code", "error code"];
    private static readonly string[] Amounts = ["amount"];
    private static readonly string[] Reasons = ["reason", "message", "error"];
    private static readonly string[] PaidWords = ["paid", "ok"];
    private static readonly string[] RejectedWords = ["rejected", "refused", "failed"];

    /// <param name="layout">Of the batch: its own names of the columns are understood too.</param>
    public static Result<PayrollAnswer> Of(IEnumerable<WrittenRow> written, PayrollLayout layout)
    {
        using var rows = written.GetEnumerator();
        do
        {
            if (!rows.MoveNext())
                return Refuse("answer_empty", "The file is empty.");
        } while (rows.Current is { IsBroken: false, IsBlank: true });
        var heads = new Heads(rows.Current.Cells, layout);
        if (heads is { Line: < 0, Payout: < 0 })
            return Refuse("answer_line", "The first row needs a column named Line (or Payout), with the references of our file.");
        if (heads.Status < 0)
            return Refuse("answer_status", "The first row needs a column named Status, with paid or rejected in each row.");

        var read = new List<AnswerRow>();
        var bad = new List<BadRow>();
        while (rows.MoveNext())
        {
            var row = rows.Current;
            if (read.Count + bad.Count >= MostRows)
                return Refuse("answer_rows", $"More than {MostRows:N0} rows. Split the file, and send one part after the other.");
            if (row.IsBroken)
            {
                bad.Add(new(row.Number, null, "quotes", "A quotation mark is opened and never closed; nothing after it can be read."));
                break;
            }
            if (row.IsBlank)
                continue;
            var (good, wrong) = Read(row, heads);
            if (good is not null)
                read.Add(good);
            else
                bad.Add(wrong!);
        }
        return Settled(read, bad, heads.Unknown(layout));
    }

    /// <returns>One of the two.</returns>
    private static (AnswerRow? Good, BadRow? Wrong) Read(WrittenRow row, Heads heads)
    {
        if (row.Cells.Any(c => c.Length > LongestCell))
            return (null, new(row.Number, null, "cell", $"A cell is longer than {LongestCell} characters."));
        var reference = At(row, heads.Line) is { Length: > 0 } byLine ? byLine : At(row, heads.Payout);
        if (Text.Clean(reference) is not { } clean)
            return (null, new(row.Number, null, "no_line", "No line is named."));
        var shown = clean.Length <= LongestShown ? clean : clean[..LongestShown];
        var word = At(row, heads.Status).ToLowerInvariant();
        if (PaidWords.Contains(word))
            return (new(row.Number, shown, true, null, At(row, heads.Amount) is { Length: > 0 } amount ? amount : null), null);
        if (word.Length == 0)
            return (null, new(row.Number, shown, "status", "Neither paid nor rejected is said."));
        if (!RejectedWords.Contains(word))
            return (null, new(row.Number, shown, "status", "The status is neither paid nor rejected."));
        return Rejection.Of(At(row, heads.Code), At(row, heads.Reason)) is { } why
            ? (new(row.Number, shown, false, why), null)
            : (null, new(row.Number, shown, "no_reason", "Rejected, but no reason is said."));
    }

    /// <summary>Said twice the same is said once; said in two ways is said in none.</summary>
    private static PayrollAnswer Settled(List<AnswerRow> read, List<BadRow> bad, IReadOnlyList<string> notRead)
    {
        var rows = new List<AnswerRow>();
        var repeated = 0;
        foreach (var same in read.GroupBy(r => r.Reference, StringComparer.OrdinalIgnoreCase))
        {
            if (same.Select(r => (r.Paid, r.Amount)).Distinct().Count() > 1)
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

    private static string At(WrittenRow row, int column) =>
        column >= 0 && column < row.Cells.Count ? Unescaped(row.Cells[column].Trim()) : "";

    // What was escaped against formulas comes back as it went out.
    private static string Unescaped(string cell) => cell.Length > 1 && cell[0] == '\'' ? cell[1..] : cell;

    /// <summary>Which column says what; below zero: none does.</summary>
    private sealed class Heads
    {
        private readonly List<string> _heads;

        public Heads(IReadOnlyList<string> cells, PayrollLayout layout)
        {
            _heads = [.. cells.Select(h => h.Trim().ToLowerInvariant())];
            Line = Find(References, layout, PayrollColumn.Line);
            Payout = Find(Payouts, layout, PayrollColumn.Payout);
            Status = Find(Statuses, layout, null);
            Code = Find(Codes, layout, null);
            Reason = Find(Reasons, layout, null);
            Amount = Find(Amounts, layout, PayrollColumn.Amount);
        }

        public int Line { get; }
        public int Payout { get; }
        public int Status { get; }
        public int Code { get; }
        public int Reason { get; }
        public int Amount { get; }

        /// <summary>Heads that mean nothing here and are not our own either.</summary>
        public IReadOnlyList<string> Unknown(PayrollLayout layout) =>
            [
                .. _heads
                    .Where((h, i) => h.Length > 0 && i != Line && i != Payout && i != Status && i != Code && i != Reason && i != Amount)
                    .Where(h => layout.Columns.All(c => !string.Equals(c.Header, h, StringComparison.OrdinalIgnoreCase)))
                    .Select(h => Text.Clean(h) ?? "")
                    .Where(h => h.Length is > 0 and <= LongestShown)
                    .Distinct()
                    .Take(20),
            ];

        private int Find(string[] known, PayrollLayout layout, PayrollColumn? ours)
        {
            var own = layout.Columns.FirstOrDefault(c => c.Column == ours)?.Header.ToLowerInvariant();
            var found = own is null ? -1 : _heads.IndexOf(own);
            return found >= 0 ? found : _heads.FindIndex(h => known.Contains(h));
        }
    }
}

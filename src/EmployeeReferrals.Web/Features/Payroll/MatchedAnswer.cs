using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>The rows of payroll's answer, held against the lines of the batch.</summary>
internal sealed class MatchedAnswer
{
    private readonly List<BadRow> _bad;
    private readonly Dictionary<Guid, AnswerRow> _rows = [];

    private MatchedAnswer(PayrollAnswer read) => (_bad, Unchanged) = ([.. read.Bad], read.Repeated);

    /// <summary>Those that cannot be read or taken, in the order of the file.</summary>
    public IReadOnlyList<BadRow> Bad => _bad;

    /// <summary>Rows that say what is known already.</summary>
    public int Unchanged { get; private set; }

    /// <summary>The lines that are answered, and why payroll did not pay.</summary>
    public IReadOnlyList<(Guid LineId, Rejection? Why)> Lines => [.. _rows.Select(r => (r.Key, r.Value.Why))];

    public static MatchedAnswer Of(PayrollAnswer read, PayrollBatch batch, IReadOnlyList<BatchLine> lines, Actor actor)
    {
        var matched = new MatchedAnswer(read);
        var (byNumber, byPayout) = (lines.ToDictionary(l => l.Number), lines.ToDictionary(l => l.PayoutId));
        foreach (var row in read.Rows)
            matched.Take(row, LineOf(row), batch, actor);
        matched._bad.Sort((a, b) => a.Row.CompareTo(b.Row));
        return matched;

        BatchLine? LineOf(AnswerRow row)
        {
            if (PayrollReference.Read(row.Reference) is { } reference)
                return reference.Batch == batch.Number ? byNumber.GetValueOrDefault(reference.Line) : null;
            return Guid.TryParse(row.Reference, out var payout) ? byPayout.GetValueOrDefault(payout) : null;
        }
    }

    private static string Money(BatchLine line) => Format.Money(line.Money, line.Currency, CultureInfo.CurrentCulture);

    private void Take(AnswerRow row, BatchLine? line, PayrollBatch batch, Actor actor)
    {
        if (line is null)
            Refuse("no_line", $"Batch {batch.Number} has no such line.");
        else if (_rows.TryGetValue(line.Id, out var other))
            Refuse("line_twice", $"Row {other.Row} answers this line already, by another name.");
        else if (row.PaysOther(line.Money))
            Refuse("other_amount", $"The file says another amount than the {Money(line)} we asked to be paid.");
        else if (batch.MayAnswer(line, row.Paid, actor) is not { IsOk: false } refused)
            _rows[line.Id] = row;
        else if (refused.Problem!.Code == "same_already")
            Unchanged++;
        else
            Refuse(refused.Problem.Code, refused.Problem.Sentence);

        void Refuse(string code, string sentence) => _bad.Add(new(row.Row, row.Reference, code, sentence));
    }
}

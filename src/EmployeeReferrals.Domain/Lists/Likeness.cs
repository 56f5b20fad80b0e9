using System.Globalization;

namespace EmployeeReferrals.Domain.Lists;

/// <summary>Two entries of one list that may be one.</summary>
public sealed record ListProposal(ListEntry One, ListEntry Other);

/// <summary>Which entries look alike: only proposed to HR, never joined by itself.</summary>
public static class Likeness
{
    /// <summary>So many are shown at once.</summary>
    public const int Most = 200;

    public static IReadOnlyList<ListProposal> Among(IReadOnlyList<ListEntry> entries, IReadOnlySet<(Guid, Guid)> keptApart)
    {
        var found = new List<ListProposal>();
        foreach (var list in entries.Where(e => e.State == ListState.InUse).GroupBy(e => e.Kind).OrderBy(g => g.Key))
        {
            var ordered = list.OrderBy(e => e.Name, StringComparer.Ordinal)
                .ThenBy(e => e.Id)
                .Select(e => (Entry: e, Form: new Form(e.Name)))
                .ToList();
            for (var i = 0; i < ordered.Count; i++)
            {
                for (var j = i + 1; j < ordered.Count; j++)
                {
                    var (one, other) = (ordered[i], ordered[j]);
                    if (!Alike(one.Form, other.Form) || keptApart.Contains(ListPair.Ordered(one.Entry.Id, other.Entry.Id)))
                        continue;
                    found.Add(new(one.Entry, other.Entry));
                    if (found.Count == Most)
                        return found;
                }
            }
        }
        return found;
    }

    /// <summary>The same but for accents and punctuation, one with words more than the other, or a slip of the hand.</summary>
    public static bool Alike(string one, string other) => Alike(new Form(one), new Form(other));

    private static bool Alike(Form one, Form other)
    {
        if (one.Letters.Length == 0 || other.Letters.Length == 0)
            return false;
        if (one.Letters == other.Letters)
            return true;
        // Ward 1 is not Ward 2.
        if (one.Digits != other.Digits)
            return false;
        if (Begins(one.Words, other.Words) || Begins(other.Words, one.Words))
            return true;
        var shorter = Math.Min(one.Letters.Length, other.Letters.Length);
        var most =
            shorter < 5 ? 0
            : shorter < 9 ? 1
            : 2;
        return most > 0 && Math.Abs(one.Letters.Length - other.Letters.Length) <= most && Distance(one.Letters, other.Letters) <= most;
    }

    private static bool Begins(string[] shorter, string[] longer) =>
        shorter.Length < longer.Length
        && shorter.Sum(w => w.Length) >= 3
        && shorter.AsSpan().SequenceEqual(longer.AsSpan(0, shorter.Length));

    /// <summary>Letters left out, put in, exchanged, or two that changed places.</summary>
    private static int Distance(string one, string other)
    {
        var rows = new int[one.Length + 1, other.Length + 1];
        for (var i = 0; i <= one.Length; i++)
            rows[i, 0] = i;
        for (var j = 0; j <= other.Length; j++)
            rows[0, j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            for (var j = 1; j <= other.Length; j++)
            {
                var exchanged = rows[i - 1, j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
                rows[i, j] = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, exchanged);
                if (i < 2 || j < 2 || one[i - 1] != other[j - 2] || one[i - 2] != other[j - 1])
                    continue;
                rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
            }
        }
        return rows[one.Length, other.Length];
    }

    private sealed class Form
    {
        public Form(string name)
        {
            var search = Text.SearchKey(ListEntry.KeyOf(name));
            var words = new string([.. search.Select(c => char.IsLetterOrDigit(c) || IsMark(c) ? c : ' ')]);
            Words = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            Letters = string.Concat(Words);
            Digits = new string([.. Letters.Where(char.IsDigit)]);
        }

        public string[] Words { get; }
        public string Letters { get; }
        public string Digits { get; }

        private static bool IsMark(char c) =>
            CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Surrogate;
    }
}

using System.Text.RegularExpressions;

namespace EmployeeReferrals.Mutants;

/// <summary>One line of operations.txt: "name | file | text | other text | test classes". A file lies in the portal, or in the domain
/// where it begins with Domain/. A text that ends with a semicolon is a statement, any other an expression; white space in it does not
/// count. Of a bar that belongs to the text the backslash is left out: \|.</summary>
internal sealed record OperationChange(string Line, int Number, string File, string Text, string Other, IReadOnlyList<string> Classes)
{
    public bool IsStatement => Text.EndsWith(';');

    public static IReadOnlyList<OperationChange> Read(string path) =>
        [.. System.IO.File.ReadLines(path).Where(line => line.Length > 0).Select((line, i) => Of(line, i + 1))];

    private static OperationChange Of(string line, int number)
    {
        var parts = line.Replace("\\|", "\0", StringComparison.Ordinal).Split(" | ").Select(p => p.Replace('\0', '|')).ToArray();
        if (parts is not [_, var file, var text, var other, var classes])
            throw new FormatException($"Line {number} has not five parts: {line}");
        file = file.StartsWith("Domain/", StringComparison.Ordinal) ? $"src/EmployeeReferrals.{file}" : $"src/EmployeeReferrals.Web/{file}";
        return new(line, number, file, text, other == "(nothing)" ? "" : other, classes.Split(", "));
    }

    /// <summary>Where its text stands, however it is broken into lines.</summary>
    public Match Find(string source)
    {
        var signs = Text.Where(c => !char.IsWhiteSpace(c)).Select(c => Regex.Escape(c.ToString()));
        var found = Regex.Matches(source, string.Join(@"\s*", signs));
        return found.Count == 1 ? found[0] : throw new InvalidOperationException($"Found {found.Count} times: {Line}");
    }

    /// <summary>The source with all changes of the file in it, each behind its number.</summary>
    public static string Mark(string source, IEnumerable<OperationChange> changes)
    {
        var places = changes.Select(c => (Change: c, Place: c.Find(source))).GroupBy(c => (c.Place.Index, c.Place.Length)).ToList();
        var end = int.MaxValue;
        foreach (var place in places.OrderByDescending(p => p.Key.Index))
        {
            var (index, length) = place.Key;
            if (index + length > end)
                throw new InvalidOperationException($"Overlaps with another: {place.First().Change.Line}");
            end = index;
            var marked = Switch([.. place.Select(p => p.Change)], source.Substring(index, length));
            source = source.Remove(index, length).Insert(index, marked);
        }
        return source;
    }

    private static string Switch(IReadOnlyList<OperationChange> changes, string text) =>
        changes[0].IsStatement
            ? $"{{ {string.Concat(changes.Select(c => $"if (global::Mutant.Is({c.Number})) {{ {c.Other} }} else "))}{{ {text} }} }}"
            : $"({string.Concat(changes.Select(c => $"global::Mutant.Is({c.Number}) ? ({c.Other}) : "))}({text}))";
}

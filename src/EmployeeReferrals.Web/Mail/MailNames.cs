using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Mail;

/// <summary>What somebody typed as a name, before it stands in a mail to somebody else: mail readers make links of whatever looks like an
/// address (docs/rules.md §8).</summary>
public static class MailNames
{
    private const int Longest = 60;

    /// <summary>Null: it is longer than a name, or could become a link.</summary>
    public static string? Of(string? typed)
    {
        if (Text.Clean(typed) is not { Length: > 0 and <= Longest } name)
            return null;
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] is '/' or '\\' or '@' or ':' or '<' or '>')
                return null;
            // "Dr. Anna" and "J. R. Smith" are names, "example.com" is an address.
            if (IsDot(name[i]) && i + 1 < name.Length && char.IsLetterOrDigit(name[i + 1]) && i > 1 && char.IsLetterOrDigit(name[i - 2]))
                return null;
        }
        return name;
    }

    /// <summary>"Hello Ada,", "Hello Ada and Ben,", or "Hello," where one of them has no name to greet by.</summary>
    public static string Greeting(IReadOnlyList<string?> typed)
    {
        var names = typed.Select(Of).OfType<string>().ToList();
        return names.Count < typed.Count || names.Count == 0 ? "Hello,"
            : names.Count == 1 ? $"Hello {names[0]},"
            : $"Hello {string.Join(", ", names.SkipLast(1))} and {names[^1]},";
    }

    private static bool IsDot(char c) => c is '.' or '․' or '。' or '．' or '｡';
}

using System.Globalization;
using System.Text;

namespace EmployeeReferrals.Domain.People;

/// <summary>An address as typed (mail goes there) and its key (persons are compared by it).</summary>
public sealed record EmailAddress(string Typed, string Key)
{
    private const int Longest = 600;

    /// <summary>Null when nobody could be mailed there.</summary>
    public static EmailAddress? Parse(string? typed)
    {
        if (Bare(typed) is not { Length: <= Text.Email } clean)
            return null;
        var at = clean.LastIndexOf('@');
        if (at is < 1 or > 64 || at == clean.Length - 1)
            return null;
        if (
            clean.Any(c =>
                char.IsWhiteSpace(c)
                || char.GetUnicodeCategory(c) == UnicodeCategory.Format
                || c is '<' or '>' or ',' or ';' or ':' or '"' or '(' or ')' or '[' or ']' or '\\'
            )
        )
            return null;
        var local = clean[..at];
        if (
            local.Contains('@', StringComparison.Ordinal)
            || local.StartsWith('.')
            || local.EndsWith('.')
            || local.Contains("..", StringComparison.Ordinal)
        )
            return null;
        if (Host(clean[(at + 1)..]) is not { } host)
            return null;
        return new EmailAddress(clean, Tagless(local) + "@" + host);
    }

    /// <summary>The key of an address that is known to be well formed, such as one from the directory.</summary>
    public static string KeyOf(string address) => Parse(address)?.Key ?? address.Trim().ToLowerInvariant();

    // As it is copied from a mail or a page: "Ada Lund" <ada@example.com>, mailto:ada@example.com, a point at the end of the sentence.
    private static string? Bare(string? typed)
    {
        if (Text.Clean(typed) is not { } clean || clean.Length > Longest)
            return null;
        var bare = new string([.. clean.Where(c => char.GetUnicodeCategory(c) != UnicodeCategory.Format)]);
        var open = bare.LastIndexOf('<');
        if (open >= 0)
        {
            // One address in its brackets, and a name before them that is none.
            if (!bare.EndsWith('>') || bare[..open].IndexOfAny(['@', '<', '>', ',', ';', ':']) >= 0)
                return null;
            bare = bare[(open + 1)..^1].Trim();
        }
        if (bare.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase))
            bare = bare["mailto:".Length..].Split('?')[0];
        return bare.EndsWith('.') ? bare[..^1] : bare;
    }

    // Trimmed, NFC, lower case, plus-tag removed, dots kept (docs/rules.md §5).
    private static string Tagless(string local)
    {
        var lower = local.ToLowerInvariant();
        var plus = lower.IndexOf('+', StringComparison.Ordinal);
        return plus > 0 ? lower[..plus] : lower;
    }

    private static string? Host(string typed)
    {
        try
        {
            var ascii = new IdnMapping().GetAscii(typed.Normalize(NormalizationForm.FormC).ToLowerInvariant()).ToLowerInvariant();
            var labels = ascii.Split('.');
            return
                labels.Length > 1
                && ascii.Length <= 253
                && labels.All(l =>
                    l.Length is > 0 and <= 63 && l.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && l[0] != '-' && l[^1] != '-'
                )
                ? ascii
                : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}

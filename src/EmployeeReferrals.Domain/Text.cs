using System.Globalization;
using System.Text;

namespace EmployeeReferrals.Domain;

/// <summary>What typed text becomes before it is kept: NFC, trimmed, one kind of space, without control and invisible characters; null
/// where nothing can be seen. The lengths are those of the columns.</summary>
public static class Text
{
    public const int Name = 200;
    public const int Email = 254;
    public const int Phone = 40;
    public const int Address = 300;
    public const int Line = 200;
    public const int Paragraph = 4000;

    /// <summary>One line: line breaks and tabs become spaces. Empty becomes null.</summary>
    public static string? Clean(string? typed) => Clean(typed, keepLines: false);

    /// <summary>Several lines, line breaks kept. Empty becomes null.</summary>
    public static string? CleanLines(string? typed) => Clean(typed, keepLines: true);

    /// <summary>For comparing and searching: lower case, accents removed, letters that no accent explains spelled out (ł, ø, ß), one kind
    /// of apostrophe and of dash. What is kept in a column is cut by <see cref="NameSearch"/>: it may be longer than the text.</summary>
    public static string SearchKey(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format))
                plain.Append(Folded(char.ToLowerInvariant(c)));
        }
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>The search key of a name, as long as its column is.</summary>
    public static string NameSearch(string name) =>
        SearchKey(name) is var key && key.Length <= Name ? key : key[..(char.IsHighSurrogate(key[Name - 1]) ? Name - 1 : Name)];

    /// <summary>What is searched for, word by word: each has to be found, in any order. At most five.</summary>
    public static IReadOnlyList<string> SearchWords(string? typed) =>
        [.. SearchKey(Clean(typed) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5)];

    private static string Folded(char c) =>
        c switch
        {
            'ł' => "l",
            'ø' => "o",
            'đ' or 'ð' => "d",
            'ħ' => "h",
            'ŧ' => "t",
            'ı' => "i",
            'ß' => "ss",
            'æ' => "ae",
            'œ' => "oe",
            'þ' => "th",
            '\u2018' or '\u2019' or '\u201B' or '\u02BC' or '\u02B9' or '\u2032' or '`' or '\u00B4' => "'",
            '\u2010' or '\u2011' or '\u2012' or '\u2013' or '\u2014' or '\u2212' => "-",
            _ => char.IsWhiteSpace(c) && c is not ('\n' or '\t') ? " " : c.ToString(),
        };

    private static string? Clean(string? typed, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or '\u000B' or '\u000C' or '\u0085' or '\u2028' or '\u2029')
                kept.Append(
                    !keepLines ? ' '
                    : rune.Value == '\t' ? '\t'
                    : '\n'
                );
            else if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.SpaceSeparator)
                kept.Append(' ');
            else if (!IsDropped(rune))
                kept.Append(rune);
        }
        var clean = kept.ToString().Normalize(NormalizationForm.FormC).Trim();
        return clean.EnumerateRunes().Any(IsVisible) ? clean : null;
    }

    // The joiners stay: scripts and emoji are written with them.
    private static bool IsDropped(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Surrogate
        || (Rune.GetUnicodeCategory(rune) == UnicodeCategory.Format && rune.Value is not (0x200C or 0x200D))
        || rune.Value is 0xFFFD or 0x3164 or 0xFFA0;

    // Letters and signs that show nothing: fillers, the empty braille pattern, variation selectors.
    private static bool IsVisible(Rune rune) =>
        !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) != UnicodeCategory.Format
        && rune.Value is not (0x115F or 0x1160 or 0x2800 or (>= 0xFE00 and <= 0xFE0F));
}

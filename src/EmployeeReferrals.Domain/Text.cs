using System.Globalization;
using System.Text;

namespace EmployeeReferrals.Domain;

/// <summary>What typed text becomes before it is kept: NFC, trimmed, without control and direction-override characters. The lengths are those of the columns.</summary>
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

    /// <summary>For comparing and searching: lower case, accents removed.</summary>
    public static string SearchKey(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark)
                plain.Append(char.ToLowerInvariant(c));
        }
        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    private static string? Clean(string? typed, bool keepLines)
    {
        if (string.IsNullOrWhiteSpace(typed)) return null;
        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (rune.Value is '\n' or '\t' or '\r')
            {
                if (rune.Value != '\r') kept.Append(keepLines ? (char)rune.Value : ' ');
            }
            else if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Surrogate)
                     && rune.Value is not (>= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 or 0xFEFF or 0xFFFD))
            {
                kept.Append(rune);
            }
        }
        var clean = kept.ToString().Normalize(NormalizationForm.FormC).Trim();
        return clean.Length == 0 ? null : clean;
    }
}

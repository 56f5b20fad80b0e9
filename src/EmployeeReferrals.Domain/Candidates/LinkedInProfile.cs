using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace EmployeeReferrals.Domain.Candidates;

/// <summary>A public profile, known by its slug (the part after /in/).</summary>
public static partial class LinkedInProfile
{
    /// <summary>The slug of an address as it is copied, such as "https://www.linkedin.com/in/ada-l/?x=1", "/comm/in/ada-l" of a mail, or
    /// "in/ada-l"; null when there is none. What has none is kept, and not matched.</summary>
    public static string? Slug(string? typed)
    {
        if (Text.Clean(typed) is not { } clean || Address().Match(clean.Trim('<', '>', ' ')) is not { Success: true } found)
            return null;
        string slug;
        try
        {
            slug = Uri.UnescapeDataString(found.Groups["slug"].Value);
        }
        catch (UriFormatException)
        {
            return null;
        }
        slug = slug.Normalize().Trim().ToLowerInvariant();
        return slug.Length is > 2 and <= 100 && slug.EnumerateRunes().All(IsOfASlug) && slug.EnumerateRunes().Any(Rune.IsLetterOrDigit)
            ? slug
            : null;
    }

    // Names are written with marks, and some with an emoji and what joins it.
    private static bool IsOfASlug(Rune rune) =>
        rune.Value is '-' or '_' or '%' or 0x200C or 0x200D
        || Rune.IsLetterOrDigit(rune)
        || Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.OtherSymbol
                or UnicodeCategory.ModifierSymbol
                or UnicodeCategory.OtherNumber
                or UnicodeCategory.LetterNumber;

    [GeneratedRegex(
        @"^(?:(?:https?://)?(?:[a-z0-9-]+\.)*linkedin\.com/(?:(?:comm|mwlite|m|mobile)/)?|/?)in/(?<slug>[^/?#\s]+)",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Address();
}

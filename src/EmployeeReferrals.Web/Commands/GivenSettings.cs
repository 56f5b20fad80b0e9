namespace EmployeeReferrals.Web.Commands;

/// <summary>What stands on a command's line beside its own options: settings, as --Section:Name=value or --Section:Name value.</summary>
internal static class GivenSettings
{
    private static readonly string[] OfTheHost = ["urls", "environment", "contentRoot", "applicationName", "AllowedHosts"];

    /// <summary>The first word that is no setting, so that a mistyped option is not taken for one; null: there is none.</summary>
    public static string? Misspelt(IReadOnlyList<string> given)
    {
        var valueFollows = false;
        foreach (var word in given)
        {
            var isName = word.StartsWith("--", StringComparison.Ordinal) || word.Contains('=', StringComparison.Ordinal);
            if (isName ? !IsSetting(word) : !valueFollows)
                return word;
            valueFollows = isName && !word.Contains('=', StringComparison.Ordinal);
        }
        return null;
    }

    private static bool IsSetting(string word)
    {
        var name = word.TrimStart('-').Split('=')[0];
        return name.Contains(':', StringComparison.Ordinal) || OfTheHost.Contains(name, StringComparer.OrdinalIgnoreCase);
    }
}

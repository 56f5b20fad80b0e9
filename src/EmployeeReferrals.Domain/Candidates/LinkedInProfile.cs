namespace EmployeeReferrals.Domain.Candidates;

/// <summary>A public profile, known by its slug (the part after /in/).</summary>
public static class LinkedInProfile
{
    /// <summary>The slug of an address such as "https://www.linkedin.com/in/ada-l/?x=1" or "in/ada-l"; null when there is none.</summary>
    public static string? Slug(string? typed)
    {
        if (Text.Clean(typed) is not { } clean) return null;
        var start = clean.IndexOf("in/", StringComparison.OrdinalIgnoreCase);
        if (start < 0) return null;
        var host = clean[..start].TrimEnd('/');
        if (host.Length > 0)
        {
            host = host.Replace("https://", "", StringComparison.OrdinalIgnoreCase).Replace("http://", "", StringComparison.OrdinalIgnoreCase);
            if (host.Contains('/', StringComparison.Ordinal)) return null;
            if (!host.Equals("linkedin.com", StringComparison.OrdinalIgnoreCase) && !host.EndsWith(".linkedin.com", StringComparison.OrdinalIgnoreCase)) return null;
        }
        string slug;
        try { slug = Uri.UnescapeDataString(clean[(start + 3)..].Split('/', '?', '#')[0]); }
        catch (UriFormatException) { return null; }
        slug = slug.Normalize().Trim().ToLowerInvariant();
        return slug.Length is > 2 and <= 100 && slug.All(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '%') ? slug : null;
    }
}

using System.Net;
using System.Text.RegularExpressions;

namespace EmployeeReferrals.Web.Tests;

/// <summary>What a form of a static page sends along unseen.</summary>
internal static partial class HiddenFields
{
    public static IEnumerable<(string Name, string Value)> Of(string page) =>
        Hidden()
            .Matches(page)
            .Select(field => (field.Groups[1].Value, WebUtility.HtmlDecode(field.Groups[2].Value)))
            .DistinctBy(field => field.Item1);

    [GeneratedRegex("""<input type="hidden" name="([^"]+)" value="([^"]*)"[^>]*>""")]
    private static partial Regex Hidden();
}

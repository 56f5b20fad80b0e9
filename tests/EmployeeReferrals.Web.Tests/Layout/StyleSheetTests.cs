using System.Net;
using System.Text.RegularExpressions;

namespace EmployeeReferrals.Web.Tests.Layout;

public sealed partial class StyleSheetTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Page_links_to_style_sheets_that_are_there_and_those_of_components_come_last()
    {
        using var client = portal.Factory.CreateClient();
        var page = await client.GetStringAsync(new Uri("/sign-in", UriKind.Relative), portal.Token);
        var sheets = Sheet().Matches(page).Select(link => link.Groups[1].Value).ToList();
        foreach (var sheet in sheets)
        {
            using var answer = await client.GetAsync(new Uri("/" + sheet, UriKind.Relative), portal.Token);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal("text/css", answer.Content.Headers.ContentType?.MediaType);
        }
        Assert.StartsWith("EmployeeReferrals.Web.", sheets[^1], StringComparison.Ordinal);
        Assert.Contains(
            ".page-head[b-",
            await client.GetStringAsync(new Uri("/" + sheets[^1], UriKind.Relative), portal.Token),
            StringComparison.Ordinal
        );
    }

    [GeneratedRegex("""<link rel="stylesheet" href="([^"]+)" />""")]
    private static partial Regex Sheet();
}

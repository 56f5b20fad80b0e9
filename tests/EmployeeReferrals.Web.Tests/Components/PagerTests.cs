using Bunit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Tests.Components;

public sealed class PagerTests
{
    [Theory]
    [InlineData(1, 60, "1 to 25 of 60 referrals", null, "?page=2")]
    [InlineData(2, 60, "26 to 50 of 60 referrals", "?page=1", "?page=3")]
    [InlineData(3, 60, "51 to 60 of 60 referrals", "?page=2", null)]
    [InlineData(1, 1, "1 to 1 of 1 referral", null, null)]
    public async Task Pager_counts_the_rows_and_links_to_its_neighbours(int page, int total, string counts, string? before, string? after)
    {
        await using var context = new BunitContext();
        var pager = Render(context, page, total);
        Assert.StartsWith(counts, pager.Find("nav").TextContent.Trim(), StringComparison.Ordinal);
        Assert.Equal(before, pager.FindAll("a[rel=prev]").SingleOrDefault()?.GetAttribute("href"));
        Assert.Equal(after, pager.FindAll("a[rel=next]").SingleOrDefault()?.GetAttribute("href"));
    }

    [Fact]
    public async Task Pager_of_an_empty_list_is_not_there()
    {
        await using var context = new BunitContext();
        Assert.Empty(Render(context, 1, 0).FindAll("nav"));
    }

    [Fact]
    public async Task Tabs_mark_the_one_that_is_shown()
    {
        await using var context = new BunitContext();
        var tabs = context.Render<Tabs>(p =>
            p.Add(t => t.Label, "Which referrals")
                .Add(
                    t => t.Items,
                    [new TabLink("All", "/all", false, "12"), new TabLink("Interview", "/interview", true, "3", Stage.Interview)]
                )
        );
        Assert.Equal("Which referrals", tabs.Find("nav").GetAttribute("aria-label"));
        Assert.Equal("Interview3", Assert.Single(tabs.FindAll("a[aria-current=page]")).TextContent.Trim());
        Assert.Equal("/all", tabs.Find("a").GetAttribute("href"));
    }

    private static IRenderedComponent<Pager> Render(BunitContext context, int page, int total) =>
        context.Render<Pager>(p =>
            p.Add(x => x.Page, page)
                .Add(x => x.PageSize, 25)
                .Add(x => x.Total, total)
                .Add(x => x.Noun, "referral")
                .Add(x => x.Href, n => $"?page={n}")
        );
}

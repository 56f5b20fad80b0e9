using Bunit;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Tests.Components;

public sealed class MoneyRailTests
{
    [Fact]
    public async Task MoneyRail_lists_instalments_in_order_with_a_shape_for_each_state()
    {
        await using var context = new BunitContext();
        var rail = context.Render<MoneyRail>(p =>
            p.Add(
                r => r.Items,
                [
                    new RailItem("500 EUR", "1 Sep 2026", RailState.Paid),
                    new RailItem("1,500 EUR", "Expected 30 Nov 2026", RailState.Dated, "If both are still employed"),
                    new RailItem("200 EUR", null, RailState.Possible),
                    new RailItem("100 EUR", null, RailState.Over, "Forfeited"),
                ]
            )
        );
        var items = rail.FindAll("ol > li");
        Assert.Equal(["500 EUR", "1,500 EUR", "200 EUR", "100 EUR"], items.Select(li => li.QuerySelector("b")!.TextContent));
        Assert.Contains("Expected 30 Nov 2026", items[1].TextContent, StringComparison.Ordinal);
        Assert.Contains("If both are still employed", items[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(4, items.Select(li => li.QuerySelector("svg[aria-hidden=true]")!.InnerHtml).Distinct().Count());
    }

    [Fact]
    public async Task MoneyRail_without_instalments_draws_no_item()
    {
        await using var context = new BunitContext();
        Assert.Empty(context.Render<MoneyRail>(p => p.Add(r => r.Items, [])).FindAll("li"));
    }
}

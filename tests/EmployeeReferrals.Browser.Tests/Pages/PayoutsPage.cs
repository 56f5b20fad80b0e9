using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class PayoutsPage(IPage page) : PortalPage(page)
{
    public ILocator Why => Page.GetByRole(AriaRole.Complementary, new() { Name = "Why this payout" });

    public Task Open(string tab, string search) => Go($"/payouts?tab={tab}&q={Uri.EscapeDataString(search)}");

    public ILocator Rows(string hire) => Page.GetByRole(AriaRole.Row).Filter(new() { HasText = hire });
}

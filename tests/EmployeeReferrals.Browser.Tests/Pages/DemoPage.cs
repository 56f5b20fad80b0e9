using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class DemoPage(IPage page) : PortalPage(page)
{
    public async Task Open() => await Go("/demo");

    public async Task ThirtyDays()
    {
        var before = await Page.GetByText("It is ").First.InnerTextAsync();
        await Page.GetByRole(AriaRole.Complementary, new() { Name = "Clock and persons" })
            .GetByRole(AriaRole.Button, new() { Name = "+30 days" })
            .ClickAsync(new() { Timeout = 120_000 });
        await Assertions.Expect(Page.GetByText("It is ").First).Not.ToHaveTextAsync(before, new() { Timeout = 120_000 });
    }
}

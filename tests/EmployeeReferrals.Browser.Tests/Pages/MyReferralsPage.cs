using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class MyReferralsPage(IPage page) : PortalPage(page)
{
    public ILocator Card(string name) => Page.GetByRole(AriaRole.Article, new() { Name = name });

    public ILocator Stage(string stage) => Page.GetByRole(AriaRole.List, new() { Name = $"Stage: {stage}" });

    public ILocator Bonus => Page.GetByRole(AriaRole.Complementary, new() { Name = "Your bonus" });

    public Task Open() => Go("/my-referrals");

    public Task Open(Guid id) => Go($"/my-referrals/{id}");

    public ILocator Part(string amount) => Bonus.GetByRole(AriaRole.Listitem).Filter(new() { HasText = amount });
}

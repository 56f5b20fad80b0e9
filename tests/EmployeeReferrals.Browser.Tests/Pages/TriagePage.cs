using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class TriagePage(IPage page) : PortalPage(page)
{
    public ILocator Rows => Page.GetByRole(AriaRole.Region, new() { Name = "Queue" }).Locator("a.q");
    public ILocator Chosen => Rows.And(Page.Locator("[aria-current=true]"));

    public ILocator Detail(string name) => Page.GetByRole(AriaRole.Heading, new() { Level = 2, Name = name });

    public Task Open() => Go("/triage");

    public async Task Choose(string name)
    {
        await Rows.Filter(new() { HasText = name }).ClickAsync();
        await Detail(name).WaitForAsync();
    }

    public async Task Move(string name, string stage)
    {
        await Page.GetByRole(AriaRole.Group, new() { Name = $"Move {name} to" })
            .GetByRole(AriaRole.Button, new() { NameRegex = Begins(stage) })
            .ClickAsync();
        await Toast($"{name} moved to {stage}").WaitForAsync();
    }
}

using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class PipelinePage(IPage page) : PortalPage(page)
{
    public async Task OpenBoard(string opening)
    {
        await Go($"/openings?q={Uri.EscapeDataString(opening)}");
        await Page.GetByRole(AriaRole.Link, new() { Name = opening, Exact = true }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = opening }).WaitForAsync();
        var board = Page.GetByRole(AriaRole.Link, new() { Name = "Board", Exact = true });
        if (await board.GetAttributeAsync("aria-current") is null)
            await board.ClickAsync();
        await Column("New").WaitForAsync();
    }

    public ILocator Column(string stage) => Page.GetByRole(AriaRole.Region, new() { NameRegex = Begins(stage) });

    public ILocator Card(string stage, string name) => Column(stage).GetByRole(AriaRole.Article).Filter(new() { HasText = name });

    public ILocator Menu(string name) => Page.GetByRole(AriaRole.Group, new() { Name = $"Move {name} to" });

    public async Task OpenMenu(string name)
    {
        await Button($"Move {name}").ClickAsync();
        await Menu(name).WaitForAsync();
    }

    public Task Choose(string name, string stage) =>
        Menu(name).GetByRole(AriaRole.Button, new() { NameRegex = Begins(stage) }).ClickAsync();
}

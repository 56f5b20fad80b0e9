using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class OpeningPage(IPage page) : PortalPage(page)
{
    public async Task Close(string title)
    {
        await Go($"/openings?q={Uri.EscapeDataString(title)}");
        await Page.GetByRole(AriaRole.Link, new() { NameRegex = Begins($"Edit {title},") }).First.ClickAsync();
        await Button("Close…").ClickAsync();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Close opening" }).ClickAsync();
        await Toast($"{title} is closed").WaitForAsync();
    }
}

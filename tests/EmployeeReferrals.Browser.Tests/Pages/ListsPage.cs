using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class ListsPage(IPage page) : PortalPage(page)
{
    public Task Go() => Go("/people/lists");

    /// <param name="what">"a department", "a location" or "a legal entity".</param>
    public async Task Add(string what, string name)
    {
        await Button($"Add {what}").ClickAsync();
        await Dialog.GetByLabel("Name").FillAsync(name);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Page.Locator("main table bdi").Filter(new() { HasText = name }).First.WaitForAsync();
    }
}

using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class ReferPage(IPage page) : PortalPage(page)
{
    public const string Role = "Intensive care nurse";

    public ILocator Start =>
        Page.GetByRole(AriaRole.Complementary, new() { Name = "Bonus and referring" })
            .GetByRole(AriaRole.Link, new() { Name = "Refer someone" });
    public ILocator Name => Page.GetByLabel("Name", new() { Exact = true });
    public ILocator Email => Page.GetByLabel("E-mail", new() { Exact = true });
    public ILocator Why => Page.GetByLabel("Why are they a good fit?", new() { Exact = true });
    public ILocator Resume => Page.GetByLabel("Résumé");
    public ILocator Phone => Page.GetByLabel("Phone");
    public ILocator Errors => Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "to send your referral" });
    public ILocator Answer => Page.GetByRole(AriaRole.Status).Filter(new() { Has = Page.Locator("b") });

    /// <summary>By Open roles and the role's own page.</summary>
    public async Task OpenFromRole(string role = Role)
    {
        await OpenRole(role);
        await Start.ClickAsync();
        await Name.WaitForAsync();
    }

    public async Task OpenRole(string role = Role)
    {
        await Go($"/open-roles?q={Uri.EscapeDataString(role)}");
        await Page.GetByRole(AriaRole.Link, new() { NameRegex = Begins(role) }).First.ClickAsync();
        await Page.GetByRole(AriaRole.Heading, new() { Level = 1, Name = role }).WaitForAsync();
    }

    public async Task Fill(string name, string email, string why = "We shared nights for two years; she stays calm.")
    {
        await Name.FillAsync(name);
        await Email.FillAsync(email);
        await Why.FillAsync(why);
    }

    public Task OpenMore() => Page.Locator("summary").Filter(new() { HasText = "LinkedIn, phone" }).ClickAsync();

    public Task Submit() => Button("Send referral").ClickAsync();

    /// <returns>The referral's id, which stands in the address.</returns>
    public async Task<Guid> Send()
    {
        await Submit();
        await Page.GetByRole(AriaRole.Heading, new() { Name = "Thank you. Your referral is on its way" }).WaitForAsync();
        return Guid.Parse(Page.Url.Split('/')[^1]);
    }

    public async Task<Guid> Refer(string name, string email, string role = Role)
    {
        await OpenFromRole(role);
        await Fill(name, email);
        return await Send();
    }
}

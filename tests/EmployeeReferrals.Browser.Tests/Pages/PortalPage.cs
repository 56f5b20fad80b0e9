using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

/// <summary>What every page has: a heading, dialogs and toasts.</summary>
public abstract class PortalPage(IPage page)
{
    public IPage Page { get; } = page;

    public ILocator Heading => Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
    public ILocator Dialog => Page.GetByRole(AriaRole.Dialog);

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new() { Name = name, Exact = true });

    /// <summary>The newest one: what was said a moment ago may still be there.</summary>
    public ILocator Toast(string words) => Page.Locator(".toast").Filter(new() { HasText = words }).Last;

    public async Task Go(string path)
    {
        await Page.GotoAsync(path);
        await Heading.First.WaitForAsync();
    }

    public static Regex Begins(string words) => new("^" + Regex.Escape(words));
}

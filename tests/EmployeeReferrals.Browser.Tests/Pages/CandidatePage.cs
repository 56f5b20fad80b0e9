using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class CandidatePage(IPage page) : PortalPage(page)
{
    public ILocator No => Link("Please don't consider me");
    public ILocator Confirm => Button("Erase my data and don't consider me");
    public ILocator LinkOver => Page.GetByRole(AriaRole.Heading, new() { Name = "This link does not work any more" });
}

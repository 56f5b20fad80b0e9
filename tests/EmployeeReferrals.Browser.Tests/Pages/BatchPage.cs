using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class BatchPage(IPage page) : PortalPage(page)
{
    public ILocator Chip(string word) => Page.Locator(".page-head .chip").Filter(new() { HasText = word });

    public ILocator Hash => Page.Locator("#sha256");
    public ILocator Lines => Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Row).Filter(new() { Has = Page.Locator("td") });

    public ILocator Line(string name) => Lines.Filter(new() { HasText = name });

    public ILocator Tick(string name) => Line(name).GetByRole(AriaRole.Checkbox);

    /// <summary>All that is released goes into a batch; the page is then that batch's.</summary>
    public async Task Make(Func<Task>? look = null)
    {
        await Go("/payroll/new");
        await Look.Settled(Page);
        if (look is not null)
            await look();
        await Button("Make batch").ClickAsync();
        await Heading.Filter(new() { HasTextRegex = Begins("Batch") }).WaitForAsync();
        await Hash.WaitForAsync();
    }

    public async Task<byte[]> Download()
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Link("Download the file").ClickAsync());
        return await File.ReadAllBytesAsync(await download.PathAsync());
    }

    public async Task OpenAnswer()
    {
        await Link("Upload the answer").ClickAsync();
        await Heading.Filter(new() { HasTextRegex = Begins("Payroll's answer") }).WaitForAsync();
    }

    public async Task Upload(string text, string name = "answer.csv")
    {
        await Page.GetByLabel("The answer, as CSV")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = name,
                    MimeType = "text/csv",
                    Buffer = System.Text.Encoding.UTF8.GetBytes(text),
                }
            );
        await Button("Upload the answer").ClickAsync();
    }
}

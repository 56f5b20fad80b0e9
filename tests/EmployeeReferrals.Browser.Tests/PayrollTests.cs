using System.Security.Cryptography;
using System.Text;
using EmployeeReferrals.Browser.Tests.Pages;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace EmployeeReferrals.Browser.Tests;

/// <summary>A batch is exported, downloaded twice, answered by a file with one rejected line, and the rejected one is paid in the next
/// batch.</summary>
public sealed class PayrollTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Batch_is_downloaded_twice_answered_and_its_rejected_line_paid_in_the_next()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        // So that something is released since the batch that waits.
        await portal.Advance(30);
        var batch = new BatchPage(await portal.SignedIn("Pavel Horak"));
        await batch.Make(() => Look.At(batch.Page, "payroll-new", main: true));
        var address = batch.Page.Url;
        await Look.At(batch.Page, "payroll-batch", main: true);

        var first = await batch.Download();
        await batch.Page.ReloadAsync();
        var second = await batch.Download();
        Assert.Equal(first, second);
        await Expect(batch.Hash).ToHaveTextAsync(Convert.ToHexStringLower(SHA256.HashData(second)));

        var sent = Encoding.UTF8.GetString(first).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.True(sent.Length > 3, "too few lines to reject one of them");
        var rejected = sent[1].Split(',');

        await batch.OpenAnswer();
        await Look.At(batch.Page, "payroll-answer", main: true);
        await batch.Upload("nothing,of,the,kind\n1,2,3,4\n");
        await Expect(batch.Page.Locator("[aria-invalid=true]")).ToHaveCountAsync(1);
        await Look.At(batch.Page, "payroll-answer-refused");
        var answer = sent.Select(
                (line, i) =>
                    line
                    + (
                        i == 0 ? ",Status,Code,Reason"
                        : i == 1 ? ",rejected,E17,The bank account is closed"
                        : ",paid,,"
                    )
            )
            .ToList();
        await batch.Upload(string.Join("\r\n", [.. answer, "B999-1,,,,,,,,,paid,,", "B999-2,,,,,,,,,perhaps,,"]));
        await Expect(batch.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Nothing was taken: 2 rows are wrong");
        await Look.At(batch.Page, "payroll-answer-rows", main: true);

        await batch.Upload(string.Join("\r\n", answer));
        await Expect(batch.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "1 line rejected" })).ToBeVisibleAsync();
        await Look.At(batch.Page, "payroll-answer-taken", main: true);

        await batch.Go(new Uri(address).PathAndQuery);
        await Expect(batch.Chip("Confirmed")).ToBeVisibleAsync();
        await Expect(batch.Line(rejected[0]).First).ToContainTextAsync("E17: The bank account is closed. Waits for a later batch.");
        Assert.Equal(first, await batch.Download());
        await Look.At(batch.Page, "payroll-batch-confirmed", main: true);

        // The same file again changes nothing: the batch is closed, and its page does not even offer it.
        await Expect(batch.Link("Upload the answer")).ToHaveCountAsync(0);

        var next = new BatchPage(batch.Page);
        await next.Make();
        Assert.NotEqual(address, next.Page.Url);
        await Expect(next.Lines).ToHaveCountAsync(1);
        await Expect(next.Line(rejected[1])).ToBeVisibleAsync();
        await next.Button("Confirm all open as paid…").ClickAsync();
        await Look.At(next.Page, "payroll-confirm-dialog");
        await next.Dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm as paid" }).ClickAsync();
        await Expect(next.Chip("Confirmed")).ToBeVisibleAsync();
        await Expect(next.Line(rejected[1])).ToContainTextAsync("Paid");

        await batch.Go(new Uri(address).PathAndQuery);
        await Expect(batch.Line(rejected[0]).First).ToContainTextAsync("Now in batch");
        await batch.Go("/payroll");
        await Look.At(batch.Page, "payroll-list", main: true);
    }
}

/// <summary>Payroll's answer by hand.</summary>
public sealed class PayrollByHandTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task Lines_are_rejected_and_a_batch_voided_by_hand_with_a_reason()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Pavel Horak");
        var batch = new BatchPage(page);
        await batch.Go("/payroll?tab=waiting");
        await page.Locator("main table a").First.ClickAsync();
        await batch.Hash.WaitForAsync();
        await page.Locator("main table input[type=checkbox]").First.CheckAsync();
        await Look.At(page, "payroll-chosen", main: true);
        await batch.Button("Reject…").ClickAsync();
        await batch.Dialog.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await batch.Dialog.Locator("[aria-invalid=true]").WaitForAsync();
        await Look.At(page, "payroll-reject-dialog", main: true);
        await batch.Dialog.GetByLabel("Why payroll did not pay").FillAsync("The account is closed");
        await batch.Dialog.GetByRole(AriaRole.Button, new() { Name = "Reject" }).ClickAsync();
        await batch.Toast("1 line rejected").WaitForAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("The account is closed.");

        await page.GetByRole(AriaRole.Button, new() { NameRegex = PortalPage.Begins("Void") }).ClickAsync();
        await batch.Dialog.GetByRole(AriaRole.Button, new() { Name = "Void", Exact = true }).ClickAsync();
        await batch.Dialog.Locator("[aria-invalid=true]").WaitForAsync();
        await Look.At(page, "payroll-void-dialog", main: true);
        await batch.Dialog.GetByLabel("Why", new() { Exact = true }).FillAsync("Wrong pay run");
        await batch.Dialog.GetByRole(AriaRole.Button, new() { Name = "Void", Exact = true }).ClickAsync();
        await Expect(batch.Chip("Voided")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Wrong pay run");
        await Look.At(page, "payroll-voided", main: true);

        var aud = new BatchPage(await portal.SignedIn("Ingrid Solberg"));
        await aud.Go(new Uri(page.Url).PathAndQuery);
        await aud.Hash.WaitForAsync();
        await Expect(aud.Page.GetByRole(AriaRole.Checkbox)).ToHaveCountAsync(0);
        await Look.At(aud.Page, "payroll-batch-reader");
    }
}

/// <summary>How the file is written is decided by an administrator.</summary>
public sealed class PayrollFileTests(RunningPortal portal) : IClassFixture<RunningPortal>
{
    [Fact]
    public async Task File_for_payroll_is_laid_out_with_an_example_beside_it()
    {
        Assert.SkipUnless(RunningPortal.HasChromium, "Chromium cannot be had here");
        var page = await portal.SignedIn("Tomas Lindqvist");
        await page.GotoAsync("/settings/payroll");
        await Look.Settled(page);
        var example = page.GetByRole(AriaRole.Region, new() { Name = "The file as it will be" });
        await Expect(example).ToContainTextAsync("B12-1,E1001,Company BV,1500.00");
        await page.GetByLabel("Decimal sign").SelectOptionAsync(",");
        await page.GetByLabel("Amount", new() { Exact = true }).FillAsync("=SUM");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save payroll file" }).ClickAsync();
        await Expect(page.Locator("[aria-invalid=true]")).ToHaveCountAsync(2);
        await Look.At(page, "payroll-settings-errors", main: true);
        await page.GetByLabel("Between columns").SelectOptionAsync(";");
        await page.GetByLabel("Amount", new() { Exact = true }).FillAsync("Betrag");
        await page.GetByRole(AriaRole.Button, new() { Name = "Move Amount up" }).ClickAsync();
        await Expect(example).ToContainTextAsync("Line;Employee number;Betrag;Legal entity");
        await Expect(example).ToContainTextAsync("B12-1;E1001;1500,00;Company BV");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save payroll file" }).ClickAsync();
        await Expect(page.Locator(".toast")).ToContainTextAsync("Payroll file saved");
        await page.ReloadAsync();
        await Look.Settled(page);
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "The file as it will be" })).ToContainTextAsync("B12-1;E1001;1500,00");
    }
}

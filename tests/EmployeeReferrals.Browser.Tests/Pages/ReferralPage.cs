using System.Globalization;
using Microsoft.Playwright;

namespace EmployeeReferrals.Browser.Tests.Pages;

public sealed class ReferralPage(IPage page) : PortalPage(page)
{
    public ILocator MoveMenu => Page.Locator("summary").Filter(new() { HasText = "Move to…" });

    public ILocator Menu(string name) => Page.GetByRole(AriaRole.Group, new() { Name = $"Move {name} to" });

    public ILocator Facts => Page.GetByRole(AriaRole.Complementary, new() { Name = "Facts" });

    public ILocator Stage(string word) => Page.Locator(".page-head .chip").Filter(new() { HasText = word });

    public ILocator More => Page.Locator("summary[aria-label=More]").First;

    public ILocator Panel(string title) =>
        Page.Locator("section").Filter(new() { Has = Page.GetByRole(AriaRole.Heading, new() { Name = title, Exact = true }) }).Last;

    public Task Open(Guid id) => Go($"/referrals/{id}");

    public async Task OpenMore(string choice)
    {
        await More.ClickAsync();
        await Button(choice).ClickAsync();
    }

    /// <summary>Sent with what cannot be right; the dialog stays, with its error.</summary>
    public async Task Wrong(string field, string value, string verb)
    {
        await Dialog.GetByLabel(field, new() { Exact = true }).FillAsync(value);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = verb, Exact = true }).ClickAsync();
        await Dialog.Locator("[aria-invalid=true]").First.WaitForAsync();
    }

    public async Task Cancel()
    {
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }

    public async Task Choose(string name, string stage)
    {
        await MoveMenu.ClickAsync();
        await Menu(name).GetByRole(AriaRole.Button, new() { NameRegex = Begins(stage) }).ClickAsync();
    }

    public async Task Move(string name, string stage)
    {
        await Choose(name, stage);
        await Toast($"{name} moved to {stage}").WaitForAsync();
    }

    /// <summary>Hired today, and starting today.</summary>
    public async Task<DateOnly> Hire(string name, Func<Task>? look = null)
    {
        await Choose(name, "Hired");
        var accepted = await Dialog.GetByLabel("Offer accepted on").InputValueAsync();
        await Dialog.GetByLabel("Planned start date").FillAsync(accepted);
        if (look is not null)
            await look();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Hire", Exact = true }).ClickAsync();
        await Dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
        await Toast($"{name} moved to Hired").WaitForAsync();
        return DateOnly.ParseExact(accepted, "yyyy-MM-dd", CultureInfo.InvariantCulture);
    }

    public async Task ConfirmStart(string number, Func<Task>? look = null)
    {
        await Button("Confirm start").ClickAsync();
        await Dialog.GetByLabel("Employee number").FillAsync(number);
        if (look is not null)
            await look();
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Confirm start", Exact = true }).ClickAsync();
        await Toast("Start confirmed").WaitForAsync();
    }

    public async Task DecideCredit(string choice, string why)
    {
        await OpenMore("Decide credit…");
        await Dialog.GetByLabel("Credit", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Label = choice });
        await Dialog.GetByLabel("Why", new() { Exact = true }).FillAsync(why);
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Decide credit" }).ClickAsync();
    }

    /// <param name="panel">"Employment of …" or "Referrer: …".</param>
    public async Task RecordLastDay(string panel, DateOnly day, string why)
    {
        await Panel(panel).GetByRole(AriaRole.Button, new() { Name = "Record last day…" }).ClickAsync();
        await Dialog.GetByLabel("Last day").FillAsync(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await Dialog.GetByLabel("Why").SelectOptionAsync(new SelectOptionValue { Label = why });
        await Dialog.GetByRole(AriaRole.Button, new() { Name = "Record last day" }).ClickAsync();
        await Dialog.WaitForAsync(new() { State = WaitForSelectorState.Hidden });
    }
}

using Bunit;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Features.Triage;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;

namespace EmployeeReferrals.Web.Tests.Features;

/// <summary>Pages drawn from the real queries on the real database.</summary>
public sealed class PagesTests(Portal portal) : IClassFixture<Portal>
{
    private const string Hostile = "<img src=x onerror=alert(1)> Eve";

    [Fact]
    public async Task MyReferralsPage_shows_a_hostile_name_as_text_and_only_what_the_referrer_may_know()
    {
        var first = await portal.Refer(portal.Ben, "eve@mail.example", name: "Eve Original");
        var mine = await portal.Refer(portal.Ada, "eve@mail.example", name: Hostile);
        await portal.Move(mine, Stage.Screening);
        Portal.Ok(
            await portal
                .Op<WriteNote>()
                .Execute(portal.Rita.Actor, new(Guid.CreateVersion7(), mine, "A secret of the hiring team"), portal.Token)
        );
        Portal.Ok(
            await portal
                .Op<MoveReferral>()
                .Execute(
                    portal.Rita.Actor,
                    new(mine, Stage.NotSelected, 2, NotSelectedReason.SalaryExpectations, "Asked for too much"),
                    portal.Token
                )
        );

        await using var context = Context(portal.Ada);
        var page = context.Render<MyReferralsPage>();
        page.WaitForElement("article");

        var card = page.FindAll("article").Single(a => a.GetAttribute("aria-label") == Hostile);
        Assert.Empty(card.QuerySelectorAll("img"));
        Assert.Equal(Hostile, card.QuerySelector("h2")!.TextContent.Trim());
        Assert.Equal($"/my-referrals/{mine}", card.QuerySelector("h2 a")!.GetAttribute("href"));
        Assert.Contains("Closed", card.TextContent, StringComparison.Ordinal);
        foreach (
            var secret in new[]
            {
                portal.Ben.Name,
                "Eve Original",
                "secret",
                "Asked for too much",
                NotSelectedReason.SalaryExpectations.Word(),
                "Not selected",
                "Duplicate",
                portal.Rita.Name,
                first.ToString(),
            }
        )
            Assert.DoesNotContain(secret, page.Markup, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task MyReferralsPage_of_somebody_who_referred_nobody_says_what_to_do()
    {
        await using var context = Context(portal.Boss);
        var page = context.Render<MyReferralsPage>();
        page.WaitForAssertion(() => Assert.Contains("You have not referred anybody yet", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("a[href='/refer']"));
    }

    [Fact]
    public async Task TriagePage_lists_what_waits_and_opens_the_chosen_one()
    {
        var waits = await portal.Refer(portal.Ada, "waits@mail.example", name: "Wanda <b>Waits</b>");
        await using var context = Context(portal.Rita);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo($"/triage?referral={waits}");
        var page = context.Render<TriagePage>();
        page.WaitForElement("a[aria-current=true]");

        var open = page.Find("a[aria-current=true]");
        Assert.Contains("Wanda <b>Waits</b>", open.TextContent, StringComparison.Ordinal);
        Assert.Contains($"Referred by {portal.Ada.Name}", open.TextContent, StringComparison.Ordinal);
        Assert.Contains("left", open.TextContent, StringComparison.Ordinal);
        Assert.Equal("Wanda <b>Waits</b>", page.Find("section[aria-label^=Wanda]").GetAttribute("aria-label"));
        Assert.Contains("waiting for a first answer", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TriagePage_of_a_recruiter_without_openings_is_empty_and_leads_to_the_pipeline()
    {
        await portal.Refer(portal.Ada, "unseen@mail.example", name: "Una Unseen");
        await using var context = Context(portal.Other);
        var page = context.Render<TriagePage>();
        page.WaitForAssertion(() => Assert.Contains("Nothing waits for an answer", page.Markup, StringComparison.Ordinal));
        Assert.NotEmpty(page.FindAll("a[href='/pipeline']"));
        Assert.DoesNotContain("Una Unseen", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PayoutsPage_of_a_tab_with_nothing_in_it_says_so_and_keeps_the_tabs()
    {
        await using var context = Context(portal.Hilda);
        context.Services.GetRequiredService<NavigationManager>().NavigateTo("/payouts?tab=deferred");
        var page = context.Render<PayoutsPage>();
        page.WaitForElement("h1");
        Assert.Equal("Payouts", page.Find("h1").TextContent.Trim());
        Assert.Contains("Nothing here just now", page.Markup, StringComparison.Ordinal);
        Assert.StartsWith("Deferred", page.Find("nav a[aria-current=page]").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("table"));
    }

    [Fact]
    public async Task PayoutsPage_names_the_candidate_to_HR_and_never_to_payroll()
    {
        var hire = await portal.ReferAndHire(portal.Ben, "hired@mail.example", portal.Today.AddDays(10));
        Assert.NotEmpty(await portal.Payouts(hire));
        await using var hr = Context(portal.Hilda);
        var open = hr.Render<PayoutsPage>();
        open.WaitForElement("table");
        Assert.Contains("Cleo Candidate", open.Find("table").TextContent, StringComparison.Ordinal);
        Assert.Contains("Start not confirmed", open.Find("table").TextContent, StringComparison.Ordinal);

        await using var payroll = Context(portal.Paul);
        var released = payroll.Render<PayoutsPage>();
        released.WaitForElement("h1");
        Assert.DoesNotContain("Cleo Candidate", released.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Board_draws_a_moved_card_in_its_new_column_at_once()
    {
        await using var context = Context(portal.Rita);
        var head = new Web.Features.Pipeline.GetPipelineHead.Head(
            [],
            null,
            null,
            new Dictionary<Stage, int> { [Stage.New] = 1, [Stage.Screening] = 1 },
            portal.Today,
            portal.Clock.GetUtcNow(),
            TimeZoneInfo.Utc
        );
        var id = Guid.NewGuid();
        Web.Features.Pipeline.PipelineRow Card(Stage stage) =>
            new()
            {
                Id = id,
                Name = "Wanda",
                Stage = stage,
                Entry = 1,
                StageSince = portal.Clock.GetUtcNow(),
                WaitingSince = null,
                MadeOn = portal.Today,
                IsErased = false,
                OpeningId = null,
                Opening = null,
                Referrer = "Ada",
                HiredOn = null,
                PlannedStart = null,
                StartedOn = null,
                MaybeSame = false,
                MailRefused = false,
            };
        var board = context.Render<Web.Features.Pipeline.Board>(p =>
            p.Add(b => b.Cards, [Card(Stage.New)]).Add(b => b.Head, head).Add(b => b.Filter, new())
        );
        Assert.Contains("Wanda", board.Find("section[aria-label^=New]").TextContent, StringComparison.Ordinal);
        board.Render(p => p.Add(b => b.Cards, [Card(Stage.Screening)]));
        Assert.Contains("Wanda", board.Find("section[aria-label^=Screening]").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Wanda", board.Find("section[aria-label^=New]").TextContent, StringComparison.Ordinal);
    }

    private BunitContext Context(Someone reader)
    {
        var context = new BunitContext();
        context.JSInterop.Mode = JSRuntimeMode.Loose;
        context.Services.AddMudServices();
        context.Services.AddFallbackServiceProvider(portal.Factory.Services.CreateScope().ServiceProvider);
        var signedIn = Task.FromResult(new AuthenticationState(CurrentActor.ToPrincipal(reader.Id, reader.Name, reader.Roles)));
        context.RenderTree.Add<CascadingValue<Task<AuthenticationState>>>(p => p.Add(c => c.Value, signedIn));
        return context;
    }
}

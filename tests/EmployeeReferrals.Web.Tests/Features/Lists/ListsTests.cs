using System.Net;
using Bunit;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Home;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Openings;
using EmployeeReferrals.Web.Features.OpenRoles;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Plans;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor.Services;
using Person = EmployeeReferrals.Domain.People.Person;

namespace EmployeeReferrals.Web.Tests.Features.Lists;

/// <summary>Departments, locations and legal entities are lists kept by HR, chosen and not typed (docs/rules.md §9).</summary>
public sealed class ListsTests : IAsyncLifetime
{
    private static readonly Actor Start = Actor.System("Start");
    private readonly Portal portal = new();

    private Actor Hr => portal.Hilda.Actor;

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private PersonForm Somebody =>
        new("Nora New", null, null, "Company BV", "Nursing", "Utrecht", 3, PersonKind.Employee, null, new DateOnly(2026, 1, 1), null, null);

    private OpeningForm Role(string? department = "Nursing", string? location = "Utrecht") =>
        new("Role", department, location, 4, PersonKind.Employee, "Text", true, portal.Max.Id, [portal.Rita.Id]);

    private async Task<ListEntry> Entry(string name, ListKind kind = ListKind.Department)
    {
        await using var db = portal.Db();
        var entries = await db.Lists.AsNoTracking().Include(e => e.Spellings).ToListAsync(portal.Token);
        return entries.Single(e => e.Kind == kind && e.Name == name && e.State != ListState.Joined);
    }

    private async Task<IReadOnlyList<string>> Names(ListKind kind = ListKind.Department) =>
        (await portal.Programme.Lists(portal.Token)).Choices(kind);

    /// <summary>As an import of the company's own writes into the directory, past the forms.</summary>
    private async Task<Guid> Written(string department, string location = "Utrecht", string entity = "Company BV")
    {
        var id = Guid.CreateVersion7();
        await using var db = portal.Db();
        db.People.Add(
            new Person(id, "Frida Feed", $"{id:N}@company.example", new DateOnly(2021, 1, 1))
            {
                Department = department,
                Location = location,
                LegalEntity = entity,
                Level = 3,
            }
        );
        Portal.Ok(await db.Commit(Actor.System("Test"), portal.Clock.GetUtcNow(), portal.Token));
        return id;
    }

    private Task<Result> Add(ListKind kind, string? name, Guid? id = null) =>
        portal.Op<AddListEntry>().Execute(Hr, new(id ?? Guid.CreateVersion7(), kind, name), portal.Token);

    private Task<Result> Add(PersonForm form, Guid? id = null) =>
        portal.Op<AddPerson>().Execute(Hr, new(id ?? Guid.CreateVersion7(), form), portal.Token);

    private Task<Result> Rename(ListEntry entry, string? name, int meanwhile = 0) =>
        portal.Op<RenameListEntry>().Execute(Hr, new(entry.Id, entry.Version + meanwhile, name), portal.Token);

    private Task<Result> Join(ListEntry entry, ListEntry into, int meanwhile = 0) =>
        portal.Op<JoinListEntries>().Execute(Hr, new(entry.Id, entry.Version, into.Id, into.Version + meanwhile), portal.Token);

    private Task<Result> Plan(string name, PlanTerms terms, Guid? plan = null, int seen = 0)
    {
        var version = new SavePlanVersion.Command(Guid.CreateVersion7(), plan ?? Guid.CreateVersion7(), name, seen, portal.Today, terms);
        return portal.Op<SavePlanVersion>().Execute(Hr, version, portal.Token);
    }

    private Task<Result> Raise(CampaignFacts facts) =>
        portal.Op<SaveCampaign>().Execute(Hr, new(Guid.CreateVersion7(), facts), portal.Token);

    private async Task<MakeLists.Made> Make()
    {
        var made = await portal.Op<MakeLists>().Execute(Start, portal.Token);
        Portal.Ok(made);
        return made.Value;
    }

    private async Task<Person> Person(Guid id)
    {
        await using var db = portal.Db();
        return await db.People.AsNoTracking().SingleAsync(p => p.Id == id, portal.Token);
    }

    private async Task<List<string>> Audited(string name)
    {
        await using var db = portal.Db();
        return await db
            .Audit.AsNoTracking()
            .Where(a => a.Event == name)
            .OrderBy(a => a.Number)
            .Select(a => a.Data)
            .ToListAsync(portal.Token);
    }

    [Fact]
    public async Task Technology_in_small_letters_makes_no_second_technology()
    {
        var id = Guid.CreateVersion7();
        Portal.Ok(await Add(Somebody with { Department = " technology" }, id));
        var opening = Guid.CreateVersion7();
        Portal.Ok(await portal.Op<CreateOpening>().Execute(portal.Rita.Actor, new(opening, Role("TECHNOLOGY", "utrecht")), portal.Token));
        Assert.Equal("Technology", (await Person(id)).Department);
        await using var db = portal.Db();
        var made = await db.Openings.AsNoTracking().SingleAsync(o => o.Id == opening, portal.Token);
        Assert.Equal(("Technology", "Utrecht"), (made.Department, made.Location));
        Assert.Single(await Names(), n => n.Equals("technology", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("in_list", (await Add(ListKind.Department, "technology")).Problem!.Code);
    }

    [Fact]
    public async Task What_is_not_in_the_list_is_refused_beside_its_field()
    {
        var person = await Add(Somebody with { Department = "Astronomy", Location = "Mars", LegalEntity = "Moon Ltd" });
        Assert.Equal(["LegalEntity", "Department", "Location"], person.Problems.Select(p => p.Field!));
        var told = person.Problems.Single(p => p.Field == "Department").Sentence;
        Assert.Equal("Choose one of the list. HR can add a department under People, Lists.", told);
        var role = new CreateOpening.Command(Guid.CreateVersion7(), Role("Astronomy", "Mars"));
        var opening = await portal.Op<CreateOpening>().Execute(portal.Rita.Actor, role, portal.Token);
        Assert.Equal(["Department", "Location"], opening.Problems.Select(p => p.Field!));

        var terms = new PlanTerms { Amount = 100m, Schedule = [new(1, 100m, 0)] };
        Assert.Equal("Filter", await Wrong(terms with { Filter = new() { Departments = ["Astronomy"] } }));
        Assert.Equal("Filter", await Wrong(terms with { Filter = new() { Locations = ["Mars"] } }));
        var rule = new ExclusionRule([new(ExclusionField.LegalEntity, Comparison.Is, "Moon Ltd")], "No.");
        Assert.Equal("Exclusions.0", await Wrong(terms with { Exclusions = [rule] }));
        var campaign = new CampaignFacts("Stars", portal.Today, portal.Today, new() { Departments = ["Astronomy"] }, 2m, null, null);
        Assert.Equal("Filter", (await Raise(campaign)).Problem!.Field);

        async Task<string?> Wrong(PlanTerms wrong) => Assert.Single((await Plan("Stars", wrong)).Problems).Field;
    }

    [Fact]
    public async Task Texts_that_differ_by_case_and_spaces_become_one_entry_and_are_carried_by_all()
    {
        var ids = new List<Guid>();
        foreach (var written in new[] { "Kitchen", "kitchen", " Kitchen ", "KITCHEN", "Kitchen" })
            ids.Add(await Written(written));
        var made = await Make();
        Assert.Equal((1, 3), (made.Entries, made.Joined.People));
        foreach (var id in ids)
            Assert.Equal("Kitchen", (await Person(id)).Department);
        const string told = "\"before\":\" Kitchen , KITCHEN, kitchen\",\"after\":\"Kitchen\"";
        Assert.Contains(told, (await Audited(nameof(ListEntryMade)))[^1], StringComparison.Ordinal);

        // One more after that, by a node of the earlier version.
        var late = await Written("kitchen  ");
        var second = await Make();
        Assert.Equal((0, 1), (second.Entries, second.Joined.People));
        Assert.Equal("Kitchen", (await Person(late)).Department);
        Assert.Single(await Audited(nameof(ListSpellingsJoined)));
    }

    [Fact]
    public async Task Second_run_changes_nothing_and_writes_nothing()
    {
        await Written("Kitchen", "Den  Haag", "company bv");
        Assert.False((await Make()).Nothing);
        var before = await Everything();
        Assert.True((await Make()).Nothing);
        Assert.Equal(before, await Everything());
    }

    [Fact]
    public async Task Making_the_lists_is_not_for_people() =>
        Assert.Equal(Outcome.Forbidden, (await portal.Op<MakeLists>().Execute(Hr, portal.Token)).Outcome);

    [Fact]
    public async Task What_looks_alike_is_proposed_until_HR_joins_or_keeps_it_apart()
    {
        await Written("Techology", "Berlin HQ", "Company B.V.");
        await Written("Technology", "Berlin");
        await Written("Technology", "Berlin");
        await Make();
        var waits = (await portal.Op<GetHome>().Execute(Hr, portal.Token)).Waiting;
        Assert.Contains(waits, w => w is { Title: "3 pairs in the lists that may be one", Href: "/people/lists" });
        waits = (await portal.Op<GetHome>().Execute(portal.Rita.Actor, portal.Token)).Waiting;
        Assert.DoesNotContain(waits, w => w.Href == "/people/lists");
        Assert.Equal(["Berlin HQ → Berlin", "Company B.V. → Company BV", "Techology → Technology"], await Proposals());

        var (techology, technology) = (await Entry("Techology"), await Entry("Technology"));
        Portal.Ok(await Join(techology, technology));
        var (berlin, hq) = (await Entry("Berlin", ListKind.Location), await Entry("Berlin HQ", ListKind.Location));
        Portal.Ok(await portal.Op<KeepListEntriesApart>().Execute(Hr, new(berlin.Id, hq.Id), portal.Token));
        Assert.Equal(["Company B.V. → Company BV"], await Proposals());
        await Make();
        Assert.Equal(["Company B.V. → Company BV"], await Proposals());
        const string told = "\"before\":\"Techology\",\"after\":\"Technology\"";
        Assert.Contains(told, Assert.Single(await Audited(nameof(ListEntriesJoined))), StringComparison.Ordinal);
        Assert.Single(await Audited(nameof(ListEntriesKeptApart)));

        async Task<IEnumerable<string>> Proposals() =>
            (await portal.Op<GetLists>().Execute(Hr, portal.Token)).Value.Proposals.Select(p => $"{p.One.Name} → {p.Other.Name}").Order();
    }

    [Fact]
    public async Task Another_name_is_carried_by_people_and_openings_at_once_and_no_rule_changes()
    {
        Portal.Ok(
            await Plan(
                "Nurses",
                new PlanTerms
                {
                    Amount = 700m,
                    Schedule = [new(1, 700m, 0)],
                    Filter = new() { Departments = ["nursing"], Locations = ["Utrecht"] },
                    Exclusions = [new([new(ExclusionField.Department, Comparison.IsNot, "Nursing")], "Nurses alone.")],
                }
            )
        );
        var nurses = new OpeningFilter { Departments = ["Nursing"] };
        Portal.Ok(await Raise(new CampaignFacts("Double", portal.Today, portal.Today.AddDays(9), nurses, 2m, null, null)));
        var first = await portal.Refer(portal.Ada, "first@mail.example");
        var before = await Frozen();

        var nursing = await Entry("Nursing");
        Portal.Ok(await Rename(nursing, "Care"));
        Assert.Equal(before, await Frozen());
        Assert.Equal("Care", (await Person(portal.Ada.Id)).Department);
        Assert.Contains("\"people\":12,\"openings\":2", Assert.Single(await Audited(nameof(ListEntryRenamed))), StringComparison.Ordinal);

        // By the same rules as before: the plan of nurses, doubled, and nobody is excluded.
        var second = await portal.Load(await portal.Refer(portal.Ben, "second@mail.example"));
        Assert.Equal((1400m, "Nurses", Domain.Credit.CreditCode.Earns), (second.Terms.Amount, second.Terms.PlanName, second.CreditShown));
        var plans = (await portal.Op<ListPlans>().Execute(Hr, portal.Token)).Value;
        Assert.Equal(["Care"], plans.Plans.Single(p => p.Name == "Nurses").Shown.Terms.Filter.Departments);
        Assert.Equal(["Care"], Assert.Single(plans.Campaigns).Facts.Filter.Departments);
        // The address that somebody kept still finds them.
        var roles = await portal.Op<ListOpenRoles>().Execute(portal.Ada.Actor, new(null, "Nursing", null, 1), portal.Token);
        Assert.Equal((2, "Care"), (roles.Total, roles.Department));
        Assert.Equal(["Care"], roles.Departments);
        Assert.Equal(1, (await portal.Op<ListOpenRoles>().Execute(portal.Ada.Actor, new("clerk care", null, null, 1), portal.Token)).Total);
        Assert.Equal(700m, second.Terms.BaseAmount);
        Assert.NotEqual(first, second.Id);
        Assert.True((await Make()).Nothing);
    }

    [Fact]
    public async Task Another_node_that_remembers_the_old_name_gives_a_new_referral_the_same_plan()
    {
        Portal.Ok(
            await Plan(
                "Nurses",
                new PlanTerms
                {
                    Amount = 700m,
                    Schedule = [new(1, 700m, 0)],
                    Filter = new() { Departments = ["Nursing"] },
                }
            )
        );
        await portal.Programme.Catalog(portal.Token);
        var databases = portal.Factory.Services.GetRequiredService<IDbContextFactory<AppDbContext>>();
        var elsewhere = new Programme(databases, portal.Clock);
        var nursing = await Entry("Nursing");
        var rename = new RenameListEntry(databases, elsewhere, portal.Clock);
        Portal.Ok(await rename.Execute(Hr, new(nursing.Id, nursing.Version, "Care"), portal.Token));
        Assert.Equal(700m, (await portal.Load(await portal.Refer(portal.Ada, "renamed@mail.example"))).Terms.Amount);

        var (care, therapy) = (await Entry("Care"), await Entry("Therapy"));
        var join = new JoinListEntries(databases, elsewhere, portal.Clock);
        Portal.Ok(await join.Execute(Hr, new(care.Id, care.Version, therapy.Id, therapy.Version), portal.Token));
        Assert.Equal(700m, (await portal.Load(await portal.Refer(portal.Ada, "joined@mail.example"))).Terms.Amount);
    }

    [Fact]
    public async Task A_name_that_was_given_up_still_means_its_entry_and_is_nobody_elses()
    {
        var nursing = await Entry("Nursing");
        Portal.Ok(await Rename(nursing, "Care"));
        var refused = await Add(ListKind.Department, "nursing");
        Assert.Equal("“nursing” is another name of Care.", refused.Sentence);
        var id = Guid.CreateVersion7();
        Portal.Ok(await Add(Somebody with { Department = "Nursing" }, id));
        Assert.Equal("Care", (await Person(id)).Department);
        nursing = await Entry("Care");
        Portal.Ok(await Rename(nursing, "Nursing"));
        Assert.Equal("Nursing", (await Person(id)).Department);
    }

    [Fact]
    public async Task Retired_entry_is_chosen_no_more_and_kept_by_who_carries_it()
    {
        var person = Guid.CreateVersion7();
        Portal.Ok(await Add(Somebody with { Department = "Sales" }, person));
        var plan = Guid.CreateVersion7();
        var terms = new PlanTerms
        {
            Amount = 100m,
            Schedule = [new(1, 100m, 0)],
            Filter = new() { Departments = ["Sales"] },
        };
        Portal.Ok(await Plan("Sellers", terms, plan, 0));
        Portal.Ok(await portal.Op<RetireListEntry>().Execute(Hr, new((await Entry("Sales")).Id, true), portal.Token));

        Assert.DoesNotContain("Sales", (await portal.Op<ListChoices>().Execute(Hr, portal.Token)).Departments);
        Assert.Equal("Department", (await Add(Somebody with { Department = "Sales" })).Problem!.Field);
        var newer = Somebody with { Name = "Nora Newer", Department = "Sales" };
        Portal.Ok(await portal.Op<ChangePerson>().Execute(Hr, new(person, 0, newer), portal.Token));
        Portal.Ok(await Plan("Sellers", terms, plan, 1));
        Assert.Equal("Filter", (await Plan("More", terms)).Problem!.Field);

        Portal.Ok(await portal.Op<RetireListEntry>().Execute(Hr, new((await Entry("Sales")).Id, false), portal.Token));
        Assert.Contains("Sales", (await portal.Op<ListChoices>().Execute(Hr, portal.Token)).Departments);
    }

    [Theory]
    [InlineData(null, "name_needed")]
    [InlineData(" \u200b\u2800 ", "name_needed")]
    [InlineData("NURSING", "in_list")]
    public async Task Names_of_entries_are_seen_and_not_taken(string? name, string code)
    {
        Assert.Equal(code, (await Add(ListKind.Department, name)).Problem!.Code);
        var sales = await Entry("Sales");
        Assert.Equal(code, (await Rename(sales, name)).Problem!.Code);
        Assert.Equal("name_long", (await Add(ListKind.Location, new string('x', 201))).Problem!.Code);
    }

    [Fact]
    public async Task Change_on_an_old_version_is_a_conflict_and_a_form_sent_twice_adds_one()
    {
        var sales = await Entry("Sales");
        var therapy = await Entry("Therapy");
        Assert.Equal(Outcome.Conflict, (await Rename(sales, "Selling", meanwhile: 1)).Outcome);
        Assert.Equal(Outcome.Conflict, (await Join(sales, therapy, meanwhile: 1)).Outcome);
        Assert.Equal(Outcome.Rejected, (await Join(sales, sales)).Outcome);
        var id = Guid.CreateVersion7();
        for (var i = 0; i < 2; i++)
            Portal.Ok(await Add(ListKind.Location, "Delft", id));
        Assert.Single(await Names(ListKind.Location), "Delft");
    }

    [Fact]
    public async Task Page_of_HR_shows_the_lists_with_who_uses_them_and_the_proposals()
    {
        await Written("Techology");
        await Written("Technology");
        await Written("Technology");
        await Make();
        await using var context = Context(portal.Hilda);
        var page = context.Render<ListsPage>();
        page.WaitForElement("table");
        string[] titles = ["1 pair that may be one", "Departments", "Locations", "Legal entities"];
        Assert.Equal(titles, page.FindAll("h2").Select(h => h.TextContent.Trim()));
        var row = page.FindAll("tr").Single(r => r.QuerySelector("th bdi")?.TextContent == "Nursing");
        Assert.Contains("12 people and 2 openings", row.TextContent, StringComparison.Ordinal);
        Assert.Contains("Keep Techology and Technology apart", page.Find("#alike").InnerHtml, StringComparison.Ordinal);
        page.Find("#alike button.quiet").Click();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll("#alike")));
    }

    [Fact]
    public async Task Forms_choose_from_the_lists()
    {
        await using var context = Context(portal.Hilda);
        var opening = context.Render<OpeningFormPage>();
        opening.WaitForElement("select#department");
        string[] offered = ["Choose a department", "Nursing", "Office", "Sales", "Technology", "Therapy"];
        Assert.Equal(offered, opening.FindAll("select#department option").Select(o => o.TextContent));
        Assert.NotEmpty(opening.FindAll("select#location"));
        var person = context.Render<PersonFormPage>();
        person.WaitForElement("select#LegalEntity");
        Assert.Equal(["Choose the company", "Company BV"], person.FindAll("select#LegalEntity option").Select(o => o.TextContent));
        Assert.NotEmpty(person.FindAll("select#Department"));
        Assert.NotEmpty(person.FindAll("select#Location"));
    }

    [Theory]
    [InlineData("Hilda", HttpStatusCode.OK)]
    [InlineData("Rita", HttpStatusCode.Redirect)]
    [InlineData("Adi", HttpStatusCode.Redirect)]
    [InlineData("Ada", HttpStatusCode.Redirect)]
    public async Task Page_of_the_lists_is_HRs_alone(string who, HttpStatusCode answer)
    {
        var reader = portal.Everybody.Single(s => s.Name.StartsWith(who + " ", StringComparison.Ordinal));
        using var client = EndpointTests.Client(portal, reader);
        using var page = await client.GetAsync(new Uri("/people/lists", UriKind.Relative), portal.Token);
        Assert.Equal(answer == HttpStatusCode.OK, page.StatusCode == HttpStatusCode.OK);
    }

    private async Task<string> Everything()
    {
        await using var db = portal.Db();
        return Json.Write(
            new
            {
                People = await db
                    .People.AsNoTracking()
                    .OrderBy(p => p.Id)
                    .Select(p => new
                    {
                        p.Id,
                        p.Version,
                        p.Department,
                        p.Location,
                        p.LegalEntity,
                    })
                    .ToListAsync(portal.Token),
                Lists = await db
                    .Lists.AsNoTracking()
                    .OrderBy(e => e.Id)
                    .Select(e => new
                    {
                        e.Id,
                        e.Version,
                        e.Name,
                        e.State,
                    })
                    .ToListAsync(portal.Token),
                Spellings = await db.ListSpellings.CountAsync(portal.Token),
                Audit = await db.Audit.CountAsync(portal.Token),
                Versions = await db
                    .PlanVersions.AsNoTracking()
                    .OrderBy(v => v.Id)
                    .Select(v => new { v.Id, v.Version })
                    .ToListAsync(portal.Token),
            }
        );
    }

    /// <summary>What a promise, a decision and a payout were made of, byte by byte.</summary>
    private Task<string> Frozen() => FrozenRows.Read(portal.Db, portal.Token);

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

/// <summary>The columns that are never rewritten, as they lie in the database.</summary>
internal static class FrozenRows
{
    private static readonly string[] Queries =
    [
        "SELECT Id || Terms || coalesce(HireTerms, '') || coalesce(CreditSentence, '') FROM Referrals ORDER BY Id",
        "SELECT Id || Code || coalesce(Facts, '') || coalesce(Sentence, '') FROM CreditDecisions ORDER BY Id",
        "SELECT Id || State || Amount || coalesce(LegalEntity, '') || Version FROM Payouts ORDER BY Id",
        "SELECT PayoutId || Number || coalesce(Seen, '') || coalesce(Kept, '') FROM PayoutLedger ORDER BY PayoutId, Number",
        "SELECT Id || LegalEntity || Amount FROM BatchLines ORDER BY Id",
    ];

    public static async Task<string> Read(Func<AppDbContext> database, CancellationToken cancellation)
    {
        await using var db = database();
        var all = new List<string>();
        foreach (var query in Queries)
            all.AddRange(await db.Database.SqlQueryRaw<string>(query).ToListAsync(cancellation));
        return string.Join('\n', all);
    }
}

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Features.Payouts;
using EmployeeReferrals.Web.Features.Payroll;
using EmployeeReferrals.Web.Features.People;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Payouts;

/// <summary>Payouts as HR, auditors and payroll find them.</summary>
public sealed class ListPayoutsTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<ListPayouts.Page> List(
        Someone reader,
        PayoutTab? tab = null,
        string? words = null,
        string? entity = null,
        int page = 1,
        int? size = null
    ) => portal.Op<ListPayouts>().Execute(reader.Actor, new(new PayoutFilter(tab, words, null, entity), page, Size: size), portal.Token);

    private async Task<Guid> Released(Someone referrer, string email, string name)
    {
        var id = await portal.Refer(referrer, email, name: name);
        await portal.Hire(id, portal.Today);
        await portal.Start(id, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        return id;
    }

    [Fact]
    public async Task Payroll_finds_a_payout_by_who_is_paid_and_never_by_the_candidate()
    {
        await Released(portal.Ada, "quill@mail.example", "Zoe Quill");
        Assert.Equal(portal.Ada.Name, Assert.Single((await List(portal.Paul, words: "LUND ada")).Rows).Referrer);
        Assert.Empty((await List(portal.Paul, words: "quill")).Rows);
        Assert.Equal("Zoe Quill", Assert.Single((await List(portal.Hilda, PayoutTab.Released, "quill")).Rows).Hire);
    }

    [Fact]
    public async Task Payout_is_due_soon_up_to_the_last_of_the_days_that_are_told_ahead()
    {
        var ahead = (await portal.Programme.Settings(portal.Token)).DueSoonDays;
        await portal.ReferAndHire(portal.Ada, "soon@mail.example", portal.Today.AddDays(ahead));
        await portal.ReferAndHire(portal.Ada, "later@mail.example", portal.Today.AddDays(ahead + 1));
        var page = await List(portal.Hilda, PayoutTab.Open);
        Assert.Equal([PayoutGroup.DueSoon, PayoutGroup.Later, PayoutGroup.Later, PayoutGroup.Later], page.Rows.Select(r => r.Group));
        Assert.Equal((1, 3), (page.Groups[PayoutGroup.DueSoon].Count, page.Groups[PayoutGroup.Later].Count));
    }

    [Fact]
    public async Task Pages_hold_each_payout_once_in_the_order_of_their_days()
    {
        for (var days = 1; days <= 3; days++)
            await portal.ReferAndHire(portal.Ada, $"page{days}@mail.example", portal.Today.AddDays(days));
        var read = new List<ListPayouts.Row>();
        for (var page = 1; page <= 3; page++)
            read.AddRange((await List(portal.Hilda, PayoutTab.Open, page: page, size: 2)).Rows);
        Assert.Equal([1, 2, 3, 91, 92, 93], read.Select(r => r.DueOn!.Value.DayNumber - portal.Today.DayNumber));
        Assert.Equal(6, read.DistinctBy(r => r.Id).Count());
    }

    [Fact]
    public async Task Payouts_of_a_legal_entity_are_those_of_its_people()
    {
        await using (var db = portal.Db())
            await db
                .People.Where(p => p.Id == portal.Ben.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(p => p.LegalEntity, "Other BV"), portal.Token);
        await portal.ReferAndHire(portal.Ada, "ours@mail.example", portal.Today.AddDays(1));
        await portal.ReferAndHire(portal.Ben, "theirs@mail.example", portal.Today.AddDays(1));
        var page = await List(portal.Hilda, PayoutTab.Open, entity: "Other BV");
        Assert.Equal([portal.Ben.Name, portal.Ben.Name], page.Rows.Select(r => r.Referrer));
        Assert.Equal((2, 2), (page.Total, page.Counts[PayoutTab.Open]));
    }

    [Fact]
    public async Task Recovery_stands_under_review_and_is_counted_there()
    {
        var id = await Released(portal.Ada, "recovered@mail.example", "Cleo Candidate");
        var batch = await portal.Export();
        Portal.Ok(await portal.Op<ConfirmLines>().Execute(portal.Paul.Actor, new(batch, [], true), portal.Token));
        Assert.Equal(0, (await List(portal.Hilda)).Counts[PayoutTab.Review]);
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, portal.Today.AddDays(-10), LeavingReason.OwnWish), portal.Token)
        );
        var page = await List(portal.Hilda, PayoutTab.Review);
        Assert.Equal((1, 1), (page.Counts[PayoutTab.Review], page.Total));
        var row = Assert.Single(page.Rows);
        Assert.Equal((PayoutGroup.Recovery, (await portal.Payouts(id))[0].Id), (row.Group, row.Id));
    }

    [Fact]
    public async Task Why_hr_decided_is_for_hr_and_auditors()
    {
        await portal.ChangePlan(terms => terms with { NeedsApproval = true });
        var id = await Released(portal.Ada, "reason@mail.example", "Cleo Candidate");
        var first = (await portal.Payouts(id))[0].Id;
        Portal.Ok(
            await portal
                .Op<DecidePayouts>()
                .Execute(portal.Hilda.Actor, new([first], PayoutVerdict.Approve, "Looked at twice"), portal.Token)
        );
        async Task<IEnumerable<string?>> Read(Someone reader) =>
            (await portal.Op<GetPayout>().Execute(reader.Actor, new(first), portal.Token)).Value.Ledger.Select(l => l.Note);
        Assert.Contains("Looked at twice", await Read(portal.Aud));
        Assert.All(await Read(portal.Paul), Assert.Null);
    }

    [Fact]
    public async Task File_holds_what_each_is_owed_in_its_own_column()
    {
        await portal.ReferAndHire(portal.Ada, "file@mail.example", portal.Today.AddDays(1));
        using var client = EndpointTests.Client(portal, portal.Hilda);
        var text = await client.GetStringAsync(new Uri("/payouts.csv?tab=open", UriKind.Relative), portal.Token);
        var lines = text.TrimStart('\ufeff').Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("Referrer,Employee number,Legal entity,For,Role,Part,Of,Amount,Currency,Due,State,Why", lines[0]);
        var due = portal.Today.AddDays(91);
        // How many noughts follow the point is the database's.
        Assert.Matches(
            $@"^Ada Lund,EAd,Company BV,Cleo Candidate,""Nurse, Utrecht"",2,2,1500(\.0+)?,EUR,{due:yyyy-MM-dd},Scheduled,",
            lines[2]
        );
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Features.Audit;
using EmployeeReferrals.Web.Features.Referrals;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Tests.Features.Audit;

/// <summary>What somebody with the database alone can do to the audit, and how it shows.</summary>
public sealed class AuditChainTests : IAsyncLifetime
{
    private readonly EmbeddedPortal portal = new();

    public async ValueTask InitializeAsync()
    {
        await portal.InitializeAsync();
        await portal.Refer(portal.Ada, "chain@mail.example");
        await Chain();
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private async Task Chain() => Portal.Ok(await portal.Op<ChainAudit>().Execute(Actor.System("Test"), portal.Token));

    private async Task<VerifyAudit.Report> Verify() =>
        (await portal.Op<VerifyAudit>().Execute(Actor.System("Test"), new(), portal.Token)).Value;

    private async Task Sql(string sql)
    {
        await using var db = portal.Db();
        Assert.NotEqual(0, await db.Database.ExecuteSqlRawAsync(sql, portal.Token));
    }

    [Fact]
    public async Task Chain_goes_on_from_where_it_was_and_is_whole()
    {
        var first = await Verify();
        Assert.True(first is { IsWhole: true, Unchained: 0, Reached: > 5 });
        await portal.Refer(portal.Ben, "chain2@mail.example");
        Assert.True((await Verify()).Unchained > 0);
        await Chain();
        var second = await Verify();
        Assert.True(second is { IsWhole: true, Unchained: 0 } && second.Reached > first.Reached && second.Hash != first.Hash);
    }

    [Fact]
    public async Task Chain_of_two_at_once_has_each_number_once()
    {
        for (var i = 0; i < 5; i++)
            await portal.Refer(portal.Ben, $"two{i}@mail.example");
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(Chain)));
        await Chain();
        Assert.True(await Verify() is { IsWhole: true, Unchained: 0 });
    }

    [Theory]
    [InlineData("UPDATE Audit SET Data = replace(Data, '0', '1') WHERE ChainNumber = 3")]
    [InlineData("UPDATE Audit SET ActorId = '01A00000-0000-7000-8000-000000000000' WHERE ChainNumber = 3")]
    [InlineData("UPDATE Audit SET Event = Event || ' ' WHERE ChainNumber = 3")]
    [InlineData("UPDATE Audit SET At = datetime(At, '+1 second') WHERE ChainNumber = 3")]
    [InlineData("UPDATE Audit SET Hash = (SELECT Hash FROM Audit WHERE ChainNumber = 2) WHERE ChainNumber = 3")]
    public async Task Change_of_a_byte_is_found_where_it_is(string tampering)
    {
        await Sql(tampering);
        Assert.True(await Verify() is { Broken: VerifyAudit.Fault.Changed, Reached: 2 });
    }

    [Fact]
    public async Task Entry_taken_out_is_found_where_it_was()
    {
        await Sql("DELETE FROM Audit WHERE ChainNumber = 3");
        Assert.True(await Verify() is { Broken: VerifyAudit.Fault.Missing, Reached: 2 });
    }

    [Fact]
    public async Task Two_entries_that_changed_places_are_found()
    {
        await Sql("UPDATE Audit SET ChainNumber = -1 WHERE ChainNumber = 3");
        await Sql("UPDATE Audit SET ChainNumber = 3 WHERE ChainNumber = 4");
        await Sql("UPDATE Audit SET ChainNumber = 4 WHERE ChainNumber = -1");
        Assert.True(await Verify() is { Broken: VerifyAudit.Fault.Changed, Reached: 2 });
    }

    [Fact]
    public async Task Erasure_leaves_the_chain_whole()
    {
        var id = await portal.Refer(portal.Ada, "erased-chain@mail.example");
        Portal.Ok(await portal.Op<EraseCandidate>().Execute(portal.Hilda.Actor, new(id, true), portal.Token));
        await Chain();
        Assert.True(await Verify() is { IsWhole: true, Unchained: 0 });
    }
}

using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.MyReferrals;
using EmployeeReferrals.Web.Features.People;
using EmployeeReferrals.Web.Features.Referrals;

namespace EmployeeReferrals.Web.Tests.Features.MyReferrals;

public sealed class MyReferralsTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    [Fact]
    public async Task Steps_are_those_that_stand()
    {
        var id = await portal.Refer(portal.Ada, "steps@mail.example");
        await portal.Move(id, Stage.Screening);
        await portal.Move(id, Stage.Interview);
        Portal.Ok(await portal.Op<UndoMove>().Execute(portal.Rita.Actor, new(id, (await portal.Load(id)).StageEntry), portal.Token));
        var mine = (await portal.Op<GetMyReferral>().Execute(portal.Ada.Actor, new(id), portal.Token)).Value.Referral;
        Assert.DoesNotContain(CoarseStage.Interviewing, mine.Reached.Keys);
        Assert.Equal(portal.Today, mine.Reached[CoarseStage.Received]);
    }

    [Fact]
    public async Task What_is_on_its_way_leaves_out_what_was_forfeited()
    {
        var id = await portal.ReferAndHire(portal.Ada, "sums@mail.example", portal.Today);
        await portal.Start(id, portal.Today);
        await portal.GoTo(portal.Today.AddDays(1));
        async Task<IEnumerable<(string, decimal, decimal)>> Sums() =>
            (await portal.Op<ListMyReferrals>().Execute(portal.Ada.Actor, new(MyFilter.All, 1), portal.Token)).Sums.Select(s =>
                (s.Currency, s.Paid, s.OnItsWay)
            );
        Assert.Equal([("EUR", 0m, 2000m)], await Sums());
        Portal.Ok(
            await portal
                .Op<RecordLastDay>()
                .Execute(portal.Hilda.Actor, new(portal.Ada.Id, portal.Today.AddDays(5), LeavingReason.OwnWish), portal.Token)
        );
        await portal.GoTo(portal.Today.AddDays(91));
        Assert.Equal([("EUR", 0m, 500m)], await Sums());
    }
}

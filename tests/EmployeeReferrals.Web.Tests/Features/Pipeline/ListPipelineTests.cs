using EmployeeReferrals.Web.Features.Pipeline;

namespace EmployeeReferrals.Web.Tests.Features.Pipeline;

public sealed class ListPipelineTests : IAsyncLifetime
{
    private readonly Portal portal = new();

    public ValueTask InitializeAsync() => portal.InitializeAsync();

    public ValueTask DisposeAsync() => portal.DisposeAsync();

    private Task<IReadOnlyList<PipelineRow>> List(PipelineFilter filter) =>
        portal.Op<ListPipeline>().Execute(portal.Rita.Actor, new(filter, PipelineSort.InStage, false, 1), portal.Token);

    [Fact]
    public async Task Pipeline_of_one_opening_holds_its_own_referrals()
    {
        await portal.Refer(portal.Ada, "nurse@mail.example");
        var clerk = await portal.Refer(portal.Ada, "clerk@mail.example", portal.Clerk);
        Assert.Equal(2, (await List(new())).Count);
        Assert.Equal(clerk, Assert.Single(await List(new(portal.Clerk))).Id);
    }

    [Fact]
    public async Task Referral_is_long_in_its_stage_from_the_day_after_the_last_that_is_allowed()
    {
        await portal.Set(s => s.LongInNew = 2);
        await portal.Refer(portal.Ada, "long@mail.example");
        portal.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal((2, false), (await List(new())).Select(r => (r.Days, r.IsLong)).Single());
        portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal((3, true), (await List(new())).Select(r => (r.Days, r.IsLong)).Single());
    }
}

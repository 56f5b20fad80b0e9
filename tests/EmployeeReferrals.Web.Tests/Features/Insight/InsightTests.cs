using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Features.Insight;

namespace EmployeeReferrals.Web.Tests.Features.Insight;

/// <summary>Figures that stand side by side are of the same age.</summary>
public sealed class InsightTests(Portal portal) : IClassFixture<Portal>
{
    [Fact]
    public async Task Referral_of_the_time_before_counts_for_what_it_had_reached_when_it_was_as_old()
    {
        // Two of the three months before: one reaches Interview in those months, the other long after.
        var (soon, late) = (await portal.Refer(portal.Ada, "soon@mail.example"), await portal.Refer(portal.Ada, "late@mail.example"));
        foreach (var stage in new[] { Stage.Screening, Stage.Interview })
            await portal.Move(soon, stage);
        portal.Clock.SetUtcNow(portal.Clock.GetUtcNow().AddMonths(4));
        foreach (var stage in new[] { Stage.Screening, Stage.Interview })
            await portal.Move(late, stage);
        // One of the three months until today, which has had no time yet.
        await portal.Refer(portal.Ben, "young@mail.example");

        var found = (await portal.Op<GetInsight>().Execute(portal.Hilda.Actor, new(3), portal.Token)).Value;
        GetInsight.Reached Of(Stage stage) => found.Stages.Single(s => s.Stage == stage);
        Assert.Equal((1, 2), (Of(Stage.New).Count, Of(Stage.New).Before));
        Assert.Equal((0, 1), (Of(Stage.Interview).Count, Of(Stage.Interview).Before));
    }

    [Fact]
    public async Task Days_to_hire_are_those_of_the_hires_up_to_today_and_the_middle_of_two_is_the_shorter()
    {
        await using var portal = new Portal();
        await portal.InitializeAsync();
        var (quick, slow) = (await portal.Refer(portal.Ada, "quick@mail.example"), await portal.Refer(portal.Ada, "slow@mail.example"));
        portal.Clock.Advance(TimeSpan.FromDays(10));
        await portal.Hire(quick, null);
        portal.Clock.Advance(TimeSpan.FromDays(20));
        await portal.Hire(slow, null);
        var found = (await portal.Op<GetInsight>().Execute(portal.Hilda.Actor, new(3), portal.Token)).Value;
        Assert.Equal(new GetInsight.Days("All", 2, 10, 30), found.ToHire);
    }
}

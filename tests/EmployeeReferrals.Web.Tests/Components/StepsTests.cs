using Bunit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Tests.Components;

public sealed class StepsTests
{
    private static readonly DateOnly Today = new(2026, 11, 23);

    [Fact]
    public async Task Steps_in_review_mark_the_current_stage_and_date_those_before()
    {
        await using var context = new BunitContext();
        var steps = Render(
            context,
            CoarseStage.InReview,
            new() { [CoarseStage.Received] = new(2026, 11, 2), [CoarseStage.InReview] = new(2026, 11, 4) }
        );
        Assert.Equal("Stage: In review", steps.Find("ol").GetAttribute("aria-label"));
        Assert.Equal(
            ["Received2 Nov", "In reviewsince 4 Nov", "Interviewing", "Offer", "Hired"],
            steps.FindAll("li").Select(li => li.TextContent.Trim())
        );
        Assert.Equal("In reviewsince 4 Nov", Assert.Single(steps.FindAll("li[aria-current=step]")).TextContent.Trim());
    }

    [Fact]
    public async Task Steps_waiting_for_the_candidate_say_for_whom()
    {
        await using var context = new BunitContext();
        var steps = Render(context, CoarseStage.Invited, new() { [CoarseStage.Invited] = new(2026, 11, 20) }, name: "Daniel");
        Assert.Equal("Waiting for Danielinvited 20 Nov", steps.Find("li[aria-current=step]").TextContent.Trim());
        Assert.Equal(6, steps.FindAll("li").Count);
    }

    [Fact]
    public async Task Steps_that_closed_stop_where_they_were_and_give_the_day_without_a_reason()
    {
        await using var context = new BunitContext();
        var steps = Render(
            context,
            CoarseStage.Closed,
            new() { [CoarseStage.Received] = new(2026, 10, 1), [CoarseStage.InReview] = new(2026, 10, 3) },
            closed: new(2026, 11, 1)
        );
        Assert.Equal("In review3 Oct, closed 1 Nov", steps.Find("li[aria-current=step]").TextContent.Trim());
    }

    private static IRenderedComponent<Steps> Render(
        BunitContext context,
        CoarseStage current,
        Dictionary<CoarseStage, DateOnly> dates,
        DateOnly? closed = null,
        string? name = null
    ) =>
        context.Render<Steps>(p =>
            p.Add(s => s.Current, current)
                .Add(s => s.Dates, dates)
                .Add(s => s.Today, Today)
                .Add(s => s.ClosedOn, closed)
                .Add(s => s.CandidateName, name)
        );
}

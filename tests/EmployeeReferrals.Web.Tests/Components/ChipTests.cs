using Bunit;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Tests.Components;

/// <summary>A state is told by a word and a shape, so that nothing hangs on colour.</summary>
public sealed class ChipTests
{
    [Fact]
    public async Task StageChip_of_every_stage_has_its_word_and_a_shape_of_its_own()
    {
        await using var context = new BunitContext();
        var shapes = new Dictionary<Stage, string>();
        foreach (var stage in Enum.GetValues<Stage>())
        {
            var chip = context.Render<StageChip>(p => p.Add(c => c.Stage, stage));
            Assert.Equal(stage.Word(), chip.Find("span").TextContent.Trim());
            var glyph = chip.Find("svg");
            Assert.Equal("true", glyph.GetAttribute("aria-hidden"));
            shapes[stage] = glyph.InnerHtml;
        }
        Assert.Equal(shapes.Count, shapes.Values.Distinct().Count());
    }

    [Theory]
    [InlineData(CoarseStage.Invited, "Invited")]
    [InlineData(CoarseStage.InReview, "In review")]
    [InlineData(CoarseStage.Interviewing, "Interviewing")]
    [InlineData(CoarseStage.Closed, "Closed")]
    public async Task CoarseChip_says_no_more_than_the_referrer_may_know(CoarseStage stage, string word)
    {
        await using var context = new BunitContext();
        var chip = context.Render<CoarseChip>(p => p.Add(c => c.Stage, stage));
        Assert.Equal(word, chip.Find("span").TextContent.Trim());
        Assert.Single(chip.FindAll("svg[aria-hidden=true]"));
    }

    [Fact]
    public async Task PayoutChip_of_every_state_has_its_word_and_an_icon()
    {
        await using var context = new BunitContext();
        var icons = new Dictionary<PayoutState, string>();
        foreach (var state in Enum.GetValues<PayoutState>())
        {
            var chip = context.Render<PayoutChip>(p => p.Add(c => c.State, state));
            Assert.Equal(state.Word(), chip.Find("span").TextContent.Trim());
            icons[state] = chip.Find("svg[aria-hidden=true]").InnerHtml;
        }
        Assert.Equal(icons.Count, icons.Values.Distinct().Count());
    }
}

using EmployeeReferrals.Domain.Openings;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Openings;

public sealed class OpeningTests
{
    [Theory]
    [InlineData(OpeningState.Draft, "Published")]
    [InlineData(OpeningState.Published, "OnHold Closed")]
    [InlineData(OpeningState.OnHold, "Published Closed")]
    [InlineData(OpeningState.Closed, "Published")]
    public void Moves_as_in_the_table(OpeningState from, string to) =>
        Assert.Equal(to, string.Join(' ', Enum.GetValues<OpeningState>().Where(s => Opening.Next(from).Contains(s))));

    [Fact]
    public void Only_a_published_one_takes_referrals()
    {
        var opening = new Opening(Guid.NewGuid(), OpeningFacts(), Noon(MadeOn), MadeOn);
        var taking = new List<bool> { opening.TakesReferrals };
        foreach (
            var to in new[]
            {
                OpeningState.Published,
                OpeningState.OnHold,
                OpeningState.Published,
                OpeningState.Closed,
                OpeningState.Published,
            }
        )
        {
            Assert.True(opening.MoveTo(to, Noon(MadeOn.AddDays(taking.Count))).IsOk);
            taking.Add(opening.TakesReferrals);
            Assert.Equal(to == OpeningState.Closed, opening.ClosedAt is not null);
        }
        Assert.Equal([false, true, false, true, false, true], taking);
        Assert.Equal(Noon(MadeOn.AddDays(1)), opening.PublishedAt);
    }

    [Fact]
    public void Move_off_the_table_changes_nothing()
    {
        var opening = new Opening(Guid.NewGuid(), OpeningFacts(), Noon(MadeOn), MadeOn);
        Assert.Equal("opening_move", opening.MoveTo(OpeningState.Closed, Noon(MadeOn)).Problem?.Code);
        Assert.Equal((OpeningState.Draft, 1), (opening.State, opening.Events.Count));
    }

    [Fact]
    public void Change_takes_recruiters_once_and_lets_the_others_go()
    {
        var (a, b, c) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var opening = new Opening(Guid.NewGuid(), OpeningFacts(a, b, b), Noon(MadeOn), MadeOn);
        Assert.Equal([a, b], opening.Recruiters.Select(r => r.PersonId));
        opening.Change(OpeningFacts(b, c), MadeOn);
        Assert.Equal([b, c], opening.Recruiters.Select(r => r.PersonId));
        Assert.True(opening.HasRecruiter(c) && !opening.HasRecruiter(a));
        Assert.Equal("compiler engineer engineering zurich", opening.Search);
    }
}

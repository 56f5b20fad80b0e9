using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Tests.Referrals;

public sealed class StageTableTests
{
    // Columns: awaiting candidate, New, Screening, Interview, Offer, Hired, not selected, withdrawn, left before start, declined, expired.
    const string Columns = "aNSIOHnwldx";

    public static TheoryData<Stage, string> Table =>
        new()
        {
            { Stage.AwaitingCandidate, ".N.....w.dx" },
            { Stage.New, "..SI..nw.d." },
            { Stage.Screening, "...IO.nw.d." },
            { Stage.Interview, "..S.O.nw.d." },
            { Stage.Offer, "...I.Hnw.d." },
            { Stage.Hired, "....O...l.." },
            { Stage.NotSelected, ".N........." },
            { Stage.Withdrawn, ".N........." },
            { Stage.LeftBeforeStart, ".N........." },
            { Stage.DeclinedByCandidate, ".N........." },
            { Stage.Expired, ".N........." },
        };

    [Theory, MemberData(nameof(Table))]
    public void Allows_every_pair_as_in_the_table(Stage from, string row)
    {
        var allowed = string.Concat(Enum.GetValues<Stage>().Select((to, i) => StageTable.Allows(from, to) ? Columns[i] : '.'));
        Assert.Equal(row, allowed);
        Assert.Equal(row.Where(c => c != '.').Order(), StageTable.Next(from).Select(to => Columns[(int)to]).Order());
    }

    [Theory]
    [InlineData(Stage.AwaitingCandidate, "")]
    [InlineData(Stage.New, "SInwd")]
    [InlineData(Stage.Screening, "IOnwd")]
    [InlineData(Stage.Interview, "SOnwd")]
    [InlineData(Stage.Offer, "IHnwd")]
    [InlineData(Stage.Hired, "Ol")]
    [InlineData(Stage.NotSelected, "N")]
    [InlineData(Stage.Withdrawn, "N")]
    [InlineData(Stage.LeftBeforeStart, "N")]
    [InlineData(Stage.DeclinedByCandidate, "")]
    [InlineData(Stage.Expired, "")]
    public void Next_for_a_recruiter_leaves_out_what_is_the_candidates(Stage from, string next) =>
        Assert.Equal(next.Order(), StageTable.NextForRecruiter(from).Select(to => Columns[(int)to]).Order());

    [Theory]
    [InlineData(Stage.AwaitingCandidate, "Awaiting candidate", "Invited", true, false)]
    [InlineData(Stage.New, "New", "Received", true, false)]
    [InlineData(Stage.Screening, "Screening", "In review", true, false)]
    [InlineData(Stage.Interview, "Interview", "Interviewing", true, false)]
    [InlineData(Stage.Offer, "Offer", "Offer", true, false)]
    [InlineData(Stage.Hired, "Hired", "Hired", false, false)]
    [InlineData(Stage.NotSelected, "Not selected", "Closed", false, true)]
    [InlineData(Stage.Withdrawn, "Withdrawn", "Closed", false, true)]
    [InlineData(Stage.LeftBeforeStart, "Left before start", "Closed", false, true)]
    [InlineData(Stage.DeclinedByCandidate, "Declined by candidate", "Closed", false, true)]
    [InlineData(Stage.Expired, "Expired", "Closed", false, true)]
    public void Word_differs_for_recruiter_and_referrer(Stage stage, string word, string coarse, bool open, bool closed)
    {
        Assert.Equal(word, stage.Word());
        Assert.Equal(coarse, stage.Coarse().Word());
        Assert.Equal((open, closed), (stage.IsOpen(), stage.IsClosed()));
    }

    [Theory, MemberData(nameof(Table))]
    public void Words_are_asked_for_on_undo_and_on_reopening_only(Stage from, string row)
    {
        foreach (var to in Enum.GetValues<Stage>().Where(to => row[(int)to] != '.'))
            Assert.Equal(from == Stage.Hired ? to == Stage.Offer : "nwldx".Contains(Columns[(int)from]), StageTable.AsksForWords(from, to));
    }

    [Fact]
    public void Word_of_a_reason_is_one_of_its_own()
    {
        var words = Enum.GetValues<NotSelectedReason>().Select(r => r.Word()).ToList();
        Assert.Equal(words.Count, words.Distinct().Count());
        Assert.All(words, Assert.NotEmpty);
    }

    [Theory, MemberData(nameof(Table))]
    public void Move_of_a_referral_follows_the_table(Stage from, string row)
    {
        if (from is Stage.AwaitingCandidate or Stage.Expired)
            return;
        foreach (var to in Enum.GetValues<Stage>())
        {
            var referral = Given.ReferralIn(from);
            var result = referral.Move(
                to,
                Actor.Candidate(referral.CandidateId),
                Given.Noon(Given.MadeOn),
                NotSelectedReason.Skills,
                "Because"
            );
            var expected =
                row[(int)to] == '.' ? "move_not_allowed"
                : from == Stage.Hired || to == Stage.Hired ? "move_needs_dialog"
                : null;
            Assert.Equal(expected, result.Problem?.Code);
            Assert.Equal(expected is null ? to : from, referral.Stage);
        }
    }
}

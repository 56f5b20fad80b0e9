using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Referrals;

/// <summary>docs/rules.md §4: an undo puts the stage, its clock and the first answer back, and is kept as a move of its own.</summary>
public sealed class UndoMoveTests
{
    private static DateTimeOffset At(int hours) => Noon(MadeOn).AddHours(hours);

    [Fact]
    public void Undone_move_out_of_New_is_no_first_answer_and_the_clock_runs_on()
    {
        var referral = Referral();
        Assert.True(referral.Move(Stage.Screening, Recruiter, At(3)).IsOk);
        Assert.Equal(At(3), referral.FirstAnswerAt);

        Assert.True(referral.UndoMove(2, Recruiter, At(4)).IsOk);
        Assert.Equal(
            (Stage.New, At(0), At(0), null, 3),
            (referral.Stage, referral.StageSince, referral.WaitingSince, referral.FirstAnswerAt, referral.StageEntry)
        );
        Assert.Equal((2, true), (referral.Moves[^1].Undoes, referral.Moves[1].IsUndone));
        Assert.Single(referral.Events.OfType<MoveUndone>());
    }

    [Fact]
    public void Answer_by_mail_before_the_move_stays_an_answer()
    {
        var referral = Referral();
        referral.Answered(At(1));
        referral.Move(Stage.Screening, Recruiter, At(3));
        referral.UndoMove(2, Recruiter, At(4));
        Assert.Equal((Stage.New, At(1), null), (referral.Stage, referral.FirstAnswerAt, referral.WaitingSince));
    }

    [Fact]
    public void Closing_undone_opens_it_as_it_was()
    {
        var referral = ReferralIn(Stage.Offer);
        var since = referral.StageSince;
        referral.Move(Stage.NotSelected, Recruiter, At(9), NotSelectedReason.Skills);
        Assert.True(referral.UndoMove(referral.StageEntry, Recruiter, At(10)).IsOk);
        Assert.Equal(
            (Stage.Offer, since, null, null),
            (referral.Stage, referral.StageSince, referral.ClosedAt, referral.NotSelectedReason)
        );
    }

    [Fact]
    public void Opening_again_undone_closes_it_with_its_reason_and_day()
    {
        var referral = Referral();
        referral.Move(Stage.NotSelected, Recruiter, At(2), NotSelectedReason.Location);
        referral.Move(Stage.New, Recruiter, At(5), note: "The role is free again");
        Assert.True(referral.UndoMove(3, Recruiter, At(6)).IsOk);
        Assert.Equal(
            (Stage.NotSelected, At(2), At(2), NotSelectedReason.Location),
            (referral.Stage, referral.StageSince, referral.ClosedAt, referral.NotSelectedReason)
        );
        Assert.Null(referral.WaitingSince);
    }

    [Fact]
    public void Second_undo_goes_back_to_the_stay_before_the_first()
    {
        var referral = Referral();
        referral.Move(Stage.Screening, Recruiter, At(2));
        referral.Move(Stage.Interview, Recruiter, At(4));
        referral.UndoMove(3, Recruiter, At(5));
        referral.Move(Stage.Offer, Recruiter, At(6));
        Assert.True(referral.UndoMove(5, Recruiter, At(7)).IsOk);
        Assert.Equal((Stage.Screening, At(2)), (referral.Stage, referral.StageSince));
    }

    [Fact]
    public void Only_the_last_move_and_only_once()
    {
        var referral = Referral();
        referral.Move(Stage.Screening, Recruiter, At(2));
        referral.Move(Stage.Interview, Recruiter, At(3));
        Assert.Equal("nothing_to_undo", referral.UndoMove(2, Recruiter, At(4)).Problem?.Code);
        Assert.True(referral.UndoMove(3, Recruiter, At(4)).IsOk);
        Assert.Equal("nothing_to_undo", referral.UndoMove(4, Recruiter, At(5)).Problem?.Code);
    }

    [Fact]
    public void Only_by_whoever_made_it()
    {
        var referral = Referral();
        referral.Move(Stage.Screening, Recruiter, At(2));
        Assert.Equal("not_your_move", referral.UndoMove(2, Actor.Person(Guid.NewGuid(), Roles.Recruiter), At(3)).Problem?.Code);
        Assert.Equal(Stage.Screening, referral.Stage);
    }

    [Fact]
    public void Making_it_is_no_move_and_a_hire_is_undone_with_a_reason()
    {
        Assert.Equal("nothing_to_undo", Referral().UndoMove(1, Recruiter, At(1)).Problem?.Code);
        var hired = ReferralIn(Stage.Hired);
        Assert.Equal("nothing_to_undo", hired.UndoMove(hired.StageEntry, Recruiter, At(1)).Problem?.Code);
        hired.UndoHire("Took another offer", Recruiter, At(2));
        Assert.Equal("nothing_to_undo", hired.UndoMove(hired.StageEntry, Recruiter, At(3)).Problem?.Code);
    }

    [Fact]
    public void Nothing_is_undone_on_what_was_erased()
    {
        var referral = Referral();
        referral.Move(Stage.Withdrawn, Recruiter, At(2));
        referral.Erase(Recruiter, At(3), byObjection: false);
        Assert.Equal("erased", referral.UndoMove(2, Recruiter, At(4)).Problem?.Code);
    }
}

using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Referrals;

public sealed class ReferralTests
{
    static readonly DateOnly Today = Day("2026-02-10");
    static readonly DateTimeOffset Now = Noon(Today);

    [Theory]
    [InlineData("2026-02-10", null, false, null)]
    [InlineData("2026-01-05", "2026-03-01", false, null)]
    [InlineData("2026-02-10", "2026-02-10", false, null)]
    [InlineData("2026-02-11", null, false, "hired_in_future")]
    [InlineData("2026-01-04", null, false, "hired_before_referral")]
    [InlineData("2026-02-10", "2026-02-09", false, "start_before_hire")]
    [InlineData("2026-02-10", "2026-02-09", true, "start_before_hire")]
    [InlineData("2026-02-10", "2027-02-10", false, null)]
    [InlineData("2026-02-10", "2027-02-11", false, "start_far")]
    [InlineData("2026-02-10", "2027-02-11", true, null)]
    public void Hire_with_dates_answers_with_their_problem(string hiredOn, string? start, bool confirmedFar, string? problem)
    {
        var referral = ReferralIn(Stage.Offer);
        var result = referral.Hire(Day(hiredOn), DayOrNull(start), confirmedFar, new(Recruiter, Now, Today));
        Assert.Equal(problem, result.Problem?.Code);
        Assert.Equal(
            problem is null ? (Stage.Hired, Day(hiredOn), DayOrNull(start)) : (Stage.Offer, null, null),
            (referral.Stage, referral.HiredOn, referral.PlannedStart)
        );
    }

    [Fact]
    public void Hire_on_29_February_takes_a_start_up_to_28_February_next_year()
    {
        var today = Day("2028-02-29");
        Assert.Equal(
            "start_far",
            ReferralIn(Stage.Offer).Hire(today, Day("2029-03-01"), false, new(Recruiter, Noon(today), today)).Problem?.Code
        );
        Assert.True(ReferralIn(Stage.Offer).Hire(today, Day("2029-02-28"), false, new(Recruiter, Noon(today), today)).IsOk);
    }

    [Theory]
    [InlineData(Stage.New)]
    [InlineData(Stage.Screening)]
    [InlineData(Stage.Interview)]
    [InlineData(Stage.Hired)]
    [InlineData(Stage.Withdrawn)]
    public void Hire_from_elsewhere_than_Offer_is_refused(Stage from)
    {
        var referral = ReferralIn(from);
        Assert.Equal("move_not_allowed", referral.Hire(Today, null, false, new(Recruiter, Now, Today)).Problem?.Code);
        Assert.Equal(from, referral.Stage);
    }

    [Fact]
    public void Undo_asks_for_words_and_forgets_the_hire()
    {
        var referral = ReferralIn(Stage.Hired);
        Assert.True(referral.ConfirmStart(Today, Guid.NewGuid(), Today).IsOk);
        Assert.Equal("note_needed", referral.UndoHire(" ", Recruiter, Now).Problem?.Code);
        Assert.Equal(Stage.Hired, referral.Stage);
        Assert.True(referral.UndoHire("Wrong card", Recruiter, Now).IsOk);
        Assert.Equal(
            (Stage.Offer, null, null, null, null),
            (referral.Stage, referral.HiredOn, referral.PlannedStart, referral.StartedOn, referral.HiredPersonId)
        );
        Assert.Equal("not_hired", referral.UndoHire("Again", Recruiter, Now).Problem?.Code);
        Assert.Contains(referral.Events, e => e is HireUndone);
    }

    [Theory]
    [InlineData("2026-02-10", null)]
    [InlineData("2026-01-05", null)]
    [InlineData("2026-02-11", "start_in_future")]
    [InlineData("2026-01-04", "start_before_hire")]
    public void Confirm_start_checks_the_day(string day, string? problem)
    {
        var referral = ReferralIn(Stage.Hired);
        Assert.Equal(problem, referral.ConfirmStart(Day(day), Guid.NewGuid(), Today).Problem?.Code);
        Assert.Equal(problem is null ? Day(day) : null, referral.StartedOn);
    }

    [Fact]
    public void Confirm_start_again_corrects_the_day_and_keeps_the_person()
    {
        var referral = ReferralIn(Stage.Hired);
        var person = Guid.NewGuid();
        referral.ConfirmStart(Day("2026-02-01"), person, Today);
        Assert.True(referral.ConfirmStart(Day("2026-02-02"), Guid.NewGuid(), Today).IsOk);
        Assert.Equal((Day("2026-02-02"), person), (referral.StartedOn, referral.HiredPersonId));
    }

    [Fact]
    public void Start_of_somebody_not_hired_is_refused()
    {
        var referral = ReferralIn(Stage.Offer);
        Assert.Equal("not_hired", referral.ConfirmStart(Today, Guid.NewGuid(), Today).Problem?.Code);
        Assert.Equal("not_hired", referral.ChangePlannedStart(Today, false, Today).Problem?.Code);
        Assert.Equal("not_hired", referral.LeaveBeforeStart(Recruiter, Now, null).Problem?.Code);
    }

    [Fact]
    public void Left_before_start_is_refused_once_started()
    {
        var referral = ReferralIn(Stage.Hired);
        referral.ConfirmStart(Today, Guid.NewGuid(), Today);
        Assert.Equal("already_started", referral.LeaveBeforeStart(Recruiter, Now, null).Problem?.Code);
        Assert.Equal("already_started", referral.ChangePlannedStart(Today, false, Today).Problem?.Code);
        Assert.Equal(Stage.Hired, referral.Stage);
    }

    [Fact]
    public void Left_before_start_closes_and_can_be_reopened()
    {
        var referral = ReferralIn(Stage.Hired);
        Assert.True(referral.LeaveBeforeStart(Recruiter, Now, null).IsOk);
        Assert.Equal((Stage.LeftBeforeStart, null, Now), (referral.Stage, referral.HiredOn, referral.ClosedAt));
        Assert.True(referral.Move(Stage.New, Recruiter, Now, note: "Changed their mind").IsOk);
        Assert.Null(referral.ClosedAt);
    }

    [Theory]
    [InlineData("2026-03-01", false, null)]
    [InlineData("2026-01-04", false, "start_before_hire")]
    [InlineData("2027-02-11", false, "start_far")]
    [InlineData("2027-02-11", true, null)]
    public void Planned_start_moved_is_checked_like_the_first(string day, bool confirmed, string? problem)
    {
        var referral = ReferralIn(Stage.Hired);
        Assert.Equal(problem, referral.ChangePlannedStart(Day(day), confirmed, Today).Problem?.Code);
        Assert.Equal(problem is null ? Day(day) : null, referral.PlannedStart);
    }

    [Theory]
    [InlineData(Stage.NotSelected)]
    [InlineData(Stage.Withdrawn)]
    [InlineData(Stage.LeftBeforeStart)]
    public void Reopening_asks_for_words(Stage from)
    {
        var referral = ReferralIn(from);
        Assert.Equal("note_needed", referral.Move(Stage.New, Recruiter, Now).Problem?.Code);
        Assert.True(referral.Move(Stage.New, Recruiter, Now, note: "New budget").IsOk);
        Assert.Equal(MadeOn, referral.MadeOn);
    }

    [Fact]
    public void Reopening_after_a_decline_is_the_candidates_alone()
    {
        var referral = ReferralIn(Stage.DeclinedByCandidate);
        Assert.Equal("candidate_only", referral.Move(Stage.New, Recruiter, Now, note: "Please").Problem?.Code);
        Assert.Equal("candidate_only", referral.Move(Stage.New, Job, Now, note: "Please").Problem?.Code);
        Assert.True(referral.Move(Stage.New, Actor.Candidate(referral.CandidateId), Now).IsOk);
    }

    [Theory]
    [InlineData(Stage.NotSelected)]
    [InlineData(Stage.Withdrawn)]
    public void Reopening_after_erasure_is_refused(Stage from)
    {
        var referral = ReferralIn(from);
        referral.Erase(Job, Now, byObjection: false);
        Assert.Equal("erased", referral.Move(Stage.New, Recruiter, Now, note: "Back").Problem?.Code);
        Assert.Equal(from, referral.Stage);
    }

    [Fact]
    public void Not_selected_takes_a_reason_and_loses_it_on_reopening()
    {
        var referral = ReferralIn(Stage.New);
        Assert.Equal("reason_needed", referral.Move(Stage.NotSelected, Recruiter, Now).Problem?.Code);
        Assert.True(referral.Move(Stage.NotSelected, Recruiter, Now, NotSelectedReason.Location).IsOk);
        Assert.Equal(NotSelectedReason.Location, referral.NotSelectedReason);
        referral.Move(Stage.New, Recruiter, Now, note: "Moved house");
        Assert.Null(referral.NotSelectedReason);
        Assert.Equal(NotSelectedReason.Location, referral.Moves[1].Reason);
    }

    [Theory]
    [InlineData(Stage.New, null)]
    [InlineData(Stage.Screening, null)]
    [InlineData(Stage.Interview, null)]
    [InlineData(Stage.Offer, null)]
    [InlineData(Stage.Hired, "not_open")]
    [InlineData(Stage.NotSelected, "not_open")]
    [InlineData(Stage.Withdrawn, "not_open")]
    [InlineData(Stage.LeftBeforeStart, "not_open")]
    [InlineData(Stage.DeclinedByCandidate, "not_open")]
    public void Change_opening_goes_in_open_stages_and_keeps_stage_date_and_referrer(Stage stage, string? problem)
    {
        var referral = ReferralIn(stage);
        var (was, referrer, opening) = (referral.Terms, referral.ReferrerId, Guid.NewGuid());
        var terms = Terms(Plan(3000m));
        Assert.Equal(problem, referral.ChangeOpening(opening, terms).Problem?.Code);
        Assert.Equal((stage, MadeOn, referrer), (referral.Stage, referral.MadeOn, referral.ReferrerId));
        Assert.Equal(problem is null ? terms : was, referral.Terms);
        if (problem is not null)
            return;
        var told = Assert.Single(referral.Events.OfType<OpeningOfReferralChanged>());
        Assert.Equal((2000m, 3000m), (told.AmountBefore, told.AmountAfter));
    }

    [Fact]
    public void Change_opening_to_the_same_one_is_refused()
    {
        var referral = Referral();
        Assert.Equal("same_opening", referral.ChangeOpening(referral.OpeningId!.Value, Terms()).Problem?.Code);
    }

    [Fact]
    public void General_referral_gets_its_opening()
    {
        var referral = new Referral(
            Guid.NewGuid(),
            Guid.NewGuid(),
            Guid.NewGuid(),
            null,
            new("G", "Good", Relationship.Friend, false),
            Terms(),
            Now,
            Today
        );
        Assert.Equal(ReferralChannel.General, referral.Channel);
        Assert.True(referral.ChangeOpening(Guid.NewGuid(), Terms()).IsOk);
    }

    [Fact]
    public void First_answer_is_the_first_move_by_a_person()
    {
        var referral = Referral();
        Assert.Equal((Noon(MadeOn), null), (referral.WaitingSince, referral.FirstAnswerAt));
        referral.Assign(Guid.NewGuid());
        Assert.NotNull(referral.WaitingSince);
        referral.Move(Stage.Screening, Recruiter, Now);
        Assert.Equal((null, Now), (referral.WaitingSince, referral.FirstAnswerAt));
    }

    [Fact]
    public void First_answer_is_not_the_candidates_or_the_systems_move()
    {
        var (declined, erased) = (Referral(), Referral());
        declined.Move(Stage.DeclinedByCandidate, Actor.Candidate(declined.CandidateId), Now);
        erased.Erase(Job, Now, byObjection: false);
        Assert.Equal((null, null), (declined.WaitingSince, declined.FirstAnswerAt));
        Assert.Equal((null, null), (erased.WaitingSince, erased.FirstAnswerAt));
    }

    [Fact]
    public void First_answer_by_mail_stops_the_clock_and_reopening_starts_it_again()
    {
        var referral = Referral();
        referral.Answered(Now);
        referral.Move(Stage.Screening, Recruiter, Now.AddDays(1));
        Assert.Equal(Now, referral.FirstAnswerAt);
        referral.Move(Stage.Withdrawn, Recruiter, Now.AddDays(2));
        referral.Move(Stage.New, Recruiter, Now.AddDays(3), note: "Back");
        Assert.Equal((Now.AddDays(3), Now), (referral.WaitingSince, referral.FirstAnswerAt));
    }

    [Fact]
    public void Moves_are_kept_with_their_number()
    {
        var referral = ReferralIn(Stage.LeftBeforeStart);
        Assert.Equal([1, 2, 3, 4, 5], referral.Moves.Select(m => m.Entry));
        Assert.Equal([null, Stage.New, Stage.Screening, Stage.Offer, Stage.Hired], referral.Moves.Select(m => m.From));
        Assert.Equal(5, referral.StageEntry);
    }

    [Theory]
    [InlineData(true, Stage.DeclinedByCandidate)]
    [InlineData(false, Stage.Withdrawn)]
    public void Erase_closes_an_open_referral_and_leaves_no_words(bool objection, Stage closed)
    {
        var referral = ReferralIn(Stage.NotSelected);
        referral.Move(Stage.New, Recruiter, Now, note: "About Grace");
        referral.Erase(Job, Now, objection);
        Assert.Equal((closed, null, null), (referral.Stage, referral.TypedName, referral.Why));
        Assert.All(referral.Moves, m => Assert.Null(m.Note));
    }

    [Fact]
    public void Erase_of_a_hire_leaves_it_a_hire()
    {
        var referral = ReferralIn(Stage.Hired);
        referral.Erase(Job, Now, byObjection: true);
        Assert.Equal((Stage.Hired, MadeOn), (referral.Stage, referral.HiredOn));
    }

    [Fact]
    public void Override_stands_above_later_decisions_and_keeps_its_reason()
    {
        var referral = Referral();
        referral.Decide(CreditMoment.Made, new(CreditCode.Duplicate), EarningFacts, Job, Now);
        Assert.False(referral.CanEarn);
        Assert.Equal("reason_needed", referral.OverrideCredit(true, " ", Recruiter, Now).Problem?.Code);
        Assert.True(referral.OverrideCredit(true, "Agreed", Recruiter, Now).IsOk);
        Assert.Equal("same_override", referral.OverrideCredit(true, "Agreed", Recruiter, Now).Problem?.Code);
        referral.Decide(CreditMoment.Hired, new(CreditCode.WindowEnded), EarningFacts, Job, Now);
        Assert.Equal((true, CreditCode.Earns, CreditCode.WindowEnded), (referral.CanEarn, referral.CreditShown, referral.Credit));
        referral.OverrideCredit(null, "Taken back", Recruiter, Now);
        Assert.Equal((false, CreditCode.WindowEnded, null), (referral.CanEarn, referral.CreditShown, referral.OverriddenBy));
        referral.OverrideCredit(false, "No", Recruiter, Now);
        Assert.Equal(CreditCode.RemovedByHr, referral.CreditShown);
        Assert.Equal([1, 2, 3, 4, 5], referral.Decisions.Select(d => d.Number));
        Assert.Equal(["Agreed", "Taken back", "No"], referral.Decisions.Where(d => d.Facts is null).Select(d => d.Reason));
    }
}

using EmployeeReferrals.Domain.Credit;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Credit;

public sealed class CreditCaseTests
{
    static readonly Guid HireId = Guid.NewGuid();
    static readonly Guid Before = Guid.NewGuid();
    static readonly Guid Now = Guid.NewGuid();
    static readonly DateTimeOffset Opened = Noon(MadeOn);

    static CreditCase Case() => new(Guid.NewGuid(), HireId, CaseGround.Corrected, Before, Now, Opened);

    [Fact]
    public void Opened_case_says_both_answers_and_waits()
    {
        var made = Case();
        Assert.Equal(
            (HireId, CaseGround.Corrected, Before, Now, Opened),
            (made.HireId, made.Ground, made.BeforeId, made.NowId, made.OpenedAt)
        );
        Assert.Equal((null, null, null), (made.ClosedAt, made.ClosedBy, made.Answer));
        Assert.Equal([new CreditCaseOpened(made.Id, HireId, CaseGround.Corrected, Before, Now)], made.Events);
    }

    [Fact]
    public void Follow_takes_the_new_answer_and_closes_only_when_it_is_the_one_before()
    {
        var made = Case();
        var third = Guid.NewGuid();
        made.Follow(third, false, Recruiter, Opened.AddHours(1));
        Assert.Equal((third, null), (made.NowId, made.Answer));
        made.Follow(Before, true, Recruiter, Opened.AddHours(2));
        Assert.Equal((Before, CaseAnswer.GroundGone, Opened.AddHours(2)), (made.NowId, made.Answer, made.ClosedAt));
    }

    [Fact]
    public void Closed_case_keeps_its_first_answer()
    {
        var made = Case();
        made.Close(CaseAnswer.AsBefore, Recruiter, Opened.AddDays(1));
        made.Close(CaseAnswer.AsNow, Job, Opened.AddDays(2));
        Assert.Equal((CaseAnswer.AsBefore, Opened.AddDays(1), RecruiterId), (made.Answer, made.ClosedAt, made.ClosedBy));
        Assert.Equal([new CreditCaseClosed(made.Id, HireId, CaseAnswer.AsBefore)], made.Events.OfType<CreditCaseClosed>());
    }
}

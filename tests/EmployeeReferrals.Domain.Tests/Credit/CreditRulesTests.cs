using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Credit;

public sealed class CreditRulesTests
{
    const string KnownPerson =
        "We already know this person, so this referral cannot earn for now. We will still look at it, "
        + "and tell you if that changes. Ask HR if you think this is wrong.";

    static readonly PlanTerms Rules = Plan() with
    {
        ExcludedFromLevel = 8,
        WindowDays = 180,
        PriorApplicantDays = 90,
        RehireDays = 365,
        CapHires = 3,
        Exclusions =
        [
            new(
                [new(ExclusionField.Department, Comparison.Is, "Night watch"), new(ExclusionField.Level, Comparison.AtLeast, "5")],
                "Senior night watch does not earn."
            ),
        ],
    };

    // The referrer's employment, then the referrer, the opening, the candidate, the date: a reason that may be said in full hides none
    // about the candidate.
    static readonly CreditCode[] Precedence =
    [
        CreditCode.ReferrerNotEmployed,
        CreditCode.SelfReferral,
        CreditCode.ReferrerIsHr,
        CreditCode.ReferrerLevel,
        CreditCode.ReferrerContractor,
        CreditCode.ReferrerIntern,
        CreditCode.ReferrerExcluded,
        CreditCode.RecruiterOfOpening,
        CreditCode.HiringManagerOfOpening,
        CreditCode.AboveInLine,
        CreditCode.OpeningNotInProgramme,
        CreditCode.NoPlan,
        CreditCode.CandidateWorksHere,
        CreditCode.CandidateWorkedHere,
        CreditCode.PriorApplicant,
        CreditCode.WindowEnded,
        CreditCode.Duplicate,
        CreditCode.CapReached,
    ];

    static CreditFacts With(CreditFacts facts, CreditCode reason) =>
        reason switch
        {
            CreditCode.ReferrerNotEmployed => facts with { ReferrerEmployed = false },
            CreditCode.SelfReferral => facts with { SelfReferral = true },
            CreditCode.ReferrerIsHr => facts with { ReferrerIsHr = true },
            CreditCode.ReferrerLevel => facts with { ReferrerLevel = 8 },
            CreditCode.ReferrerContractor => facts with { ReferrerKind = PersonKind.Contractor },
            CreditCode.ReferrerIntern => facts with { ReferrerKind = PersonKind.Intern },
            CreditCode.ReferrerExcluded => facts with
            {
                ReferrerDepartment = "night Watch",
                ReferrerLevel = Math.Max(5, facts.ReferrerLevel),
            },
            CreditCode.NoPlan => facts with { NoPlan = true },
            CreditCode.CandidateWorkedHere => facts with { CandidateLeftOn = facts.MadeOn.AddDays(-365) },
            CreditCode.PriorApplicant => facts with { AppliedOn = facts.MadeOn.AddDays(-90) },
            CreditCode.CapReached => facts with { OtherHires = 3 },
            CreditCode.RecruiterOfOpening => facts with { RecruiterOfOpening = true },
            CreditCode.HiringManagerOfOpening => facts with { HiringManagerOfOpening = true },
            CreditCode.AboveInLine => facts with { AboveInLine = true },
            CreditCode.OpeningNotInProgramme => facts with { OpeningInProgramme = false },
            CreditCode.CandidateWorksHere => facts with { CandidateWorksHere = true },
            CreditCode.Duplicate => facts with { HeldByAnother = true },
            CreditCode.WindowEnded => facts with { HiredOn = facts.MadeOn.AddDays(181) },
            CreditCode.Earns or CreditCode.RemovedByHr => facts,
        };

    public static TheoryData<CreditCode> Reasons => [.. Precedence];
    public static TheoryData<CreditCode> Codes => [.. Enum.GetValues<CreditCode>()];

    [Theory]
    [InlineData(null)]
    [InlineData("2026-03-01")]
    public void Nothing_against_it_earns(string? hiredOn) =>
        Assert.Equal(CreditCode.Earns, CreditRules.Decide(Rules, EarningFacts with { HiredOn = DayOrNull(hiredOn) }).Code);

    [Theory, MemberData(nameof(Reasons))]
    public void One_reason_gives_its_code_when_made_and_when_hired(CreditCode reason)
    {
        if (reason is not (CreditCode.WindowEnded or CreditCode.CapReached))
            Assert.Equal(reason, CreditRules.Decide(Rules, With(EarningFacts, reason)).Code);
        Assert.Equal(reason, CreditRules.Decide(Rules, With(EarningFacts with { HiredOn = MadeOn.AddDays(10) }, reason)).Code);
    }

    [Theory, MemberData(nameof(Reasons))]
    public void Two_reasons_give_the_earlier_in_order(CreditCode reason)
    {
        foreach (var later in Precedence.SkipWhile(r => r != reason).Skip(1))
        {
            var both = With(With(EarningFacts, later), reason);
            if (With(both, later) == both)
                Assert.Equal(reason, CreditRules.Decide(Rules, both).Code);
        }
    }

    [Theory]
    [InlineData(7, CreditCode.Earns)]
    [InlineData(8, CreditCode.ReferrerLevel)]
    [InlineData(9, CreditCode.ReferrerLevel)]
    public void Level_counts_from_the_set_one_up(int level, CreditCode code) =>
        Assert.Equal(code, CreditRules.Decide(Rules, EarningFacts with { ReferrerLevel = level }).Code);

    [Fact]
    public void Exclusions_switched_off_earn()
    {
        var open = Rules with { ExcludedFromLevel = null, ExcludeHr = false, ExcludeContractors = false, ExcludeInterns = false };
        foreach (
            var reason in new[]
            {
                CreditCode.ReferrerIsHr,
                CreditCode.ReferrerLevel,
                CreditCode.ReferrerContractor,
                CreditCode.ReferrerIntern,
            }
        )
            Assert.Equal(CreditCode.Earns, CreditRules.Decide(open, With(EarningFacts, reason)).Code);
    }

    [Theory]
    [InlineData("2026-01-01", 180, "2026-06-30", CreditCode.Earns)]
    [InlineData("2026-01-01", 180, "2026-07-01", CreditCode.WindowEnded)]
    [InlineData("2026-01-01", 1, "2026-01-02", CreditCode.Earns)]
    [InlineData("2026-01-01", 1, "2026-01-03", CreditCode.WindowEnded)]
    [InlineData("2028-02-28", 1, "2028-02-29", CreditCode.Earns)]
    [InlineData("2028-02-28", 1, "2028-03-01", CreditCode.WindowEnded)]
    [InlineData("2026-02-28", 1, "2026-03-01", CreditCode.Earns)]
    [InlineData("2028-02-29", 366, "2029-03-01", CreditCode.Earns)]
    [InlineData("2028-02-29", 366, "2029-03-02", CreditCode.WindowEnded)]
    public void Window_is_inclusive_of_its_last_day(string made, int days, string hired, CreditCode code)
    {
        var facts = EarningFacts with { MadeOn = Day(made), HiredOn = Day(hired) };
        Assert.Equal(code, CreditRules.Decide(Rules with { WindowDays = days }, facts).Code);
        Assert.Equal(code == CreditCode.Earns, Day(hired) <= Terms(Plan() with { WindowDays = days }).WindowEnds(Day(made)));
    }

    [Theory, MemberData(nameof(Codes))]
    public void Sentence_for_the_referrer_tells_nothing_about_the_candidate(CreditCode code)
    {
        var aboutCandidate =
            code is CreditCode.Duplicate or CreditCode.CandidateWorksHere or CreditCode.CandidateWorkedHere or CreditCode.PriorApplicant;
        Assert.Equal(aboutCandidate, code.IsAboutCandidate());
        Assert.Equal(aboutCandidate, code.ForReferrer() == KnownPerson);
        Assert.Equal(code == CreditCode.Earns ? "Can earn" : "Cannot earn", code.WordForReferrer());
    }

    [Theory, MemberData(nameof(Codes))]
    public void Sentence_for_the_referrer_names_no_other_referrer(CreditCode code)
    {
        foreach (
            var word in new[] { "another", "other referr", "referrer", "earlier", "first", "colleague", "somebody", "someone", "duplicate" }
        )
            Assert.All([code.ForReferrer(), code.ForReferrer(over: true), CreditRules.WaitsForHr], said =>
                Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase)
            );
    }

    [Fact]
    public void Earning_is_not_said_to_be_by_the_first_referral_because_one_before_it_may_have_ended() =>
        Assert.DoesNotContain("first", CreditCode.Earns.ForRecruiter(), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Sentences_for_recruiters_tell_every_code_apart()
    {
        var all = Enum.GetValues<CreditCode>().Select(c => c.ForRecruiter()).ToList();
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(
            ["Can earn", "Cannot earn", "Duplicate", "Window ended"],
            Enum.GetValues<CreditCode>().Select(c => c.Word()).Distinct().Order()
        );
    }
}

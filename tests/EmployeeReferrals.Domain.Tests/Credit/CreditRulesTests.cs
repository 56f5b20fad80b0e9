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

    [Theory]
    [InlineData(90, "2026-01-05", "2026-04-05", CreditCode.PriorApplicant)]
    [InlineData(90, "2026-01-05", "2026-04-06", CreditCode.Earns)]
    [InlineData(1, "2026-01-05", "2026-01-06", CreditCode.PriorApplicant)]
    [InlineData(0, "2026-01-05", "2026-01-05", CreditCode.Earns)]
    public void Prior_application_counts_to_the_last_day_of_its_time_and_not_at_all_without_one(
        int days,
        string applied,
        string made,
        CreditCode code
    ) =>
        Assert.Equal(
            code,
            CreditRules
                .Decide(Rules with { PriorApplicantDays = days }, EarningFacts with { MadeOn = Day(made), AppliedOn = Day(applied) })
                .Code
        );

    [Theory]
    [InlineData(365, "2025-01-05", "2026-01-05", CreditCode.CandidateWorkedHere)]
    [InlineData(365, "2025-01-05", "2026-01-06", CreditCode.Earns)]
    [InlineData(1, "2026-01-05", "2026-01-06", CreditCode.CandidateWorkedHere)]
    [InlineData(0, "2026-01-05", "2026-01-05", CreditCode.Earns)]
    public void Earlier_employment_counts_to_the_last_day_of_its_time_and_not_at_all_without_one(
        int days,
        string left,
        string made,
        CreditCode code
    ) =>
        Assert.Equal(
            code,
            CreditRules.Decide(Rules with { RehireDays = days }, EarningFacts with { MadeOn = Day(made), CandidateLeftOn = Day(left) }).Code
        );

    [Theory]
    [InlineData(null, "2026-06-30", CreditCode.Earns)]
    [InlineData(null, "2026-07-01", CreditCode.WindowEnded)]
    [InlineData("2026-06-30", "2026-12-31", CreditCode.Earns)]
    [InlineData("2026-07-01", "2026-01-01", CreditCode.WindowEnded)]
    public void Window_without_a_hire_goes_by_the_day_it_is_looked_at(string? hired, string asOf, CreditCode code) =>
        Assert.Equal(
            code,
            CreditRules.Decide(Rules, EarningFacts with { MadeOn = Day("2026-01-01"), HiredOn = DayOrNull(hired), AsOf = Day(asOf) }).Code
        );

    [Theory]
    [InlineData(3, 2, "2026-02-01", CreditCode.Earns)]
    [InlineData(3, 3, "2026-02-01", CreditCode.CapReached)]
    [InlineData(3, 4, "2026-02-01", CreditCode.CapReached)]
    [InlineData(3, 3, null, CreditCode.Earns)]
    [InlineData(1, 0, "2026-02-01", CreditCode.Earns)]
    [InlineData(1, 1, "2026-02-01", CreditCode.CapReached)]
    [InlineData(null, 1000, "2026-02-01", CreditCode.Earns)]
    public void Cap_is_reached_by_as_many_other_hires_as_it_says_and_only_at_a_hire(int? cap, int others, string? hired, CreditCode code) =>
        Assert.Equal(
            code,
            CreditRules.Decide(Rules with { CapHires = cap }, EarningFacts with { HiredOn = DayOrNull(hired), OtherHires = others }).Code
        );

    [Fact]
    public void Excluded_by_a_rule_reads_the_sentence_of_that_rule()
    {
        var verdict = CreditRules.Decide(Rules, With(EarningFacts, CreditCode.ReferrerExcluded));
        Assert.Equal(new(CreditCode.ReferrerExcluded, "Senior night watch does not earn."), verdict);
        Assert.Equal(verdict.Sentence, verdict.Code.ForReferrer(verdict.Sentence));
        Assert.Null(CreditRules.Decide(Rules, EarningFacts with { ReferrerDepartment = "Night watch", ReferrerLevel = 4 }).Sentence);
    }

    [Theory, MemberData(nameof(Codes))]
    public void Place_in_the_queue_is_taken_by_what_only_dates_and_others_stand_against(CreditCode code) =>
        Assert.Equal(code is CreditCode.Earns or CreditCode.WindowEnded or CreditCode.Duplicate or CreditCode.CapReached, code.CouldEarn());

    [Theory, MemberData(nameof(Codes))]
    public void Sentence_of_what_is_over_promises_no_further_look(CreditCode code)
    {
        var (open, over) = (code.ForReferrer("By rule."), code.ForReferrer("By rule.", over: true));
        Assert.DoesNotContain("look at", over, StringComparison.Ordinal);
        Assert.NotEmpty(over);
        if (code == CreditCode.Earns)
            Assert.Equal("The bonus for this referral is yours.", over);
        else if (code.IsAboutCandidate())
            Assert.StartsWith("We already knew this person", over, StringComparison.Ordinal);
        else
            // Perhaps they were hired into another role than the one they were referred for.
            Assert.StartsWith(
                over.Replace("he role", "his role", StringComparison.Ordinal),
                open.Replace("he role", "his role", StringComparison.Ordinal),
                StringComparison.Ordinal
            );
    }

    [Fact]
    public void Sentence_of_what_is_open_says_that_it_is_looked_at_all_the_same()
    {
        Assert.EndsWith(" We will look at your referral all the same.", CreditCode.NoPlan.ForReferrer(), StringComparison.Ordinal);
        Assert.EndsWith(" We will look at it all the same.", CreditCode.SelfReferral.ForReferrer(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(CreditCode.Earns, "Can earn")]
    [InlineData(CreditCode.Duplicate, "Duplicate")]
    [InlineData(CreditCode.WindowEnded, "Window ended")]
    [InlineData(CreditCode.CapReached, "Cannot earn")]
    [InlineData(CreditCode.RemovedByHr, "Cannot earn")]
    [InlineData(CreditCode.ReferrerIsHr, "Cannot earn")]
    public void Word_of_a_code(CreditCode code, string word) => Assert.Equal(word, code.Word());

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

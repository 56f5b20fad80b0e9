using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using static EmployeeReferrals.Domain.Tests.Given;

namespace EmployeeReferrals.Domain.Tests.Claims;

/// <summary>Two referrers of one candidate: who is asked by a hire, who holds the credit after, and what HR has to decide (docs/rules.md
/// §5).</summary>
public sealed class CandidateClaimsTests
{
    private readonly Guid _candidate = Guid.NewGuid();
    private readonly Opening _opening = new(Guid.NewGuid(), OpeningFacts(), Noon(MadeOn), MadeOn);
    private readonly Person _ada = Person();
    private readonly Person _ben = Person(name: "Ben Bell", email: "ben@example.com");
    private readonly List<Referral> _referrals = [];
    private readonly List<Ownership> _holdings = [];
    private PlanVersion _version = Version(Plan());
    private int _placesBefore;

    [Fact]
    public void Hire_through_a_later_referral_asks_the_earlier_one()
    {
        var (first, second) = (Refer(_ada, "2026-01-05"), Refer(_ben, "2026-01-20"));
        var outcome = Hire(second, "2026-03-01", today: "2026-03-01");
        Assert.Equal((first.Id, CreditCode.Earns, CreditCode.Duplicate), (second.HolderId, first.Credit, second.Credit));
        Assert.Equal((first.Id, second.Id), (_holdings.Single().ReferralId, _holdings.Single().SettledByReferralId));
        Assert.Empty(outcome.Cases);
    }

    [Fact]
    public void Acceptance_typed_after_the_window_asks_by_its_day_and_hr_decides()
    {
        var (first, second) = (Refer(_ada, "2026-01-05"), Refer(_ben, "2026-04-20"));
        Follow("2026-07-08");
        Assert.Equal(second.Id, _holdings.Single().ReferralId);
        var asked = Hire(second, "2026-07-02", today: "2026-07-08").Cases.Single();
        Assert.Equal((CaseGround.TypedLate, second.Id, first.Id), (asked.Ground, asked.BeforeId, asked.NowId));
        Assert.Equal((first.Id, CreditCode.Earns), (second.HolderId, first.Credit));
    }

    [Fact]
    public void Window_that_ended_gives_the_credit_to_the_next_in_line()
    {
        var (first, second) = (Refer(_ada, "2026-01-05"), Refer(_ben, "2026-04-20"));
        Follow("2026-07-04");
        Assert.Equal((first.Id, CreditCode.Duplicate), (_holdings.Single().ReferralId, second.Credit));
        Follow("2026-07-05");
        Assert.Equal((second.Id, CreditCode.WindowEnded, CreditCode.Earns), (_holdings.Single().ReferralId, first.Credit, second.Credit));
    }

    [Theory]
    [InlineData(0, CreditCode.Earns)]
    [InlineData(1, CreditCode.CapReached)]
    public void Hire_beyond_the_cap_earns_nothing(int placesBefore, CreditCode code)
    {
        (_version, _placesBefore) = (Version(Plan() with { CapHires = 1 }), placesBefore);
        var only = Refer(_ada, "2026-01-05");
        Hire(only, "2026-03-01", today: "2026-03-01");
        Assert.Equal((only.Id, code), (only.HolderId, only.Credit));
    }

    [Fact]
    public void What_was_followed_once_changes_nothing_the_second_time()
    {
        var (first, second) = (Refer(_ada, "2026-01-05"), Refer(_ben, "2026-01-20"));
        Hire(second, "2026-03-01", today: "2026-03-01");
        var decisions = (first.Decisions.Count, second.Decisions.Count);
        var again = Follow("2026-03-01");
        Assert.Equal(decisions, (first.Decisions.Count, second.Decisions.Count));
        Assert.True(again is { Holdings: [], Cases: [] });
    }

    [Fact]
    public void Correction_that_names_another_person_is_asked_of_hr_once()
    {
        var (first, second) = (Refer(_ada, "2026-01-05"), Refer(_ben, "2026-01-20"));
        Hire(second, "2026-03-01", today: "2026-03-01");
        _ada.RecordLastDay(Day("2026-02-01"), LeavingReason.OwnWish);
        var asked = Follow("2026-03-02", factsLearnt: true).Cases.Single();
        Assert.Equal((CaseGround.Corrected, first.Id, null), (asked.Ground, asked.BeforeId, asked.NowId));
    }

    private static PlanVersion Version(PlanTerms terms) => new(Guid.NewGuid(), Guid.NewGuid(), 1, MadeOn, terms, null, Noon(MadeOn));

    private Referral Refer(Person referrer, string day)
    {
        var referral = Referral(Snapshot.Of(_version), referrer.Id, _opening.Id, Day(day));
        referral.Place(true, referral.MadeAt);
        _referrals.Add(referral);
        Follow(day);
        return referral;
    }

    private ClaimsOutcome Hire(Referral referral, string on, string today)
    {
        var claims = Claims(today);
        foreach (var stage in new[] { Stage.Screening, Stage.Offer })
            Assert.True(referral.Move(stage, Recruiter, Noon(Day(today))).IsOk);
        Assert.True(referral.Hire(Day(on), null, false, new(Recruiter, Noon(Day(today)), Day(today))).IsOk);
        return Follow(claims, new(CreditMoment.Hired, PayoutReason.LaidDown, OwnershipEnd.Corrected, Hired: referral));
    }

    private ClaimsOutcome Follow(string today, bool factsLearnt = false) =>
        Follow(
            Claims(today),
            new(CreditMoment.MergedOrCorrected, PayoutReason.FactsCorrected, OwnershipEnd.Corrected, FactsLearnt: factsLearnt)
        );

    private ClaimsOutcome Follow(CandidateClaims claims, CreditChange change)
    {
        var outcome = claims.Follow(change, claims.NeedsGround(change) ? Ground : ClaimsGround.None(Calendar));
        _holdings.RemoveAll(h => h.EndedAt is not null);
        _holdings.AddRange(outcome.Holdings);
        return outcome;
    }

    private CandidateClaims Claims(string today) =>
        new(
            _candidate,
            _referrals,
            _holdings,
            new Dictionary<Guid, Person>(),
            (new PlanCatalog([], [_version], []), Calendar, new(Recruiter, Noon(Day(today)), Day(today)))
        );

    private static CompanyCalendar Calendar => new(TimeZoneInfo.Utc, WorkingDays.MondayToFriday);

    private ClaimsGround Ground =>
        new()
        {
            Calendar = Calendar,
            Referrers = new[] { _ada, _ben }.ToDictionary(p => p.Id),
            Openings = new Dictionary<Guid, Opening> { [_opening.Id] = _opening },
            FoundToBe = [],
            AppliedOn = [],
            Line = ReportingLine.Nobody,
            PlacesBefore = (_, _) => _placesBefore,
        };
}

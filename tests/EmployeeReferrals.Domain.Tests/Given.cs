using System.Globalization;
using System.Reflection;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Tests;

static class Given
{
    public static Act Act(Actor by, DateTimeOffset at) => new(by, at, CompanyCalendar.DayOf(at, TimeZoneInfo.Utc));

    public static readonly Guid RecruiterId = new("00000000-0000-0000-0000-00000000000a");
    public static readonly Actor Recruiter = Actor.Person(RecruiterId, Roles.Recruiter);
    public static readonly Actor Job = Actor.System("release-payouts");
    public static readonly DateOnly MadeOn = Day("2026-01-05");
    public static readonly (decimal Share, int Days)[] QuarterThenRest = [(25, 0), (75, 90)];

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? DayOrNull(string? iso) => iso is null ? null : Day(iso);

    public static DateTimeOffset Moment(string iso) =>
        DateTimeOffset.Parse(iso, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static DateTimeOffset Noon(DateOnly day) => new(day, new TimeOnly(12, 0), TimeSpan.Zero);

    /// <summary>So few cases that a property can be asked again for every mutant (docs/mutants.md).</summary>
    public static bool IsShort => Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_SHORT") == "1";

    public static long Iterations(int usual) =>
        IsShort ? usual / 100
        : Environment.GetEnvironmentVariable("EMPLOYEEREFERRALS_LONG") == "1" ? usual * 20L
        : usual;

    public static PlanTerms Plan(decimal amount = 2000m, string currency = "EUR", params (decimal Share, int Days)[] parts) =>
        new()
        {
            Amount = amount,
            Currency = currency,
            Schedule = PlanTerms.Split(amount, currency, parts.Length == 0 ? QuarterThenRest : parts),
        };

    public static Snapshot Terms(PlanTerms? plan = null) =>
        Snapshot.Of(new PlanVersion(Guid.NewGuid(), Guid.NewGuid(), 1, MadeOn, plan ?? Plan(), null, Noon(MadeOn)));

    public static Person Person(string firstDay = "2020-01-01", string name = "Ada Byron", string email = "ada@example.com") =>
        new(Guid.NewGuid(), name, email, Day(firstDay)) { LegalEntity = "Example GmbH", EmployeeNumber = "4711" };

    public static Referral Referral(Snapshot? terms = null, Guid? referrerId = null, Guid? openingId = null, DateOnly? madeOn = null) =>
        new(
            Guid.NewGuid(),
            Guid.NewGuid(),
            referrerId ?? Guid.NewGuid(),
            openingId ?? Guid.NewGuid(),
            new ReferralText("Grace Hopper", "Knows compilers", Relationship.FormerColleague, true),
            terms ?? Terms(),
            Noon(madeOn ?? MadeOn),
            madeOn ?? MadeOn
        );

    public static Referral ReferralIn(Stage stage, Snapshot? terms = null)
    {
        var referral = Referral(terms);
        foreach (var step in PathTo(stage))
        {
            var result = step switch
            {
                Stage.Hired => referral.Hire(MadeOn, null, false, new(Recruiter, Noon(MadeOn), MadeOn)),
                Stage.LeftBeforeStart => referral.LeaveBeforeStart(Recruiter, Noon(MadeOn), null),
                Stage.AwaitingCandidate
                or Stage.New
                or Stage.Screening
                or Stage.Interview
                or Stage.Offer
                or Stage.NotSelected
                or Stage.Withdrawn
                or Stage.DeclinedByCandidate
                or Stage.Expired => referral.Move(
                    step,
                    Recruiter,
                    Noon(MadeOn),
                    step == Stage.NotSelected ? NotSelectedReason.Skills : null
                ),
            };
            Assert.True(result.IsOk, result.Sentence);
        }
        return referral;
    }

    static Stage[] PathTo(Stage stage) =>
        stage switch
        {
            Stage.New => [],
            Stage.Offer => [Stage.Screening, Stage.Offer],
            Stage.Hired => [Stage.Screening, Stage.Offer, Stage.Hired],
            Stage.LeftBeforeStart => [Stage.Screening, Stage.Offer, Stage.Hired, Stage.LeftBeforeStart],
            Stage.AwaitingCandidate
            or Stage.Screening
            or Stage.Interview
            or Stage.NotSelected
            or Stage.Withdrawn
            or Stage.DeclinedByCandidate
            or Stage.Expired => [stage],
        };

    public static OpeningFacts OpeningFacts(params Guid[] recruiters) =>
        new("Compiler engineer", "Engineering", "Zürich", 5, PersonKind.Employee, "Builds compilers.", true, Guid.NewGuid(), recruiters);

    public static CreditFacts EarningFacts =>
        new()
        {
            MadeOn = MadeOn,
            ReferrerEmployed = true,
            ReferrerLevel = 3,
        };

    // Only a payroll batch exports and pays.
    public static void Force(this Payout payout, PayoutState to, DateOnly today) =>
        payout.Call("MoveTo", to, PayoutReason.DueAndChecked, Act(Job, Noon(today)), null);

    static void Call(this Payout payout, string method, params object?[] arguments) =>
        typeof(Payout).GetMethod(method, BindingFlags.Instance | BindingFlags.NonPublic)!.Invoke(payout, arguments);
}

using CsCheck;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Domain.Simulator;
using EmployeeReferrals.Domain.Tests.Bonuses;

namespace EmployeeReferrals.Domain.Tests.Simulator;

public sealed class SimulationTests
{
    static readonly Guid PlanId = Guid.NewGuid();
    static readonly Dictionary<Guid, OpeningTraits> NoOpenings = [];

    static DateOnly DayOf(DateTimeOffset at) => CompanyCalendar.DayOf(at, TimeZoneInfo.Utc);

    static PlanVersion Version(PlanTerms terms, int number = 1, bool draft = false) =>
        new(Guid.NewGuid(), PlanId, number, Given.Day("2025-01-01"), terms, null, Given.Noon(Given.MadeOn), draft);

    static PlanCatalog Catalog(params PlanVersion[] versions) => new([new Plan(PlanId, "Plan", Given.Noon(Given.MadeOn))], versions, []);

    static SimulatedHire Told(Story story, PlanVersion? tried) =>
        new Simulation(Catalog(), tried, NoOpenings, DayOf, story.Today).Tell(
            new PastCandidate([story.Hire], [], story.Payouts),
            story.Hire,
            People(story)
        );

    static Dictionary<Guid, Employment> People(Story story)
    {
        var people = new Dictionary<Guid, Employment> { [story.Referrer.Id] = Employment.Of(story.Referrer) };
        if (story.Hired is { } hired)
            people[hired.Id] = Employment.Of(hired);
        return people;
    }

    static IEnumerable<object> Seen(Earning earning) =>
        earning.Parts.Select(p => (object)(p.Side, p.RecipientId, p.Number, p.DueOn, p.Amount, p.Currency, p.Standing));

    /// <summary>Any events on one hire, last days, leaves, working times, corrected starts and payroll among them: what is worked out anew
    /// is what the books say, to the cent.</summary>
    [Fact]
    public void Plans_that_were_active_and_a_copy_of_them_give_what_really_happened()
    {
        var (compared, apart) = (0, 0);
        Gen.Select(PayoutModelTests.Plans, PayoutModelTests.Steps.Array[1, 30])
            .Sample(
                (plan, steps) =>
                {
                    var story = new Story(plan);
                    foreach (var step in steps)
                    {
                        PayoutModelTests.Apply(story, step);
                        KeepDecision(story);
                        story.Follow(PayoutReason.StartChanged);
                        story.Judge();
                    }
                    if (story.Hire.Stage != Stage.Hired)
                        return;
                    foreach (var tried in new[] { null, Version(plan) })
                    {
                        var told = Told(story, tried);
                        if (told.Apart is not null)
                        {
                            Interlocked.Increment(ref apart);
                            continue;
                        }
                        Interlocked.Increment(ref compared);
                        Assert.Equal((told.Really.ReferralId, told.Really.Code), (told.Would.ReferralId, told.Would.Code));
                        Assert.Equal(Seen(told.Really), Seen(told.Would));
                    }
                },
                iter: Given.Iterations(3000),
                print: t => $"{t.Item1}\n{string.Join('\n', t.Item2.Select(s => s.ToString()))}"
            );
        Assert.True(Given.IsShort || (compared > apart / 3 && compared > 500), $"{compared} compared, {apart} apart");
    }

    // The operation decides with the hire and keeps what it saw.
    static void KeepDecision(Story story)
    {
        var hire = story.Hire;
        if (hire.Stage != Stage.Hired || hire.Decisions.Any(d => d.At == hire.StageSince))
            return;
        hire.Decide(
            CreditMoment.Hired,
            new(CreditCode.Earns),
            new CreditFacts
            {
                MadeOn = hire.MadeOn,
                HiredOn = hire.HiredOn,
                ReferrerEmployed = true,
            },
            Given.Recruiter,
            hire.StageSince
        );
    }

    [Fact]
    public void Hires_nobody_decided_by_hand_are_never_set_apart()
    {
        var story = new Story().IsHired("2026-02-01").Starts("2026-02-01").Until("2026-06-01");
        story.First.Force(PayoutState.Exported, story.Today);
        story.First.Force(PayoutState.Paid, story.Today);
        Assert.Null(Told(story, null).Apart);
    }

    [Fact]
    public void Hand_decided_recovery_and_overridden_hires_are_set_apart()
    {
        Assert.Equal(SetApart.Overridden, Told(new Story().IsHired("2026-02-01").Overridden(false), null).Apart);
        var held = new Story().IsHired("2026-02-01").Starts("2026-02-01").Until("2026-02-02");
        Story.Ok(held.Decide(held.Second, PayoutVerdict.Forfeit));
        Assert.Equal(SetApart.DecidedByHand, Told(held, null).Apart);
        var left = new Story().IsHired("2026-02-01").Starts("2026-02-01").Until("2026-02-02");
        left.First.Force(PayoutState.Exported, left.Today);
        left.LastDay(left.Referrer, "2026-01-20");
        Assert.Equal(SetApart.Recovery, Told(left, null).Apart);
        var corrected = new Story().IsHired("2026-02-01").Starts("2026-02-01").Until("2026-02-02");
        corrected.First.Force(PayoutState.Exported, corrected.Today);
        corrected.Starts("2026-01-30");
        Assert.Equal(SetApart.PaidBeforeCorrection, Told(corrected, null).Apart);
    }

    [Fact]
    public void Draft_with_later_parts_forfeits_what_was_paid_to_one_who_left()
    {
        var story = new Story().IsHired("2026-02-01").Starts("2026-02-01").Until("2026-05-10");
        story.LastDay(story.Hired!, "2026-05-09", LeavingReason.OwnWish);
        var told = Told(story, Version(Given.Plan(3000m, "EUR", (50, 0), (50, 120))));
        Assert.Equal(2000m, told.Really.Parts.Sum(p => p.Worth));
        Assert.Equal([(1500m, Standing.Due), (1500m, Standing.Forfeited)], told.Would.Parts.Select(p => (p.Amount, p.Standing)));
        Assert.Equal((1500m, PayoutReason.HireLeft), (told.Would.Parts.Sum(p => p.Worth), told.Would.Parts[1].Reason));
    }

    /// <summary>Two referrers of one candidate, decided the way the operations do.</summary>
    sealed class Queue
    {
        public readonly PlanVersion Active;
        public readonly Person First = Given.Person(),
            Second = Given.Person(name: "Ben Ross", email: "ben@example.com");
        public readonly Referral Earlier,
            Later;
        public readonly List<Ownership> Holdings = [];

        public Queue(PlanTerms? plan = null, int firstLevel = 3, int secondLevel = 3, string later = "2026-02-01")
        {
            Active = Version(plan ?? Given.Plan());
            (Earlier, Later) = (Made(First, Given.MadeOn, firstLevel, false), Made(Second, Given.Day(later), secondLevel, true));
        }

        Referral Made(Person by, DateOnly on, int level, bool held)
        {
            var referral = Given.Referral(Snapshot.Of(Active, "Plan"), by.Id, Guid.NewGuid(), on);
            var facts = new CreditFacts
            {
                MadeOn = on,
                ReferrerEmployed = true,
                ReferrerLevel = level,
                HeldByAnother = held,
            };
            referral.Decide(CreditMoment.Made, CreditRules.Decide(Active.Terms, facts), facts, Given.Recruiter, Given.Noon(on));
            if (!held)
                Holdings.Add(
                    new Ownership(
                        Guid.NewGuid(),
                        referral.CandidateId,
                        Guid.Empty,
                        referral.Id,
                        by.Id,
                        referral.Terms.WindowEnds(on),
                        Given.Noon(on)
                    )
                );
            return referral;
        }

        public Queue Hire(Referral hire, string on)
        {
            var (day, now) = (Given.Day(on), Given.Noon(Given.Day(on)));
            Story.Ok(hire.Move(Stage.Screening, Given.Recruiter, now));
            Story.Ok(hire.Move(Stage.Offer, Given.Recruiter, now));
            Story.Ok(hire.Hire(day, day, false, new(Given.Recruiter, now, day)));
            foreach (var referral in new[] { Earlier, Later })
            {
                var facts = referral.Decisions[0].Facts! with { HiredOn = day };
                referral.Decide(CreditMoment.Hired, CreditRules.Decide(Active.Terms, facts), facts, Given.Recruiter, now);
            }
            Holdings[0].Settle(hire.Id);
            hire.SettleWith(Earlier.CanEarn ? Earlier.Id : null, Earlier.CanEarn ? Earlier.Terms : null);
            return this;
        }

        public SimulatedHire Tell(PlanTerms? tried, string today = "2026-12-01") =>
            new Simulation(
                Catalog(Active),
                tried is null ? null : Version(tried, 2, draft: true),
                NoOpenings,
                DayOf,
                Given.Day(today)
            ).Tell(
                new PastCandidate([Earlier, Later], Holdings, []),
                new[] { Earlier, Later }.Single(r => r.Stage == Stage.Hired),
                new Dictionary<Guid, Employment> { [First.Id] = Employment.Of(First), [Second.Id] = Employment.Of(Second) }
            );
    }

    [Fact]
    public void Duplicate_hired_pays_the_owner_of_the_candidate()
    {
        var queue = new Queue();
        queue.Hire(queue.Later, "2026-03-01");
        var told = queue.Tell(null);
        Assert.Equal((queue.Earlier.Id, queue.Earlier.Id), (told.Really.ReferralId, told.Would.ReferralId));
    }

    [Fact]
    public void Exclusion_of_the_owner_moves_the_next_in_the_queue_up()
    {
        var queue = new Queue(firstLevel: 8);
        queue.Hire(queue.Later, "2026-03-01");
        Assert.Equal(queue.Later.Id, queue.Tell(Given.Plan() with { ExcludedFromLevel = 8 }).Would.ReferralId);
    }

    [Fact]
    public void Shorter_window_gives_the_candidate_to_the_next_who_is_inside_theirs()
    {
        var queue = new Queue(later: "2026-02-20");
        queue.Hire(queue.Later, "2026-03-15");
        Assert.Equal(queue.Earlier.Id, queue.Tell(null).Would.ReferralId);
        Assert.Equal(queue.Later.Id, queue.Tell(Given.Plan() with { WindowDays = 60 }).Would.ReferralId);
        var ended = queue.Tell(Given.Plan() with { WindowDays = 10 }).Would;
        Assert.Equal((null, CreditCode.WindowEnded), (ended.ReferralId, ended.Code));
    }

    [Fact]
    public void Rule_of_the_draft_says_why_a_hire_would_not_have_earned()
    {
        var queue = new Queue(firstLevel: 7, secondLevel: 7);
        queue.Hire(queue.Earlier, "2026-03-01");
        var rule = new ExclusionRule([new(ExclusionField.Level, Comparison.AtLeast, "7")], "Leads refer for the honour.");
        var would = queue.Tell(Given.Plan() with { Exclusions = [rule] }).Would;
        Assert.Equal((CreditCode.ReferrerExcluded, "Leads refer for the honour."), (would.Code, would.Sentence));
    }

    [Fact]
    public void Cap_of_the_draft_counts_the_hires_that_were_entered_before()
    {
        var capped = Version(Given.Plan() with { CapHires = 1 }, 2, draft: true);
        var simulation = new Simulation(Catalog(), capped, NoOpenings, DayOf, Given.Day("2026-12-01"));
        Assert.Equal(Given.Day("2026-01-01"), simulation.CountsFrom(Given.Day("2026-05-05")));
        var ada = Given.Person();
        var people = new Dictionary<Guid, Employment> { [ada.Id] = Employment.Of(ada) };
        var codes = new[] { "2026-03-01", "2026-04-01", "2027-01-10" }.Select(day =>
        {
            var hire = Given.Referral(referrerId: ada.Id, madeOn: Given.Day(day));
            var now = Given.Noon(Given.Day(day));
            Story.Ok(hire.Move(Stage.Screening, Given.Recruiter, now));
            Story.Ok(hire.Move(Stage.Offer, Given.Recruiter, now));
            Story.Ok(hire.Hire(Given.Day(day), null, false, new(Given.Recruiter, now, Given.Day(day))));
            return simulation.Tell(new PastCandidate([hire], [], []), hire, people).Would.Code;
        });
        Assert.Equal([CreditCode.Earns, CreditCode.CapReached, CreditCode.Earns], codes);
    }

    [Fact]
    public void Version_that_does_not_take_the_opening_leaves_the_snapshot_as_it_is()
    {
        var (active, opening) = (Version(Given.Plan()), Guid.NewGuid());
        var other = new PlanVersion(
            Guid.NewGuid(),
            Guid.NewGuid(),
            1,
            Given.Day("2025-01-01"),
            Given.Plan(9000m) with
            {
                Filter = new() { Departments = ["Imaging"] },
            },
            null,
            Given.Noon(Given.MadeOn),
            true
        );
        var hire = Given.Referral(Snapshot.Of(active, "Plan"), openingId: opening);
        var openings = new Dictionary<Guid, OpeningTraits>
        {
            [opening] = new(opening, "Nursing", "Utrecht", 3, PersonKind.Employee, 7777m, "EUR"),
        };
        var now = Given.Noon(Given.MadeOn);
        Story.Ok(hire.Move(Stage.Screening, Given.Recruiter, now));
        Story.Ok(hire.Move(Stage.Offer, Given.Recruiter, now));
        hire.Decide(CreditMoment.Made, new(CreditCode.Earns), Given.EarningFacts, Given.Recruiter, now);
        Story.Ok(hire.Hire(Given.MadeOn, null, false, new(Given.Recruiter, now, Given.MadeOn)));
        hire.SettleWith(hire.Id, hire.Terms);
        var people = new Dictionary<Guid, Employment> { [hire.ReferrerId] = Employment.Of(Given.Person()) };
        Assert.Equal(
            2000m,
            new Simulation(Catalog(active), other, openings, DayOf, Given.MadeOn)
                .Tell(new([hire], [], []), hire, people)
                .Would.Parts.Sum(p => p.Worth)
        );
        // The amount the opening carries today was not there when the referral was made.
        Assert.Equal(
            2500m,
            new Simulation(Catalog(active), Version(Given.Plan(2500m), 2, true), openings, DayOf, Given.MadeOn)
                .Tell(new([hire], [], []), hire, people)
                .Would.Parts.Sum(p => p.Worth)
        );
    }
}

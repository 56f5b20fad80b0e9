using CsCheck;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Ledger;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Domain.Simulator;
using static EmployeeReferrals.Domain.Bonuses.PayoutState;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

public enum Event
{
    Hire,
    HireWithoutDate,
    Undo,
    LeaveBeforeStart,
    Start,
    MovePlannedStart,
    LastDay,
    UndoLastDay,
    Leave,
    UndoLeave,
    WorkingTime,
    UndoWorkingTime,
    Override,
    Decide,
    Export,
    Pay,
    Return,
    Days,
}

/// <summary>What happens, with numbers that each event reads its own way.</summary>
public sealed record Step(Event What, int Days, int Choice, bool OfReferrer);

/// <summary>Any sequence of events on one hire. After each, the payouts are compared with what the rules of docs/rules.md §6 say of the
/// facts alone, worked out here a second time and without their history.</summary>
public sealed class PayoutModelTests
{
    static readonly Event[] Often =
    [
        .. Enum.GetValues<Event>(),
        Event.Start,
        Event.Start,
        Event.LastDay,
        Event.Leave,
        Event.Decide,
        Event.Decide,
        Event.Export,
        Event.Pay,
        Event.Days,
        Event.Days,
        Event.Days,
        Event.Days,
        Event.Days,
        Event.Days,
    ];

    internal static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, Often.Length - 1].Select(i => Often[i]),
        Gen.Int[-60, 60],
        Gen.Int[0, 7],
        Gen.Bool,
        (what, days, choice, referrer) => new Step(what, days, choice, referrer)
    );

    internal static readonly Gen<PlanTerms> Plans = Gen.Select(
        Gen.Int[0, 3],
        Gen.Int[0, 15],
        Gen.Enum<PartTimeRule>(),
        Gen.Bool,
        Gen.Bool,
        (parts, leavers, partTime, approval, both) =>
            Given.Plan(
                999.99m,
                "EUR",
                parts switch
                {
                    0 => [(100, 60)],
                    1 => [(50, 0), (50, 0)],
                    2 => [(25, 0), (75, 90)],
                    _ => [(33.3m, 10), (33.3m, 40), (33.4m, 90)],
                }
            ) with
            {
                ReferrerLeaves = (leavers & 1) != 0 ? LeaverRule.PayAfterRedundancy : LeaverRule.Forfeit,
                HireLeaves = (leavers & 2) != 0 ? LeaverRule.PayAfterRedundancy : LeaverRule.Forfeit,
                DeferDuringReferrerLeave = (leavers & 4) != 0,
                DeferDuringHireLeave = (leavers & 8) != 0,
                PartTime = partTime,
                NeedsApproval = approval,
                HireAmount = both ? 333.33m : 0,
                HireSchedule = both ? PlanTerms.Split(333.33m, "EUR", [(50, 0), (50, 60)]) : [],
            }
    );

    [Fact]
    public void Any_sequence_of_events_leaves_what_the_facts_say() =>
        Gen.Select(Plans, Steps.Array[1, 30])
            .Sample(
                (plan, steps) =>
                {
                    var story = new Story(plan);
                    foreach (var step in steps)
                    {
                        var outOfHand = story.Payouts.Where(p => p.IsOutOfHand).ToDictionary(p => p.Id, p => (p.State, p.Amount, p.DueOn));
                        Apply(story, step);
                        story.Follow(PayoutReason.StartChanged);
                        foreach (
                            var payout in story.Payouts.Where(p =>
                                p.State == Released || (p.State == AwaitingApproval && p.DueOn <= story.Today && story.Hire.HasStarted)
                            )
                        )
                            Assert.True(
                                Expected(story, payout).State == Released,
                                $"{step}: {payout.State} by {payout.Reason}, due {payout.DueOn}, held {payout.HeldUntil}, "
                                    + $"deferred {payout.DeferredUntil}, today {story.Today}"
                            );
                        story.Judge();
                        if (step.What is not (Event.Export or Event.Pay or Event.Return))
                            Assert.All(story.Payouts.Where(p => outOfHand.ContainsKey(p.Id)), p =>
                                Assert.Equal(outOfHand[p.Id], (p.State, p.Amount, p.DueOn))
                            );
                        AgreesWithTheFacts(story);
                        KeepsItsBooks(story);
                        ChangesNothingWhenAskedAgain(story);
                    }
                },
                iter: Given.Iterations(4000),
                print: t => $"{t.Item1}\n{string.Join('\n', t.Item2.Select(s => s.ToString()))}"
            );

    internal static void Apply(Story story, Step step)
    {
        var (hire, today) = (story.Hire, story.Today);
        var near = today.AddDays(step.Days);
        var who = step.OfReferrer ? story.Referrer : story.Hired;
        var one = story.Payouts.Count == 0 ? null : story.Payouts[step.Choice % story.Payouts.Count];
        switch (step.What)
        {
            case Event.Hire when hire.Stage != Stage.Hired:
                story.HiredWith(near < Given.MadeOn ? Given.MadeOn : near);
                break;
            case Event.HireWithoutDate when hire.Stage != Stage.Hired:
                story.HiredWith(null);
                break;
            case Event.Undo when hire.Stage == Stage.Hired && step.Choice < 4:
                story.Undone();
                break;
            case Event.LeaveBeforeStart when hire.Stage == Stage.Hired && !hire.HasStarted && step.Choice < 3:
                story.LeavesBeforeStart();
                break;
            case Event.Start when hire.Stage == Stage.Hired:
                var start = hire.PlannedStart is { } planned && step.Choice < 4 ? planned : near;
                story.TriesToStart(
                    start > today ? today
                    : start < hire.HiredOn ? hire.HiredOn!.Value
                    : start
                );
                break;
            case Event.MovePlannedStart when hire.Stage == Stage.Hired && !hire.HasStarted:
                story.Plans(near < hire.HiredOn ? hire.HiredOn!.Value : near);
                break;
            case Event.LastDay when who is { NeverStarted: false } && near >= who.FirstDay:
                story.LastDay(who, near, step.Choice < 4 ? LeavingReason.Redundancy : LeavingReason.OwnWish);
                break;
            case Event.UndoLastDay when who?.LastDay is not null && (!who.NeverStarted || who.EarlierSpells.Count > 0):
                story.LastDayUndone(who);
                break;
            case Event.Leave when who is not null:
                who.RecordLeave(Guid.NewGuid(), near, step.Choice == 0 ? null : near.AddDays(step.Choice * 8));
                break;
            case Event.UndoLeave when who is { Leaves.Count: > 0 }:
                story.LeaveUndone(who, who.Leaves[step.Choice % who.Leaves.Count].Id);
                break;
            case Event.WorkingTime:
                story.Hired?.RecordWorkingTime(Guid.NewGuid(), near, 100 - step.Choice * 13);
                break;
            case Event.UndoWorkingTime when story.Hired is { WorkingTimes.Count: > 0 } hired:
                hired.UndoWorkingTime(hired.WorkingTimes[step.Choice % hired.WorkingTimes.Count].Id);
                break;
            case Event.Override:
                bool? word = step.Choice switch
                {
                    < 3 => false,
                    < 6 => true,
                    _ => null,
                };
                if (word != story.Credited.Override)
                    story.Overridden(word);
                break;
            case Event.Decide when one is not null:
                var verdicts = Enum.GetValues<PayoutVerdict>().Where(v => v.Allows(one.State, one.Recovery)).ToList();
                if (verdicts.Count > 0)
                    story.Decide(one, verdicts[Math.Abs(step.Days) % verdicts.Count], today.AddDays(Math.Abs(step.Days) + 1));
                break;
            case Event.Export:
                foreach (var payout in story.Payouts.Where(p => p.State == Released && p.Number % 3 == step.Choice % 3))
                    payout.Force(Exported, today);
                break;
            case Event.Pay:
                foreach (var payout in story.Payouts.Where(p => p.State == Exported && p.Number % 3 == step.Choice % 3))
                    payout.Force(Paid, today);
                break;
            case Event.Return when one is { State: Exported }:
                story.Returned(one);
                break;
            case Event.Days:
                story.Until(today.AddDays(Math.Abs(step.Days)));
                break;
        }
    }

    static (PayoutState State, DateOnly Day) Expected(Story story, Payout payout)
    {
        var terms = story.Credited.Terms;
        var (referrer, hire) = (payout.Side == RecipientSide.Referrer ? story.Referrer : null, story.Hired!);
        var start = story.Hire.StartedOn ?? story.Hire.PlannedStart;
        for (var day = payout.IsOutOfHand && start is { } first ? first.AddDays(payout.DaysAfterStart) : payout.DueOn!.Value; ; )
        {
            if (Left(referrer, terms.ReferrerLeaves, day) || Left(hire, terms.HireLeaves, day))
                return (Forfeited, day);
            var away = (terms.DeferDuringReferrerLeave ? Away(referrer, day) : null)
                ?? (terms.DeferDuringHireLeave ? Away(hire, day) : null);
            if (away is null)
                return (day <= story.Today ? Released : Scheduled, day);
            if (away > story.Today)
                return (Deferred, day);
            day = away.Value;
        }

        static bool Left(Person? who, LeaverRule rule, DateOnly day) =>
            who is { NeverStarted: false }
            && who.LastDay < day
            && (rule == LeaverRule.Forfeit || who.LeavingReason != LeavingReason.Redundancy);

        static DateOnly? Away(Person? who, DateOnly day)
        {
            if (who is null || who.FirstDay > day || who.LastDay < day || who.LeaveOn(day) is not { } leave)
                return null;
            var last = leave.LastDay ?? DateOnly.MaxValue.AddDays(-1);
            return (who.LastDay < last ? who.LastDay.Value : last).AddDays(1);
        }
    }

    static bool EndedByHr(Payout payout) =>
        payout.State == Declined || payout.Reason is PayoutReason.ForfeitedByHr or PayoutReason.CancelledByHr;

    static void AgreesWithTheFacts(Story story)
    {
        var (hire, earns, terms) = (story.Hire, story.Credited.CanEarn, story.Credited.Terms);
        if (hire.Stage == Stage.Hired && earns)
        {
            Assert.Equal(terms.Schedule.Select(i => i.Number), Standing(story, RecipientSide.Referrer));
            if (hire.HasStarted)
                Assert.Equal(terms.HireSchedule.Select(i => i.Number), Standing(story, RecipientSide.Hire));
        }
        foreach (var payout in story.Payouts)
        {
            if (payout.IsOutOfHand)
            {
                IsReviewed(story, payout);
                continue;
            }
            Assert.Equal(RecoveryState.None, payout.Recovery is RecoveryState.ToReview ? RecoveryState.ToReview : RecoveryState.None);
            if (EndedByHr(payout))
                continue;
            if (story.EndedBeforeAnUndoing.Contains(payout.Id) && payout.IsClosed)
                continue;
            var start = hire.StartedOn ?? hire.PlannedStart;
            if (hire.Stage != Stage.Hired || !earns)
            {
                Assert.True(payout.State is Cancelled or Forfeited, $"{payout.State} without a hire or credit");
                continue;
            }
            // A hired again candidate is nobody's payee before the start.
            if (payout.Side == RecipientSide.Hire && !hire.HasStarted)
                continue;
            Assert.Equal(start?.AddDays(payout.DaysAfterStart), payout.DueOn);
            var put = (payout.State, payout.Reason) == (Deferred, PayoutReason.DeferredByHr);
            // Asked a fortnight ahead, whether the start is confirmed by then or not.
            var asked = terms.NeedsApproval && payout.State == AwaitingApproval && payout.DueOn <= story.Today.AddDays(14);
            if (start is null)
                Assert.Equal(Planned, payout.State);
            else if (!hire.HasStarted)
                Assert.True(
                    payout.State is Scheduled
                        || put
                        || asked
                        || (terms.NeedsApproval && (payout.State, payout.Reason) == (Deferred, PayoutReason.NoLongerDue)),
                    $"{payout.State} before the start"
                );
            // What HR put off is looked at on that day, and judged by its due date then.
            else if (put && payout.HeldUntil > story.Today)
                continue;
            else if (payout.DueOn <= story.Today)
                IsJudged(story, payout);
            else
                Assert.True(
                    payout.State is Scheduled
                        || put
                        || asked
                        || (payout.State, payout.Reason) == (Deferred, PayoutReason.NoLongerDue)
                        || (payout.State == Forfeited && Expected(story, payout).State == Forfeited),
                    $"{payout.State} before it is due"
                );
            Assert.False(payout.State == Scheduled && payout.JudgedOn <= story.Today && hire.HasStarted, "Due and left lying");
        }
    }

    /// <summary>The parts that count: one that was paid back is owed again as a new entry when they are hired again, and so is no part of
    /// the whole.</summary>
    static IEnumerable<int> Standing(Story story, RecipientSide side) =>
        story
            .Payouts.Where(p =>
                p.Side == side && !story.Payouts.Exists(later => (later.Side, later.Number) == (p.Side, p.Number) && later.Round > p.Round)
            )
            .Select(p => p.Number)
            .Order();

    static bool IsPaidBack(Payout payout) => payout is { State: Paid, Recovery: RecoveryState.Recovered };

    static void IsJudged(Story story, Payout payout)
    {
        var (expected, day) = Expected(story, payout);
        var terms = story.Credited.Terms;
        if (expected == Released && terms.NeedsApproval)
            Assert.True(payout.State is AwaitingApproval or Released, $"{payout.State} for an approval");
        else
            Assert.Equal(expected, payout.State);
        if (expected != Released)
            return;
        var percent = story
            .Hired!.WorkingTimes.Where(w => w.From <= day)
            .OrderByDescending(w => w.From)
            .Select(w => w.Percent)
            .DefaultIfEmpty(100)
            .First();
        var owed = terms.PartTime switch
        {
            PartTimeRule.InProportion => payout.FullAmount * percent / 100m,
            PartTimeRule.HalfBelowFullTime when percent < 100 => payout.FullAmount / 2m,
            PartTimeRule.FullAmount or PartTimeRule.HalfBelowFullTime => payout.FullAmount,
        };
        Assert.Equal(Math.Round(owed, 2, MidpointRounding.AwayFromZero), payout.Amount);
    }

    static void IsReviewed(Story story, Payout payout)
    {
        if (payout.Recovery is RecoveryState.Waived or RecoveryState.Recovered)
            return;
        // Hired again it stands, before the new start too: only a last day makes a leaver (docs/rules.md §6).
        var grounds =
            story.Hire.Stage != Stage.Hired
            || !story.Credited.CanEarn
            || (story.Hire.HasStarted && Expected(story, payout).State == Forfeited);
        Assert.Equal(grounds ? RecoveryState.ToReview : RecoveryState.None, payout.Recovery);
    }

    static void KeepsItsBooks(Story story)
    {
        var handed = story.Payouts.Where(p => p.State is Released or Exported or Paid).ToList();
        Assert.True(
            handed.Where(p => p.Side == RecipientSide.Referrer && !IsPaidBack(p)).Sum(p => p.Amount) <= story.Credited.Terms.Amount
        );
        Assert.True(
            handed.Where(p => p.Side == RecipientSide.Hire && !IsPaidBack(p)).Sum(p => p.Amount) <= story.Credited.Terms.HireAmount
        );
        Assert.All(story.Payouts, p => Assert.True(p.Amount <= p.FullAmount));
        Assert.All(handed, p => Assert.True(p.ReleasedAt is not null && p.LegalEntity == "Example GmbH" && p.EmployeeNumber == "4711"));
        Assert.All(story.Payouts.Except(handed), p => Assert.True(p.ReleasedAt is null && p.LegalEntity is null));
        Assert.Equal(story.Payouts.Count, story.Payouts.DistinctBy(p => (p.ReferralId, p.Number, p.RecipientId, p.Round)).Count());
        foreach (var again in story.Payouts.Where(p => p.Round > 1))
            Assert.True(
                IsPaidBack(story.Payouts.Single(p => (p.Side, p.Number, p.Round) == (again.Side, again.Number, again.Round - 1))),
                "Laid down twice"
            );
        foreach (var payout in story.Payouts)
        {
            Assert.Equal([], LedgerCheck.OfLedger(payout));
            foreach (var entry in payout.Ledger.Where(e => e.To == Released && e.From is Scheduled or AwaitingApproval && e.From != e.To))
                Assert.True(entry.Seen is null or { CreditStands: true, StartConfirmed: true }, "Released without credit");
        }
    }

    static void ChangesNothingWhenAskedAgain(Story story)
    {
        var before = story.Payouts.Select(p => (p.Id, p.State, p.LedgerCount)).ToList();
        story.Reconcile(PayoutReason.LaidDown);
        Assert.Equal(before, story.Payouts.Select(p => (p.Id, p.State, p.LedgerCount)));
        story.Reassess();
        Assert.Equal(before, story.Payouts.Select(p => (p.Id, p.State, p.LedgerCount)));
        story.Judge();
        Assert.Equal(before, story.Payouts.Select(p => (p.Id, p.State, p.LedgerCount)));
        story.Reassess().Judge();
        Assert.Equal(before, story.Payouts.Select(p => (p.Id, p.State, p.LedgerCount)));
    }

    /// <summary>One fact of one person, typed on some day. None of them excludes another.</summary>
    public sealed record Fact(bool OfReferrer, int What, int From, int Length, int TypedOn);

    static readonly Gen<Fact[]> Facts = Gen.Select(
            Gen.Bool,
            Gen.Int[0, 2],
            Gen.Int[1, 120],
            Gen.Int[0, 60],
            Gen.Int[0, 150],
            (referrer, what, from, length, typed) => new Fact(referrer, what, from, length, typed)
        )
        .Array[1, 6]
        .Select(facts => facts.DistinctBy(f => (f.OfReferrer, f.What)).ToArray());

    [Fact]
    public void Order_in_which_independent_facts_are_typed_changes_nothing_that_is_owed() =>
        Gen.Select(Plans, Facts, Gen.Int[0, 1_000_000])
            .Sample(
                (plan, facts, seed) =>
                {
                    var asTold = Told(plan, facts);
                    var otherwise = facts.ToArray();
                    new Random(seed).Shuffle(otherwise);
                    Assert.Equal(asTold, Told(plan, otherwise.Select((f, i) => f with { TypedOn = facts[i].TypedOn })));
                    Assert.Equal(asTold, Told(plan, facts.Select(f => f with { TypedOn = 0 })));
                    Assert.Equal(asTold, Told(plan, facts.Select(f => f with { TypedOn = 150 })));
                },
                iter: Given.Iterations(2000)
            );

    static List<(int, RecipientSide, bool Owed, decimal)> Told(PlanTerms plan, IEnumerable<Fact> facts)
    {
        var story = new Story(plan).IsHired("2026-02-01").Starts("2026-02-01");
        var start = story.Today;
        foreach (var fact in facts.OrderBy(f => f.TypedOn))
        {
            story.Until(start.AddDays(fact.TypedOn));
            var who = fact.OfReferrer ? story.Referrer : story.Hired!;
            var from = start.AddDays(fact.From);
            if (fact.What == 0)
                who.RecordLastDay(from, LeavingReason.OwnWish);
            else if (fact.What == 1)
                who.RecordLeave(Guid.NewGuid(), from, from.AddDays(fact.Length));
            else
                who.RecordWorkingTime(Guid.NewGuid(), from, 50);
            story.Reassess();
        }
        story.Until(start.AddDays(400));
        foreach (var payout in story.Payouts.Where(p => p.State == AwaitingApproval))
            Story.Ok(story.Decide(payout, PayoutVerdict.Approve));
        return [.. story.Payouts.Select(p => (p.Number, p.Side, p.State == Released, p.State == Released ? p.Amount : 0))];
    }
}

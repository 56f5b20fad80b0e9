using CsCheck;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using static EmployeeReferrals.Domain.Bonuses.PayoutState;

namespace EmployeeReferrals.Domain.Tests.Bonuses;

public enum Event { Hire, HireWithoutDate, Undo, LeaveBeforeStart, Start, MovePlannedStart, LastDay, UndoLastDay, Leave, UndoLeave, Override, Export, Pay, Days }

/// <summary>What happens, with numbers that each event reads its own way.</summary>
public sealed record Step(Event What, int Days, int Choice, bool OfReferrer);

/// <summary>Any sequence of events on one hire. After each, the payouts are compared with what the rules of product §6 say of the facts
/// alone, worked out here a second time and without their history.</summary>
public sealed class PayoutModelTests
{
    static readonly Gen<Step> Steps =
        Gen.Select(Gen.Int[0, 25], Gen.Int[-60, 60], Gen.Int[0, 7], Gen.Bool, (what, days, choice, referrer) =>
            new Step(what >= 20 ? Event.Days : what >= 14 ? (Event)(what % 6 + 4) : (Event)what, days, choice, referrer));

    static readonly Gen<PlanTerms> Plans = Gen.Select(Gen.Int[0, 3], Gen.Bool, Gen.Bool, Gen.Bool, (parts, referrer, hire, leave) => Given.Plan(999.99m, "EUR", parts switch
    {
        0 => [(100, 60)],
        1 => [(50, 0), (50, 0)],
        2 => [(25, 0), (75, 90)],
        _ => [(33.3m, 10), (33.3m, 40), (33.4m, 90)],
    }) with
    {
        ReferrerLeaves = referrer ? LeaverRule.PayAfterRedundancy : LeaverRule.Forfeit,
        HireLeaves = hire ? LeaverRule.PayAfterRedundancy : LeaverRule.Forfeit,
        DeferDuringLeave = leave,
    });

    [Fact]
    public void Any_sequence_of_events_leaves_what_the_facts_say() =>
        Gen.Select(Plans, Steps.Array[1, 30]).Sample((plan, steps) =>
        {
            var story = new Story(plan);
            foreach (var step in steps)
            {
                var outOfHand = story.Payouts.Where(p => p.IsOutOfHand).ToDictionary(p => p.Id, p => (p.State, p.LedgerCount));
                Apply(story, step);
                story.Follow(PayoutReason.StartChanged);
                foreach (var payout in story.Payouts.Where(p => p.State == Released)) Assert.Equal(Released, Expected(story, payout));
                story.Judge();
                if (step.What is not (Event.Export or Event.Pay))
                    Assert.All(story.Payouts.Where(p => outOfHand.ContainsKey(p.Id)), p => Assert.Equal(outOfHand[p.Id], (p.State, p.LedgerCount)));
                AgreesWithTheFacts(story);
                KeepsItsBooks(story);
                ChangesNothingWhenAskedAgain(story);
            }
        }, iter: Given.Iterations(4000), print: t => $"{t.Item1}\n{string.Join('\n', t.Item2.Select(s => s.ToString()))}");

    static void Apply(Story story, Step step)
    {
        var (hire, today) = (story.Hire, story.Today);
        var near = today.AddDays(step.Days);
        var who = step.OfReferrer ? story.Referrer : story.Hired;
        switch (step.What)
        {
            case Event.Hire when hire.Stage != Stage.Hired: story.HiredWith(near < Given.MadeOn ? Given.MadeOn : near); break;
            case Event.HireWithoutDate when hire.Stage != Stage.Hired: story.HiredWith(null); break;
            case Event.Undo when hire.Stage == Stage.Hired && step.Choice < 4: story.Undone(); break;
            case Event.LeaveBeforeStart when hire.Stage == Stage.Hired && !hire.HasStarted && step.Choice < 3: story.LeavesBeforeStart(); break;
            case Event.Start when hire.Stage == Stage.Hired:
                var start = hire.PlannedStart is { } planned && step.Choice < 4 ? planned : near;
                story.Starts(start > today ? today : start < hire.HiredOn ? hire.HiredOn!.Value : start);
                break;
            case Event.MovePlannedStart when hire.Stage == Stage.Hired && !hire.HasStarted: story.Plans(near < hire.HiredOn ? hire.HiredOn!.Value : near); break;
            case Event.LastDay when who is not null && near >= who.FirstDay: story.LastDay(who, near, step.Choice < 4 ? LeavingReason.Redundancy : LeavingReason.OwnWish); break;
            case Event.UndoLastDay when who?.LastDay is not null: story.LastDayUndone(who); break;
            case Event.Leave when who is not null: who.RecordLeave(Guid.NewGuid(), near, step.Choice == 0 ? null : near.AddDays(step.Choice * 8)); break;
            case Event.UndoLeave when who is { Leaves.Count: > 0 }: story.LeaveUndone(who, who.Leaves[step.Choice % who.Leaves.Count].Id); break;
            case Event.Override:
                bool? word = step.Choice switch { < 3 => false, < 6 => true, _ => null };
                if (word != story.Credited.Override) story.Overridden(word);
                break;
            case Event.Export:
                foreach (var payout in story.Payouts.Where(p => p.State == Released && p.Number == step.Choice)) payout.Force(Exported, today);
                break;
            case Event.Pay:
                foreach (var payout in story.Payouts.Where(p => p.State == Exported && p.Number == step.Choice)) payout.Force(Paid, today);
                break;
            case Event.Days: story.Until(today.AddDays(Math.Abs(step.Days))); break;
        }
    }

    static PayoutState? Expected(Story story, Payout payout)
    {
        var terms = story.Credited.Terms;
        var start = story.Hire.StartedOn!.Value;
        var (referrer, hire) = (story.Referrer, story.Hired!);
        for (var day = start.AddDays(payout.DaysAfterStart); ;)
        {
            if (Left(referrer, terms.ReferrerLeaves, day) || Left(hire, terms.HireLeaves, day)) return Forfeited;
            var away = terms.DeferDuringLeave ? Away(referrer, day) ?? Away(hire, day) : null;
            if (away is null) return day <= story.Today ? Released : Scheduled;
            if (away > story.Today) return Deferred;
            day = away.Value;
        }

        static bool Left(Person who, LeaverRule rule, DateOnly day) =>
            who.FirstDay > day || (who.LastDay < day && (rule == LeaverRule.Forfeit || who.LeavingReason != LeavingReason.Redundancy));

        static DateOnly? Away(Person who, DateOnly day)
        {
            if (who.LastDay < day || who.LeaveOn(day) is not { } leave) return null;
            var last = leave.LastDay ?? DateOnly.MaxValue.AddDays(-1);
            return (who.LastDay < last ? who.LastDay.Value : last).AddDays(1);
        }
    }

    static void AgreesWithTheFacts(Story story)
    {
        var (hire, earns) = (story.Hire, story.Credited.CanEarn);
        if (hire.Stage == Stage.Hired && earns) Assert.Equal(story.Credited.Terms.Schedule.Select(i => i.Number), story.Payouts.Select(p => p.Number));
        foreach (var payout in story.Payouts.Where(p => !p.IsOutOfHand))
        {
            var start = hire.StartedOn ?? hire.PlannedStart;
            if (hire.Stage != Stage.Hired || !earns)
            {
                Assert.True(payout.State is Cancelled or Forfeited, $"{payout.State} without a hire or credit");
                continue;
            }
            Assert.Equal(start?.AddDays(payout.DaysAfterStart), payout.DueOn);
            if (start is null) Assert.Equal(Planned, payout.State);
            else if (!hire.HasStarted) Assert.Equal(Scheduled, payout.State);
            else if (payout.DueOn <= story.Today) Assert.Equal(Expected(story, payout), payout.State);
            else Assert.True(payout.State is Scheduled || (payout.State, payout.Reason) == (Deferred, PayoutReason.NoLongerDue) || (payout.State == Forfeited && Expected(story, payout) == Forfeited), $"{payout.State} before it is due");
            Assert.False(payout.State == Scheduled && payout.DueOn <= story.Today && hire.HasStarted, "Due and left lying");
        }
    }

    static void KeepsItsBooks(Story story)
    {
        var handed = story.Payouts.Where(p => p.State is Released or Exported or Paid).ToList();
        Assert.True(handed.Sum(p => p.Amount) <= story.Credited.Terms.Amount);
        Assert.All(handed, p => Assert.True(p.ReleasedAt is not null && p.LegalEntity == "Example GmbH" && p.EmployeeNumber == "4711"));
        Assert.All(story.Payouts.Except(handed), p => Assert.True(p.ReleasedAt is null && p.LegalEntity is null));
        Assert.Equal(story.Payouts.Count, story.Payouts.DistinctBy(p => (p.ReferralId, p.Number, p.RecipientId)).Count());
        foreach (var payout in story.Payouts)
        {
            Assert.Equal(Enumerable.Range(1, payout.LedgerCount), payout.Ledger.Select(l => l.Number));
            PayoutState? at = null;
            foreach (var entry in payout.Ledger)
            {
                Assert.Equal(at, entry.From);
                Assert.True(at is null ? entry.To is Planned or Scheduled : at == entry.To || PayoutTable.Allows(at.Value, entry.To), $"{at} to {entry.To}");
                if (entry.Reason == PayoutReason.DueAndChecked && entry.To == Released) Assert.NotEqual(Released, at);
                at = entry.To;
            }
            Assert.Equal(payout.State, at);
            var last = payout.Ledger[^1];
            Assert.Equal((payout.Reason, payout.Amount, payout.Currency, payout.DueOn), (last.Reason, last.Amount, last.Currency, last.DueOn));
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
}

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Domain.Tests;

/// <summary>A hire, whose credit it settles, both people and the payouts, kept in step the way the operations do it:
/// a change, then Reconcile, then Reassess; JudgeDue once a day.</summary>
sealed class Story
{
    public Story(PlanTerms? plan = null, string today = "2026-02-01", string madeOn = "2026-01-05")
    {
        Today = Given.Day(today);
        Referrer = Given.Person();
        Credited = Hire = Given.Referral(Given.Terms(plan), Referrer.Id, madeOn: Given.Day(madeOn));
        Credited.Place(true, Credited.MadeAt);
    }

    public DateOnly Today { get; set; }

    /// <summary>HR has to decide whose the bonus is.</summary>
    public bool Undecided { get; set; }
    public Person Referrer { get; }
    public Person? Hired { get; private set; }
    public Referral Credited { get; }
    public Referral Hire { get; set; }
    public List<Payout> Payouts { get; } = [];
    public Payout First => Payouts.Single(p => p.Number == 1);
    public Payout Second => Payouts.Single(p => p.Number == 2);
    public IEnumerable<PayoutState> States => Payouts.OrderBy(p => p.Number).Select(p => p.State);
    DateTimeOffset Now => Given.Noon(Today);

    public DueFacts Facts => FactsFor(RecipientSide.Referrer);

    public DueFacts FactsFor(RecipientSide side) =>
        new DueFacts(
            Hire.HasStarted,
            Hire.Stage == Stage.Hired && Credited.CanEarn,
            Employment.Of(Referrer),
            Hired is null ? null : Employment.Of(Hired),
            Credited.Terms,
            Hire.StartedOn ?? Hire.PlannedStart,
            Undecided
        ).For(side);

    public Judgement Judgement(Payout payout) =>
        new(FactsFor(payout.Side), Hire.Stage == Stage.Hired, Referrer.LegalEntity, Referrer.EmployeeNumber);

    public Story IsHired(string? plannedStart = null, string? on = null) =>
        HiredWith(Given.DayOrNull(plannedStart), on is null ? null : Given.Day(on));

    public Story HiredWith(DateOnly? plannedStart, DateOnly? on = null)
    {
        if (Hire.Stage.IsClosed())
            Ok(Hire.Move(Stage.New, Given.Recruiter, Now, note: "Back again"));
        if (Hire.Stage == Stage.New)
            Ok(Hire.Move(Stage.Screening, Given.Recruiter, Now));
        if (Hire.Stage == Stage.Screening)
            Ok(Hire.Move(Stage.Offer, Given.Recruiter, Now));
        Ok(Hire.Hire(on ?? Given.MadeOn, plannedStart, true, new(Given.Recruiter, Now, Today)));
        Hire.SettleWith(Credited.Id, Credited.Terms);
        return Follow(PayoutReason.LaidDown, hiredNow: true);
    }

    public Story Plans(DateOnly start)
    {
        Ok(Hire.ChangePlannedStart(start, true, Today));
        return Follow(PayoutReason.StartChanged);
    }

    /// <summary>Refused where a last day stands against it; then nothing happens.</summary>
    public void TriesToStart(DateOnly day)
    {
        var stands =
            Hired is null ? null
            : Hired.NeverStarted
                ? Hired.EarlierSpells is [.., var kept] ? kept.LastDay
                    : null
            : Hired.LastDay;
        if (stands < day)
            Assert.Equal("start_after_last_day", Hired!.Start(day, Hire.Id).Problem?.Code);
        else
            Starts(day);
    }

    public Story Starts(string day) => Starts(Given.Day(day));

    public Story Starts(DateOnly day)
    {
        var corrected = Hire.HasStarted;
        if (Hired is null)
            Hired = new Person(Guid.NewGuid(), "Grace Hopper", "grace@example.com", day) { HiredFromReferralId = Hire.Id };
        else
            Ok(Hired.Start(day, Hire.Id));
        Ok(Hire.ConfirmStart(day, Hired.Id, Today));
        return Follow(corrected ? PayoutReason.StartChanged : PayoutReason.StartConfirmed);
    }

    /// <summary>Forfeited in a hire that was undone: it stays so.</summary>
    public HashSet<Guid> EndedBeforeAnUndoing { get; } = [];

    public Story Undone()
    {
        EndedBeforeAnUndoing.UnionWith(Payouts.Where(p => p.State == PayoutState.Forfeited).Select(p => p.Id));
        Ok(Hire.UndoHire("A mistake", Given.Recruiter, Now));
        Hired?.WithdrawSpell(Hire.Id);
        return Follow(PayoutReason.HireUndone);
    }

    public Story LeavesBeforeStart()
    {
        EndedBeforeAnUndoing.UnionWith(Payouts.Where(p => p.State == PayoutState.Forfeited).Select(p => p.Id));
        Ok(Hire.LeaveBeforeStart(Given.Recruiter, Now, null));
        return Follow(PayoutReason.LeftBeforeStart);
    }

    public Story Overridden(bool? earns)
    {
        Ok(Credited.OverrideCredit(earns, "HR says so", Given.Recruiter, Now));
        return Follow(PayoutReason.CreditLost);
    }

    public Story LastDay(Person who, string day, LeavingReason reason = LeavingReason.OwnWish) => LastDay(who, Given.Day(day), reason);

    public Story LastDay(Person who, DateOnly day, LeavingReason reason)
    {
        Ok(who.RecordLastDay(day, reason));
        return Reassess();
    }

    public Story LastDayUndone(Person who)
    {
        Ok(who.UndoLastDay());
        return Reassess();
    }

    public Guid Leave(Person who, string from, string? until)
    {
        var id = Guid.NewGuid();
        Ok(who.RecordLeave(id, Given.Day(from), Given.DayOrNull(until)));
        Reassess();
        return id;
    }

    public Story LeaveUndone(Person who, Guid leave)
    {
        Ok(who.UndoLeave(leave));
        return Reassess();
    }

    public Guid WorkingTime(Person who, string from, int percent)
    {
        var id = Guid.NewGuid();
        Ok(who.RecordWorkingTime(id, Given.Day(from), percent));
        Reassess();
        return id;
    }

    public Story WorkingTimeUndone(Person who, Guid time)
    {
        Ok(who.UndoWorkingTime(time));
        return Reassess();
    }

    public Result Decide(Payout payout, PayoutVerdict verdict, DateOnly? until = null) =>
        payout.Decide(verdict, until, Judgement(payout), new(Given.Recruiter, Now, Today));

    public Story Returned(Payout payout)
    {
        payout.Return(PayoutReason.RejectedByPayroll, Judgement(payout), new(Given.Recruiter, Now, Today));
        return Reassess();
    }

    public Story Follow(PayoutReason why, bool hiredNow = false)
    {
        Payouts.AddRange(new HireBonus(Hire, Credited, Payouts).Reconcile(why, new(Given.Recruiter, Now, Today), hiredNow));
        return Reassess();
    }

    public void Reconcile(PayoutReason why) =>
        Payouts.AddRange(new HireBonus(Hire, Credited, Payouts).Reconcile(why, new(Given.Recruiter, Now, Today)));

    public Story Reassess()
    {
        foreach (var payout in Payouts)
            payout.Reassess(FactsFor(payout.Side), new(Given.Recruiter, Now, Today));
        return this;
    }

    public Story Judge()
    {
        foreach (var payout in Payouts)
            payout.JudgeDue(Judgement(payout), new(Given.Job, Now, Today));
        return this;
    }

    public Story Until(string day) => Until(Given.Day(day));

    public Story Until(DateOnly day)
    {
        for (Judge(); Today < day; Judge())
            Today = Today.AddDays(1);
        return this;
    }

    public static void Ok(Result result) => Assert.True(result.IsOk, $"{result.Outcome} {result.Problem?.Code}");
}

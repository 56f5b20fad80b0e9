using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>One side of a bonus as the rules see it.</summary>
/// <param name="Earlier">Spells before the one that the first three say; null: none.</param>
public sealed record Employment(
    DateOnly FirstDay,
    DateOnly? LastDay,
    LeavingReason? Reason,
    IReadOnlyList<Leave> Leaves,
    IReadOnlyList<WorkingTime>? WorkingTimes = null,
    IReadOnlyList<Spell>? Earlier = null
)
{
    public static Employment Of(Person person) =>
        new(person.FirstDay, person.LastDay, person.LeavingReason, person.Leaves, person.WorkingTimes, person.EarlierSpells);

    /// <summary>In percent of full time.</summary>
    public int WorkingTimeOn(DateOnly day) => WorkingTimes?.Where(w => w.From <= day).MaxBy(w => w.From)?.Percent ?? 100;

    public bool On(DateOnly day) => SpellOn(day) is not null;

    /// <summary>The spell that had ended before a day on which nobody is employed; null while employed, and for who has not begun yet: only
    /// a last day makes a leaver (docs/rules.md §6).</summary>
    public Spell? LeftBefore(DateOnly day) =>
        On(day) ? null : Spells.Where(s => !s.Withdrawn && s.LastDay >= s.FirstDay && s.LastDay < day).MaxBy(s => s.LastDay);

    /// <summary>The leave on a day. It ends with the employment: afterwards there is nothing to come back to.</summary>
    public Leave? LeaveOn(DateOnly day) => On(day) ? Leaves.FirstOrDefault(l => l.Covers(day)) : null;

    /// <summary>The day after a leave that covers a day of employment; null while it has no end.</summary>
    public DateOnly? After(Leave leave, DateOnly day)
    {
        var last = SpellOn(day)?.LastDay;
        return (leave.LastDay is { } end && !(last < end) ? end : last)?.AddDays(1);
    }

    private Spell? SpellOn(DateOnly day) => Spells.FirstOrDefault(s => s.Covers(day));

    private IEnumerable<Spell> Spells => [.. Earlier ?? [], new(FirstDay, LastDay, Reason)];
}

/// <summary>All that a due payout is judged by.</summary>
/// <param name="Referrer">Null where the referrer's employment does not matter: the part of the hired person.</param>
/// <param name="Terms">What the holder's plan gives for the opening hired into.</param>
/// <param name="Start">The first day, or the planned one: due dates count from it.</param>
/// <param name="Undecided">Who this person is, or whose the bonus is, waits for HR: nothing is released meanwhile (docs/rules.md
/// §5).</param>
public sealed record DueFacts(
    bool StartConfirmed,
    bool CreditStands,
    Employment? Referrer,
    Employment? Hire,
    Snapshot Terms,
    DateOnly? Start = null,
    bool Undecided = false
)
{
    /// <summary>As they count for one side of the bonus: the hired person's part does not ask whether the referrer is still
    /// here.</summary>
    public DueFacts For(RecipientSide side) =>
        side switch
        {
            RecipientSide.Referrer => this,
            RecipientSide.Hire => this with { Referrer = null },
        };

    /// <summary>Whether the referrer or the hired person is gone by now.</summary>
    public bool OneHasLeft(DateOnly today) => Referrer?.LastDay < today || Hire?.LastDay < today;

    /// <summary>What a judgement keeps of this.</summary>
    public DueSeen Seen(DateOnly day) =>
        new(
            day,
            StartConfirmed,
            CreditStands,
            Referrer?.FirstDay,
            Referrer?.LastDay,
            Hire?.FirstDay,
            Hire?.LastDay,
            Terms.PartTime == PartTimeRule.FullAmount ? null : Hire?.WorkingTimeOn(day)
        );
}

public enum DueVerdict
{
    Release,
    Wait,
    Defer,
    Forfeit,
}

/// <param name="Until">For Defer: the day it is looked at again; null while the leave has no end.</param>
public sealed record DueDecision(DueVerdict Verdict, PayoutReason Reason, DateOnly? Until = null);

/// <summary>May this instalment be released on the day it counts for? Pure; the same answer whatever day it is asked (docs/rules.md
/// §6).</summary>
public static class PayoutRules
{
    /// <summary>An approval is asked so many days before the due date (docs/rules.md §2).</summary>
    public const int AskedDaysAhead = 14;

    public static DueDecision Decide(DateOnly dueOn, DueFacts facts)
    {
        if (!facts.StartConfirmed || facts.Hire is null)
            return new(DueVerdict.Wait, PayoutReason.StartPlanned);
        if (facts.Undecided)
            return new(DueVerdict.Wait, PayoutReason.InQuestion);
        if (!facts.CreditStands)
            return new(DueVerdict.Forfeit, PayoutReason.CreditLost);
        if (HasLeft(facts.Referrer, facts.Terms.ReferrerLeaves, dueOn))
            return new(DueVerdict.Forfeit, PayoutReason.ReferrerLeft);
        if (HasLeft(facts.Hire, facts.Terms.HireLeaves, dueOn))
            return new(DueVerdict.Forfeit, PayoutReason.HireLeft);
        if (NotBegun(facts.Referrer, dueOn) || NotBegun(facts.Hire, dueOn))
            return new(DueVerdict.Wait, PayoutReason.StartPlanned);
        if (facts.Terms.DeferDuringReferrerLeave && facts.Referrer?.LeaveOn(dueOn) is { } own)
            return new(DueVerdict.Defer, PayoutReason.ReferrerOnLeave, facts.Referrer.After(own, dueOn));
        if (facts.Terms.DeferDuringHireLeave && facts.Hire.LeaveOn(dueOn) is { } theirs)
            return new(DueVerdict.Defer, PayoutReason.HireOnLeave, facts.Hire.After(theirs, dueOn));
        return new(DueVerdict.Release, PayoutReason.DueAndChecked);
    }

    /// <summary>The decision that holds on a later day: a deferral that is over by then is followed to the day it led to.</summary>
    public static DueDecision Decide(DateOnly dueOn, DueFacts facts, DateOnly today) => Decide(DayOf(dueOn, facts, today), facts);

    /// <summary>The day a part is judged by: the due date, or the day after the leaves that are over.</summary>
    public static DateOnly DayOf(DateOnly dueOn, DueFacts facts, DateOnly today)
    {
        while (Decide(dueOn, facts) is { Verdict: DueVerdict.Defer, Until: { } day } && day <= today)
            dueOn = day;
        return dueOn;
    }

    /// <summary>What is owed of a part by the plan's part-time rule, as of the day it is judged by.</summary>
    public static decimal Owed(decimal full, string currency, DateOnly day, DueFacts facts)
    {
        var percent = facts.Hire?.WorkingTimeOn(day) ?? 100;
        return facts.Terms.PartTime switch
        {
            PartTimeRule.InProportion => Currency.Round(full * percent / 100m, currency),
            PartTimeRule.HalfBelowFullTime when percent < 100 => Currency.Round(full / 2m, currency),
            PartTimeRule.FullAmount or PartTimeRule.HalfBelowFullTime => full,
        };
    }

    private static bool HasLeft(Employment? side, LeaverRule rule, DateOnly day) =>
        side?.LeftBefore(day) is { } left && !(rule == LeaverRule.PayAfterRedundancy && left.Reason == LeavingReason.Redundancy);

    private static bool NotBegun(Employment? side, DateOnly day) => side is not null && !side.On(day) && side.LeftBefore(day) is null;

    /// <summary>The sentence the referrer reads beside a payout.</summary>
    public static string ForReferrer(PayoutState state, PayoutReason reason) =>
        (state, reason) switch
        {
            (PayoutState.Planned, _) => "Has a date as soon as the start date is known.",
            (PayoutState.Scheduled, _) => "Expected, if you and your candidate are still employed here then.",
            (PayoutState.AwaitingApproval, PayoutReason.Approved) =>
                "Approved. Expected, if you and your candidate are still employed here then.",
            (PayoutState.AwaitingApproval, _) => "Waits for HR's approval.",
            (PayoutState.Deferred, PayoutReason.ReferrerOnLeave) => "Waits until you are back from leave.",
            // Neither learns of the other's leave (docs/rules.md §2).
            (PayoutState.Deferred, PayoutReason.HireOnLeave) => "It will be paid later than planned.",
            (PayoutState.Deferred, PayoutReason.DeferredByHr) => "HR put this part off to a later day.",
            (PayoutState.Deferred, PayoutReason.InQuestion) => "Waits while HR checks who this bonus belongs to.",
            (PayoutState.Deferred, _) => "Waits for its new date: the start date was corrected.",
            (PayoutState.Released, _) => "Handed to payroll: expected with the next pay run.",
            (PayoutState.Exported, _) => "With payroll.",
            (PayoutState.Paid, _) => "Paid.",
            (PayoutState.Forfeited, PayoutReason.ReferrerLeft) => "Not paid: you left before the due date.",
            (PayoutState.Forfeited, PayoutReason.HireLeft) => "Not paid: your candidate left before the due date.",
            (PayoutState.Forfeited or PayoutState.Cancelled, PayoutReason.CreditLost) =>
                "Not paid: this referral does not earn. Ask HR if you think this is wrong.",
            (PayoutState.Forfeited or PayoutState.Cancelled, PayoutReason.ForfeitedByHr or PayoutReason.CancelledByHr) =>
                "HR decided not to pay this part. Ask HR if you think this is wrong.",
            (PayoutState.Cancelled, PayoutReason.LeftBeforeStart) => "Not paid: your candidate did not start.",
            (PayoutState.Cancelled, _) => "Not paid: the hire was undone.",
            (PayoutState.Declined, _) => "HR decided not to pay this part. Ask HR if you think this is wrong.",
            (PayoutState.Forfeited, _) => "Not paid.",
        };

    /// <summary>Why the last step was taken, for HR and auditors.</summary>
    public static string Word(this PayoutReason reason) =>
        reason switch
        {
            PayoutReason.LaidDown => "Laid down at the hire",
            PayoutReason.StartPlanned => "A start date is planned",
            PayoutReason.StartChanged => "The start date changed",
            PayoutReason.StartConfirmed => "The start was confirmed",
            PayoutReason.DueAndChecked => "Due; both employed and the credit stands",
            PayoutReason.ReferrerLeft => "The referrer had left by the due date",
            PayoutReason.HireLeft => "The hire had left by the due date",
            PayoutReason.ReferrerOnLeave => "The referrer is on leave",
            PayoutReason.HireOnLeave => "The hire is on leave",
            PayoutReason.LeaveEnded => "The leave is over",
            PayoutReason.NoLongerDue => "Not due yet after the start date was corrected",
            PayoutReason.DueAgain => "The new due date has come",
            PayoutReason.CreditLost => "The credit no longer stands",
            PayoutReason.CreditBack => "The credit stands again",
            PayoutReason.HireUndone => "The hire was undone",
            PayoutReason.LeftBeforeStart => "The hire left before the start",
            PayoutReason.HiredAgain => "Hired again",
            PayoutReason.FactsCorrected => "A last day or leave was corrected",
            PayoutReason.NeedsApproval => "Waits for an approval",
            PayoutReason.Approved => "Approved",
            PayoutReason.DeclinedByHr => "Declined by HR",
            PayoutReason.DeferredByHr => "Deferred by HR",
            PayoutReason.ForfeitedByHr => "Forfeited by HR",
            PayoutReason.CancelledByHr => "Cancelled by HR",
            PayoutReason.ReinstatedByHr => "Reinstated by HR",
            PayoutReason.Exported => "In a payroll batch",
            PayoutReason.PaidByPayroll => "Payroll confirmed the payment",
            PayoutReason.RejectedByPayroll => "Payroll rejected the line",
            PayoutReason.BatchVoided => "The payroll batch was voided",
            PayoutReason.InQuestion => "HR has to decide whose bonus this is",
            PayoutReason.DecidedAnew => "HR decided it by the rules of today",
            PayoutReason.RewardChosen => "Another reward was chosen",
            PayoutReason.RecoveryWaived => "HR waived the recovery",
            PayoutReason.Recovered => "HR recorded the recovery",
        };
}

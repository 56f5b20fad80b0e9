namespace EmployeeReferrals.Domain.People;

/// <summary>What is recorded about a person's employment: spells, last days, leave and working time.</summary>
public sealed partial class Person
{
    /// <summary>Rejected: a last day before the first, or of somebody who never started.</summary>
    public Result RecordLastDay(DateOnly day, LeavingReason reason)
    {
        if (NeverStarted)
            return Result.Rejected("never_started", "They never started here, so there is no last day to record.", "LastDay");
        if (day < FirstDay)
            return Result.Rejected("last_day_before_first", "The last day cannot be before the first day.", "LastDay");
        if ((LastDay, LeavingReason) == (day, reason))
            return Result.Ok;
        var before = LastDay;
        LastDay = day;
        LeavingReason = reason;
        Raise(new LastDayRecorded(Id, day, reason, before));
        return Result.Ok;
    }

    /// <summary>Rejected: no last day is recorded. That of a spell whose hire was undone is taken back too.</summary>
    public Result UndoLastDay()
    {
        var before = LastDay;
        if (NeverStarted && Withdrawn is { } kept)
            EarlierSpells = [.. EarlierSpells.Where(s => s != kept)];
        else if (LastDay is null || NeverStarted)
            return Result.Rejected("no_last_day", "No last day is recorded for this person.");
        else
            (LastDay, LeavingReason) = (null, null);
        Raise(new LastDayUndone(Id, before));
        return Result.Ok;
    }

    /// <summary>Rejected: an end before the start, a start before the first day, more than twenty years, or a leave that overlaps
    /// another.</summary>
    public Result RecordLeave(Guid leaveId, DateOnly from, DateOnly? until)
    {
        if (until < from)
            return Result.Rejected("leave_ends_before_start", "The leave cannot end before it starts.", "Until");
        if (from < FirstDay)
            return Result.Rejected("leave_before_first", "The leave cannot start before the first day.", "From");
        if (until?.Year - from.Year > 20)
            return Result.Rejected("leave_too_long", "Leave the end empty when it is not known.", "Until");
        if (_leaves.Any(l => (until is null || l.FirstDay <= until) && (l.LastDay is null || l.LastDay >= from)))
            return Result.Rejected("leave_overlaps", "There is a leave in this time already. Undo it first, or choose other days.", "From");
        _leaves.Add(
            new Leave
            {
                Id = leaveId,
                PersonId = Id,
                FirstDay = from,
                LastDay = until,
            }
        );
        Raise(new LeaveRecorded(Id, from, until));
        return Result.Ok;
    }

    public Result UndoLeave(Guid leaveId)
    {
        var leave = _leaves.FirstOrDefault(l => l.Id == leaveId);
        if (leave is null)
            return Result.NotFound;
        _leaves.Remove(leave);
        Raise(new LeaveUndone(Id, leave.FirstDay, leave.LastDay));
        return Result.Ok;
    }

    /// <summary>Rejected: before the first day, outside 1 to 100 %, or a second one from the same day.</summary>
    public Result RecordWorkingTime(Guid id, DateOnly from, int percent)
    {
        if (from < FirstDay)
            return Result.Rejected("working_time_before_first", "This is before the first day.", "From");
        if (percent is < 1 or > 100)
            return Result.Rejected("working_time_percent", "Working time lies between 1 and 100 % of full time.", "Percent");
        if (_workingTimes.Any(w => w.From == from))
            return Result.Rejected("working_time_twice", "A working time from this day is recorded already. Undo it first.", "From");
        _workingTimes.Add(
            new WorkingTime
            {
                Id = id,
                PersonId = Id,
                From = from,
                Percent = percent,
            }
        );
        Raise(new WorkingTimeRecorded(Id, from, percent));
        return Result.Ok;
    }

    public Result UndoWorkingTime(Guid id)
    {
        var recorded = _workingTimes.FirstOrDefault(w => w.Id == id);
        if (recorded is null)
            return Result.NotFound;
        _workingTimes.Remove(recorded);
        Raise(new WorkingTimeUndone(Id, recorded.From, recorded.Percent));
        return Result.Ok;
    }

    /// <summary>The hire was undone: the spell it began counts on no day, and the one before it is the latest again. A last day that HR
    /// recorded is kept for when they start after all.</summary>
    public void WithdrawSpell(Guid referralId)
    {
        if (_hiredFrom != referralId || NeverStarted)
            return;
        if (LastDay is not null)
            EarlierSpells = [.. EarlierSpells, Present with { Withdrawn = true }];
        if (EarlierSpells.LastOrDefault(s => !s.Withdrawn) is { } before)
        {
            (FirstDay, LastDay, LeavingReason, _hiredFrom) = (before.FirstDay, before.LastDay, before.Reason, before.HiredFromReferralId);
            EarlierSpells = [.. EarlierSpells.Where(s => s != before)];
        }
        else
            (LastDay, LeavingReason) = (FirstDay.AddDays(-1), People.LeavingReason.Other);
        Raise(new SpellWithdrawn(Id, referralId));
    }

    /// <summary>A confirmed start, or its correction. Who works here already goes on; whose last spell has ended begins a new one.
    /// Rejected: a start after the last day of the spell this hire began, or before an earlier spell had ended. No start takes a last day
    /// away (docs/rules.md §6).</summary>
    public Result Start(DateOnly day, Guid referralId)
    {
        var ours = _hiredFrom == referralId || NeverStarted;
        if (!ours && LastDay is null)
            return Result.Ok;
        if (!ours && day <= LastDay)
            return Result.Rejected(
                "start_in_spell",
                $"They work here until {LastDay:d MMMM yyyy}. Enter a first day after that.",
                "StartedOn"
            );
        if (EarlierSpells.Any(s => !s.Withdrawn && s.LastDay >= day))
            return Result.Rejected(
                "start_in_spell",
                "They worked here before until a later day than this. Enter a first day after it.",
                "StartedOn"
            );
        if (!ours)
        {
            EarlierSpells = [.. EarlierSpells, Present];
            (FirstDay, LastDay, LeavingReason, _hiredFrom) = (day, null, null, referralId);
            Raise(new SpellBegun(Id, day, referralId));
            return Result.Ok;
        }
        var last = NeverStarted ? Withdrawn : Present;
        if (last?.LastDay < day)
            return Result.Rejected(
                "start_after_last_day",
                $"Their last day is recorded as {last.LastDay:d MMMM yyyy}. Choose a day up to then, "
                    + "or ask HR to take the last day back first.",
                "StartedOn"
            );
        if (NeverStarted)
        {
            EarlierSpells = [.. EarlierSpells.Where(s => s != last)];
            (LastDay, LeavingReason) = (last?.LastDay, last?.Reason);
        }
        else if (FirstDay == day)
            return Result.Ok;
        var before = FirstDay;
        (FirstDay, _hiredFrom) = (day, referralId);
        Raise(new FirstDayCorrected(Id, day, before));
        return Result.Ok;
    }

    /// <summary>The last day that HR recorded in a spell whose hire was undone since.</summary>
    private Spell? Withdrawn => EarlierSpells.LastOrDefault(s => s.Withdrawn);
}

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Referrals;

/// <summary>The hire of a referral: accepted, started, or undone.</summary>
public sealed partial class Referral
{
    /// <summary>Lays no money down by itself: payouts follow from <see cref="HireBonus"/>.</summary>
    /// <param name="hireKey">That of the candidate's last hire where it was undone; null: a hire of its own.</param>
    public Result Hire(DateOnly hiredOn, DateOnly? plannedStart, bool confirmedFarStart, Act act, Guid? hireKey = null)
    {
        if (!StageTable.Allows(Stage, Stage.Hired))
            return Result.Rejected("move_not_allowed", $"A referral in {Stage.Word()} cannot move to Hired.");
        if (hiredOn > act.Day)
            return Result.Rejected("hired_in_future", "The offer cannot have been accepted in the future.", "HiredOn");
        if (hiredOn < MadeOn)
            return Result.Rejected("hired_before_referral", "The offer cannot have been accepted before the referral was made.", "HiredOn");
        if (PlannedStartProblem(hiredOn, plannedStart, confirmedFarStart, act.Day) is { } problem)
            return Result.Rejected([problem]);
        (HiredOn, PlannedStart, StartedOn, HireKey) = (hiredOn, plannedStart, null, hireKey ?? HireKey ?? Id);
        Enter(Stage, Stage.Hired, act.By, act.At, null, null);
        Raise(new ReferralHired(Id, hiredOn, plannedStart));
        return Result.Ok;
    }

    /// <summary>A new planned date before the start is confirmed.</summary>
    public Result ChangePlannedStart(DateOnly plannedStart, bool confirmedFarStart, DateOnly today)
    {
        if (Stage != Stage.Hired)
            return Result.Rejected("not_hired", "Only a hire has a start date.");
        if (HasStarted)
            return Result.Rejected("already_started", "The start is confirmed already. Correct the first day instead.");
        if (PlannedStartProblem(HiredOn!.Value, plannedStart, confirmedFarStart, today) is { } problem)
            return Result.Rejected([problem]);
        // Sent twice, the referrer reads it once.
        if (PlannedStart == plannedStart)
            return Result.Ok;
        PlannedStart = plannedStart;
        Raise(new PlannedStartChanged(Id, plannedStart));
        return Result.Ok;
    }

    /// <summary>Confirms the actual first day, or corrects a confirmed one.</summary>
    public Result ConfirmStart(DateOnly startedOn, Guid personId, DateOnly today)
    {
        if (Stage != Stage.Hired)
            return Result.Rejected("not_hired", "Only a hire can start.");
        if (startedOn > today)
            return Result.Rejected(
                "start_in_future",
                "A first day is confirmed when it has come. Choose Later to change the planned date.",
                "StartedOn"
            );
        if (startedOn < HiredOn)
            return Result.Rejected("start_before_hire", "The first day cannot be before the offer was accepted.", "StartedOn");
        if (StartedOn == startedOn)
            return Result.Ok;
        var before = StartedOn;
        StartedOn = startedOn;
        HiredPersonId ??= personId;
        Raise(new StartConfirmed(Id, startedOn, HiredPersonId.Value, before));
        return Result.Ok;
    }

    public Result LeaveBeforeStart(Actor actor, DateTimeOffset now, string? note)
    {
        if (Stage != Stage.Hired)
            return Result.Rejected("not_hired", "Only a hire can leave before the start.");
        if (HasStarted)
            return Result.Rejected("already_started", "The start is confirmed. Record the last day instead.");
        ForgetHire();
        Enter(Stage, Stage.LeftBeforeStart, actor, now, null, note);
        return Result.Ok;
    }

    public Result UndoHire(string? note, Actor actor, DateTimeOffset now)
    {
        if (Stage != Stage.Hired)
            return Result.Rejected("not_hired", "There is no hire to undo.");
        if (string.IsNullOrWhiteSpace(note))
            return Result.Rejected("note_needed", "Say why the hire is undone.", "Note");
        ForgetHire();
        Enter(Stage, Stage.Offer, actor, now, null, note);
        Raise(new HireUndone(Id));
        return Result.Ok;
    }

    private Problem? PlannedStartProblem(DateOnly hiredOn, DateOnly? plannedStart, bool confirmedFar, DateOnly today) =>
        plannedStart switch
        {
            null => null,
            { } day when day < hiredOn => new(
                "start_before_hire",
                "The planned start cannot be before the offer was accepted.",
                "PlannedStart"
            ),
            { } day when day > today.AddYears(5) => new(
                "start_too_far",
                "The planned start can be at most five years away.",
                "PlannedStart"
            ),
            { } day when day > today.AddYears(1) && !confirmedFar => new(
                "start_far",
                "That is more than a year away. Send it once more if it is right.",
                "PlannedStart"
            ),
            _ => null,
        };

    private void ForgetHire() =>
        (HiredOn, PlannedStart, StartedOn, HiredPersonId, HolderId, HireTerms) = (null, null, null, null, null, null);
}

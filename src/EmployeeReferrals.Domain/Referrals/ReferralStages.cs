using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Referrals;

/// <summary>How a referral moves: the table of docs/rules.md §4.</summary>
public sealed partial class Referral
{
    /// <summary>Moves between stages that need nothing but a choice. <see cref="Hire"/>, <see cref="UndoHire"/> and
    /// <see cref="LeaveBeforeStart"/> are their own.</summary>
    public Result Move(Stage to, Actor actor, DateTimeOffset now, NotSelectedReason? reason = null, string? note = null)
    {
        if (!StageTable.Allows(Stage, to))
            return Result.Rejected("move_not_allowed", $"A referral in {Stage.Word()} cannot move to {to.Word()}.");
        if (to == Stage.Hired || Stage == Stage.Hired)
            return Result.Rejected("move_needs_dialog", "Hiring and its undoing ask for their dates and reasons.");
        if (to == Stage.NotSelected && reason is null)
            return Result.Rejected("reason_needed", "Choose why. The referrer will not see it.", "Reason");
        if (Stage is Stage.DeclinedByCandidate or Stage.Expired && actor.CandidateId is null)
            return Result.Rejected("candidate_only", "Only the candidate can take this back.");
        if (IsErased && to == Stage.New)
            return Result.Rejected("erased", "This person's data has been erased. Refer them again instead.");
        if (StageTable.AsksForWords(Stage, to) && string.IsNullOrWhiteSpace(note) && actor.CandidateId is null)
            return Result.Rejected("note_needed", "Say why it is opened again.", "Note");
        Enter(Stage, to, actor, now, to == Stage.NotSelected ? reason : null, note);
        return Result.Ok;
    }

    /// <summary>Takes the last move back (docs/rules.md §4): whoever made it, while nothing came after it and nobody was hired by it or
    /// before it. The stage, its clock and the first answer are again what they were. Needs all moves loaded.</summary>
    public Result UndoMove(int seenEntry, Actor actor, DateTimeOffset now)
    {
        var last = _moves.MaxBy(m => m.Entry)!;
        if (
            last.Entry != seenEntry
            || last.Undoes is not null
            || last.From is not { } back
            || last.To == Stage.Hired
            || back == Stage.Hired
        )
            return Result.Rejected(
                "nothing_to_undo",
                "Something else has happened since, so this can no longer be undone. Move it back instead."
            );
        if (last.ActorId is null || last.ActorId != actor.PersonId)
            return Result.Rejected("not_your_move", "Only whoever made a move can undo it. Move it back instead.");
        if (IsErased)
            return Result.Rejected("erased", "This person's data has been erased, so nothing can be undone.");
        last.IsUndone = true;
        var before = StayOf(last.Entry - 1);
        if (FirstAnswerAt == last.At)
            FirstAnswerAt = null;
        var answered = FirstAnswerAt >= before.At;
        (Stage, StageSince, NotSelectedReason) = (back, before.At, before.Reason);
        StageEntry++;
        ClosedAt = back.IsClosed() ? before.At : null;
        WaitingSince = back == Stage.New && !answered ? before.At : null;
        _moves.Add(
            new StageMove
            {
                Id = Guid.CreateVersion7(),
                ReferralId = Id,
                Entry = StageEntry,
                From = last.To,
                To = back,
                At = now,
                ActorId = actor.PersonId,
                Undoes = last.Entry,
            }
        );
        Raise(new MoveUndone(Id, last.To, back, last.Entry));
        return Result.Ok;
    }

    /// <summary>The move by which the stay began that an entry belongs to: an undo goes on with the stay that was interrupted.</summary>
    private StageMove StayOf(int entry)
    {
        var move = _moves.Single(m => m.Entry == entry);
        return move.Undoes is { } undone ? StayOf(undone - 1) : move;
    }

    private void Enter(Stage? from, Stage to, Actor actor, DateTimeOffset now, NotSelectedReason? reason, string? note)
    {
        Enter(from, to, actor.PersonId, now, reason, note);
        if (from == Stage.New && actor.PersonId is not null)
            Answered(now);
        if (to != Stage.New)
            WaitingSince = null;
    }

    private void Enter(Stage? from, Stage to, Guid? actorId, DateTimeOffset now, NotSelectedReason? reason, string? note)
    {
        Stage = to;
        StageEntry++;
        StageSince = now;
        NotSelectedReason = reason;
        ClosedAt = to.IsClosed() ? now : null;
        if (to is Stage.DeclinedByCandidate or Stage.Expired)
            PlaceUntil ??= now;
        // The candidate came back by their own word: it stands in the queue again, from now on.
        if (from is Stage.DeclinedByCandidate or Stage.Expired && PlaceFrom is not null)
            (PlaceFrom, PlaceUntil) = (now, null);
        if (to == Stage.New)
            WaitingSince = now;
        _moves.Add(
            new StageMove
            {
                Id = Guid.CreateVersion7(),
                ReferralId = Id,
                Entry = StageEntry,
                From = from,
                To = to,
                At = now,
                ActorId = actorId,
                Reason = reason,
                Note = note,
            }
        );
        if (from is not null)
            Raise(new ReferralMoved(Id, from.Value, to, StageEntry, reason));
    }
}

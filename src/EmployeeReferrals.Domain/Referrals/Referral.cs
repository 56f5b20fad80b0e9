using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Referrals;

/// <summary>One candidate referred by one referrer to one opening, or to none yet.</summary>
public sealed class Referral : Aggregate
{
    private readonly List<StageMove> _moves = [];
    private readonly List<CreditDecision> _decisions = [];

    private Referral() { }

    public Referral(
        Guid id,
        Guid candidateId,
        Guid referrerId,
        Guid? openingId,
        ReferralWords words,
        Snapshot terms,
        DateTimeOffset now,
        DateOnly today
    )
    {
        (Id, CandidateId, ReferrerId, OpeningId, Terms, MadeAt, MadeOn) = (id, candidateId, referrerId, openingId, terms, now, today);
        (TypedName, Why, Relationship, KnowsAboutIt, TypedEmail) = (
            words.Name,
            words.Why,
            words.Relationship,
            words.KnowsAboutIt,
            words.Email
        );
        Channel = openingId is null ? ReferralChannel.General : ReferralChannel.Form;
        Enter(null, Stage.New, referrerId, now, null, null);
        Raise(new ReferralMade(id, candidateId, referrerId, openingId));
    }

    public Guid CandidateId { get; private set; }
    public Guid ReferrerId { get; private init; }
    public Guid? OpeningId { get; private set; }
    public ReferralChannel Channel { get; private init; }
    public DateTimeOffset MadeAt { get; private init; }

    /// <summary>The day it was made, in the company's time zone: the window counts from here and never restarts.</summary>
    public DateOnly MadeOn { get; private init; }

    /// <summary>The name the referrer typed: the only one the referrer sees.</summary>
    [PersonalData]
    public string? TypedName { get; private set; }

    [PersonalData]
    public string? Why { get; private set; }

    /// <summary>The address that was typed, or put in its place since. Null: one of several that were linked before addresses were kept;
    /// mail goes where it went.</summary>
    [PersonalData]
    public string? TypedEmail { get; private set; }
    public Relationship Relationship { get; private init; }
    public bool KnowsAboutIt { get; private init; }

    public Stage Stage { get; private set; }
    public int StageEntry { get; private set; }
    public DateTimeOffset StageSince { get; private set; }
    public NotSelectedReason? NotSelectedReason { get; private set; }

    /// <summary>Since when the 48-hour clock runs; it starts again on reopening. Null once answered.</summary>
    public DateTimeOffset? WaitingSince { get; private set; }

    /// <summary>The first move out of New by a person, or a mail to the candidate.</summary>
    public DateTimeOffset? FirstAnswerAt { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? RecruiterId { get; private set; }

    /// <summary>The day the offer was accepted: decides the window and time to hire.</summary>
    public DateOnly? HiredOn { get; private set; }
    public DateOnly? PlannedStart { get; private set; }
    public DateOnly? StartedOn { get; private set; }
    public Guid? HiredPersonId { get; private set; }

    /// <summary>The hire, the same however often it is undone and made again, and through whichever of the candidate's referrals. Null:
    /// never hired.</summary>
    public Guid? HireKey { get; private set; }

    /// <summary>Whose credit the hire asked: the referral that held it on the day of the hire. It earns where its own credit says so. Null:
    /// nobody held it.</summary>
    public Guid? HolderId { get; private set; }

    /// <summary>What the holder's plan gives for the opening hired into; null: nobody held the credit.</summary>
    public Snapshot? HireTerms { get; private set; }

    /// <summary>Since when it stands in the queue for the candidate; null: it could not earn when made, and takes no place.</summary>
    public DateTimeOffset? PlaceFrom { get; private set; }

    /// <summary>Its place ended: declined, expired, erased, or moved to a role it cannot earn for.</summary>
    public DateTimeOffset? PlaceUntil { get; private set; }

    public CreditCode Credit { get; private set; }

    /// <summary>The plan's own sentence, where one of its rules excludes the referrer.</summary>
    public string? CreditSentence { get; private set; }

    /// <summary>HR's word against the rules: true earns, false does not, null as the rules say.</summary>
    public bool? Override { get; private set; }
    public Guid? OverriddenBy { get; private set; }
    public Snapshot Terms { get; private set; } = new();

    public IReadOnlyList<StageMove> Moves => _moves;
    public IReadOnlyList<CreditDecision> Decisions => _decisions;

    /// <summary>Employment is checked apart from this, when a payout is due.</summary>
    public bool CanEarn => Override ?? Credit == CreditCode.Earns;

    /// <summary>What counts for the reader: HR's word, then the rules'.</summary>
    public CreditCode CreditShown =>
        Override switch
        {
            true => CreditCode.Earns,
            false => CreditCode.RemovedByHr,
            null => Credit,
        };

    public bool HasStarted => StartedOn is not null;

    /// <summary>What the referrer wrote is gone, and the referral is not opened again.</summary>
    public bool IsErased => TypedName is null;

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

    /// <summary>Lays no money down by itself: payouts follow from <see cref="PayoutBook"/>.</summary>
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
        StartedOn = startedOn;
        HiredPersonId ??= personId;
        Raise(new StartConfirmed(Id, startedOn, HiredPersonId.Value));
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

    /// <summary>Same referral, date, owner and window; the stage stays; the snapshot is taken again (docs/rules.md §4).</summary>
    public Result ChangeOpening(Guid openingId, Snapshot terms)
    {
        if (!Stage.IsOpen())
            return Result.Rejected("not_open", "Only an open referral can change its opening.");
        if (OpeningId == openingId)
            return Result.Rejected("same_opening", "It belongs to this opening already.", "OpeningId");
        var from = OpeningId;
        var before = Terms;
        OpeningId = openingId;
        Terms = terms;
        RecruiterId = null;
        Raise(new OpeningOfReferralChanged(Id, from, openingId, before.Amount, before.Currency, terms.Amount, terms.Currency));
        return Result.Ok;
    }

    /// <summary>Whose referral this is was found out, or taken back. Its date, window and what was typed stay.</summary>
    public void BelongTo(Guid candidateId)
    {
        if (CandidateId == candidateId)
            return;
        var from = CandidateId;
        CandidateId = candidateId;
        Raise(new CandidateOfReferralChanged(Id, from, candidateId));
    }

    /// <summary>Whom the hire asked, and what their plan gives for it.</summary>
    public void SettleWith(Guid? holderId, Snapshot? terms)
    {
        if (HolderId == holderId && (HireTerms is null) == (terms is null))
            return;
        (HolderId, HireTerms) = (holderId, terms);
        Raise(new HireSettled(Id, holderId));
    }

    /// <summary>HR decided that another amount counts for the hire.</summary>
    public void SettleAnew(Snapshot terms)
    {
        HireTerms = terms;
        Raise(new HireSettled(Id, HolderId));
    }

    /// <summary>HR decided that another amount counts for its role: the referrer is told the old and the new one.</summary>
    public void TakeTermsAgain(Snapshot terms)
    {
        var before = Terms;
        Terms = terms;
        Raise(new AmountOfReferralChanged(Id, before.Amount, before.Currency, terms.Amount, terms.Currency));
    }

    /// <summary>What is known now says whether it could earn when made: with that its place in the queue stands or falls.</summary>
    /// <param name="from">Since when, where it had no place.</param>
    public void Place(bool couldEarn, DateTimeOffset from) => PlaceFrom = couldEarn ? PlaceFrom ?? from : null;

    /// <summary>It is for another role now. What could not earn before stands in the queue from this moment; what no longer can gives its
    /// place up.</summary>
    public void PlaceForNewOpening(bool couldEarn, DateTimeOffset now)
    {
        if (!couldEarn)
            PlaceUntil ??= PlaceFrom is null ? null : now;
        else if (PlaceFrom is null || PlaceUntil is not null)
            (PlaceFrom, PlaceUntil) = (now, null);
    }

    /// <summary>Keeps the decision and the facts it saw. An override stands above it.</summary>
    public void Decide(CreditMoment moment, CreditVerdict verdict, CreditFacts facts, Actor actor, DateTimeOffset now)
    {
        var (before, code) = (CreditShown, verdict.Code);
        (Credit, CreditSentence) = (code, verdict.Sentence);
        Append(moment, code, facts, null, actor, now, verdict.Sentence);
        if (moment == CreditMoment.Made)
            Place(code.CouldEarn(), MadeAt);
        Raise(new CreditDecided(Id, moment, code));
        if (moment != CreditMoment.Made && CreditShown != before)
            Raise(new CreditChanged(Id, before, CreditShown));
    }

    /// <summary>HR's word. Null takes it back.</summary>
    public Result OverrideCredit(bool? earns, string? reason, Actor actor, DateTimeOffset now)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return Result.Rejected("reason_needed", "Say why. HR and auditors will see it.", "Reason");
        if (Override == earns)
            return Result.Rejected("same_override", "This is how it is already.");
        var before = CreditShown;
        Override = earns;
        OverriddenBy = earns is null ? null : actor.PersonId;
        Append(earns is null ? CreditMoment.OverrideUndone : CreditMoment.Overridden, CreditShown, null, reason, actor, now);
        Raise(new CreditOverridden(Id, earns));
        if (CreditShown != before)
            Raise(new CreditChanged(Id, before, CreditShown));
        return Result.Ok;
    }

    /// <summary>Mail about this referral goes to another address from now on.</summary>
    public void WriteTo(string email) => TypedEmail = email;

    public Result Assign(Guid? recruiterId)
    {
        if (RecruiterId == recruiterId)
            return Result.Ok;
        RecruiterId = recruiterId;
        Raise(new RecruiterAssigned(Id, recruiterId));
        return Result.Ok;
    }

    /// <summary>A person wrote to the candidate: that is a first answer too.</summary>
    public void Answered(DateTimeOffset now)
    {
        FirstAnswerAt ??= now;
        WaitingSince = null;
    }

    /// <summary>The candidate objected or was erased: what the referrer wrote goes, and an open referral closes. A hire stays a
    /// hire.</summary>
    public void Erase(Actor actor, DateTimeOffset now, bool byObjection)
    {
        if (Stage.IsOpen())
            Enter(Stage, byObjection ? Stage.DeclinedByCandidate : Stage.Withdrawn, actor, now, null, null);
        PlaceUntil ??= now;
        TypedName = null;
        TypedEmail = null;
        Why = null;
        foreach (var move in _moves)
            move.Note = null;
        foreach (var decision in _decisions)
            decision.Reason = null;
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

    private void Append(
        CreditMoment moment,
        CreditCode code,
        CreditFacts? facts,
        string? reason,
        Actor actor,
        DateTimeOffset now,
        string? sentence = null
    ) =>
        _decisions.Add(
            new CreditDecision
            {
                Id = Guid.CreateVersion7(),
                ReferralId = Id,
                Number = _decisions.Count + 1,
                At = now,
                ActorId = actor.PersonId,
                Moment = moment,
                Code = code,
                Sentence = sentence,
                Facts = facts,
                Reason = reason,
            }
        );
}

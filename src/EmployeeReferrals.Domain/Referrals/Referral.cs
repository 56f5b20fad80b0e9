using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Referrals;

/// <summary>One candidate referred by one referrer to one opening, or to none yet.</summary>
public sealed partial class Referral : Aggregate
{
    private readonly List<StageMove> _moves = [];
    private readonly List<CreditDecision> _decisions = [];

    private Referral() { }

    public Referral(
        Guid id,
        Guid candidateId,
        Guid referrerId,
        Guid? openingId,
        ReferralText words,
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
}

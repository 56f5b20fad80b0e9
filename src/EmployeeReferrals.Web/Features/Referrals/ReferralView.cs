using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>What a move has to know of a referral: it is carried by a card, a row and the page alike.</summary>
public sealed record Movable(
    Guid Id,
    string Name,
    Stage Stage,
    int Entry,
    DateOnly MadeOn,
    bool HasOpening,
    bool HasStarted,
    bool IsErased
);

/// <summary>A referral as the hiring side sees it.</summary>
public sealed record ReferralView
{
    public required Guid Id { get; init; }

    /// <summary>Null once erased.</summary>
    public required string? Name { get; init; }
    public required string? Email { get; init; }
    public IReadOnlyList<ContactView> Contacts { get; init; } = [];
    public required Stage Stage { get; init; }
    public required int StageEntry { get; init; }
    public required DateTimeOffset StageSince { get; init; }
    public required DateTimeOffset? WaitingSince { get; init; }
    public DateTimeOffset? AnswerDue { get; init; }
    public int DaysInStage { get; init; }
    public required NotSelectedReason? Reason { get; init; }
    public required DateTimeOffset MadeAt { get; init; }
    public required DateOnly MadeOn { get; init; }
    public required string? Why { get; init; }
    public required Relationship Relationship { get; init; }
    public required bool KnowsAboutIt { get; init; }
    public required bool IsErased { get; init; }
    public required Guid ReferrerId { get; init; }
    public required string ReferrerName { get; init; }
    public required string ReferrerDepartment { get; init; }
    public required Guid? OpeningId { get; init; }
    public required string? OpeningTitle { get; init; }
    public required string? OpeningLocation { get; init; }
    public required Guid? RecruiterId { get; init; }
    public required DateOnly? HiredOn { get; init; }
    public required DateOnly? PlannedStart { get; init; }
    public required DateOnly? StartedOn { get; init; }
    public required CreditCode Credit { get; init; }
    public required CreditCode RuleCredit { get; init; }
    public required bool? Override { get; init; }

    /// <summary>The plan's own sentence, where one of its rules excludes the referrer.</summary>
    public string? CreditSentence { get; init; }
    public bool SeesWhy { get; init; }

    /// <summary>Whose credit the hire through this referral asked, where that is another's.</summary>
    public HireSide? Holder { get; init; }

    /// <summary>The referral they were hired through, where that hire asked the credit of this one.</summary>
    public HireSide? HiredThrough { get; init; }

    /// <summary>HR has to decide whose bonus the hire's is.</summary>
    public bool WaitsForHr { get; init; }

    /// <summary>When the candidate applied by another way.</summary>
    public IReadOnlyList<DateOnly> Applied { get; init; } = [];
    public required Snapshot Terms { get; init; }

    public IReadOnlyList<MoveView> Moves { get; init; } = [];
    public IReadOnlyList<NoteView> Notes { get; init; } = [];
    public IReadOnlyList<DecisionView> Decisions { get; init; } = [];
    public IReadOnlyList<MailView> Mails { get; init; } = [];
    public IReadOnlyList<ResumeView> Resumes { get; init; } = [];
    public IReadOnlyList<SameSide> Same { get; init; } = [];
    public IReadOnlyList<MergeView> Merges { get; init; } = [];
    public IReadOnlyList<OtherReferral> Others { get; init; } = [];
    public IReadOnlyList<PayoutView> Payouts { get; init; } = [];
    public IReadOnlyList<Choice> Recruiters { get; init; } = [];
    public IReadOnlyList<EmploymentView> Employments { get; init; } = [];

    public required DateTimeOffset Now { get; init; }
    public required DateOnly Today { get; init; }
    public required TimeZoneInfo Zone { get; init; }

    /// <summary>May move, note and the rest; a hiring manager and an auditor only read.</summary>
    public required bool MayWork { get; init; }
    public required bool IsHr { get; init; }
    public required bool SeesMoney { get; init; }

    /// <summary>Hired, and this referral's own credit was asked.</summary>
    private bool IsHired => HiredThrough is not null || (Stage == Stage.Hired && Holder is null);

    /// <summary>Who earns what, in one line.</summary>
    public string CreditTitle(System.Globalization.CultureInfo culture)
    {
        var terms = HiredThrough?.Terms ?? Terms;
        var amount = Format.Money(terms.Amount, terms.Currency, culture);
        return Credit != CreditCode.Earns ? $"{ReferrerName} cannot earn"
            : IsHired ? $"{ReferrerName} earns {amount}"
            : OpeningId is null ? $"{ReferrerName} can earn the bonus of the role they are hired for"
            : $"{ReferrerName} can earn {amount}";
    }

    public string ShownName => Name ?? "Erased person";
    public string Role => OpeningTitle is null ? "No role yet" : $"{OpeningTitle}, {OpeningLocation}";
    public Movable Movable => new(Id, ShownName, Stage, StageEntry, MadeOn, OpeningId is not null, StartedOn is not null, IsErased);
}

/// <summary>The other referral of a hire that came through one and asked the credit of another; null for who may not open
/// it.</summary>
/// <param name="Earns">The credit of the one that was asked stands.</param>
/// <param name="Terms">What the hire gives.</param>
/// <param name="StartedOn">Of the hire.</param>
public sealed record HireSide(Guid ReferralId, string Referrer, DateOnly MadeOn, bool Earns, Snapshot Terms, DateOnly? StartedOn);

/// <param name="Key">What it is compared by.</param>
public sealed record ContactView(Domain.Candidates.ContactKind Kind, string Value, string? Key = null);

/// <summary>Somebody who may be the same person.</summary>
/// <param name="Name">Null once erased, and for who sees none of their referrals.</param>
/// <param name="Contacts">Empty for who sees none of their referrals.</param>
/// <param name="Matched">What both have.</param>
/// <param name="MayDecide">May merge the two or say that they are two: who works both and referred neither, and HR alone once one of them
/// was hired.</param>
public sealed record SameSide(
    Guid CandidateId,
    string? Name,
    IReadOnlyList<ContactView> Contacts,
    IReadOnlyList<OtherReferral> Referrals,
    IReadOnlyList<ContactView> Matched,
    bool MayDecide
);

/// <summary>Somebody who was found to be this person.</summary>
public sealed record MergeView(Guid Id, string? Name, DateTimeOffset At, string? Who);

/// <param name="IsUndo">It took the move before it back.</param>
/// <param name="IsUndone">It was taken back.</param>
/// <param name="IsMine">The reader made it.</param>
public sealed record MoveView(
    int Entry,
    Stage? From,
    Stage To,
    DateTimeOffset At,
    string? Who,
    NotSelectedReason? Reason,
    string? Note,
    bool IsUndo,
    bool IsUndone,
    bool IsMine
)
{
    /// <summary>As <see cref="Referral.UndoMove"/> decides it.</summary>
    public bool CanBeUndone => IsMine && !IsUndo && From is { } from && from != Stage.Hired && To != Stage.Hired;
}

public sealed record NoteView(Guid Id, string Author, string Body, DateTimeOffset At);

public sealed record DecisionView(int Number, DateTimeOffset At, string? Who, CreditMoment Moment, CreditCode Code, string? Reason);

public sealed record MailView(
    Guid Id,
    string Kind,
    RecipientKind To,
    string? Person,
    OutboxState State,
    DateTimeOffset CreatedAt,
    DateTimeOffset? SentAt,
    string? Error
);

public sealed record ResumeView(Guid Id, string FileName, int Size);

/// <summary>Another referral that the reader may see.</summary>
public sealed record OtherReferral(Guid Id, string? Name, string? Opening, Stage Stage, DateOnly MadeOn, string Referrer);

public sealed record PayoutView(
    Guid Id,
    int Number,
    int Parts,
    string Recipient,
    decimal Amount,
    string Currency,
    int DaysAfterStart,
    DateOnly? DueOn,
    DateOnly? DeferredUntil,
    PayoutState State,
    PayoutReason Reason,
    IReadOnlyList<LedgerView> Ledger
);

public sealed record LedgerView(int Number, DateTimeOffset At, string? Who, PayoutState To, PayoutReason Reason, DateOnly? DueOn);

public sealed record EmploymentView(
    Guid PersonId,
    string Name,
    bool IsHire,
    DateOnly FirstDay,
    DateOnly? LastDay,
    LeavingReason? LeavingReason,
    IReadOnlyList<LeaveView> Leaves
);

public sealed record LeaveView(Guid Id, DateOnly FirstDay, DateOnly? LastDay);

using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;

namespace EmployeeReferrals.Web.Outbox;

public enum MailKind
{
    CandidateNotice,
    ReferralReceived,
    StageChanged,
    ReferralClosed,
    Hired,
    StartDates,
    CreditChanged,
    OpeningChanged,
    PayoutReleased,
    PayoutDeferred,
    PayoutForfeited,
    PayoutPaid,
    NewReferral,
    FirstAnswerDue,
    LongInStage,
    HasStarted,
    DueSoon,
    ReleaseRun,
    BatchOpen,
    ReviewAsked,
    ReviewAnswered,
    AuditHead,
    MoveUndone,
}

/// <summary>Whom a mail goes to; the addresses are looked up when it is sent.</summary>
public enum RecipientKind
{
    Candidate,
    Person,
    RecruitersOfReferral,
    Hr,
    HrAndPayroll,
    Auditors,
}

public enum OutboxState
{
    Waiting,
    Sent,
    Dead,
    Skipped,
}

/// <summary>What was true when the mail was asked for. Never a name, an address or free text.</summary>
public sealed record MailFacts
{
    public CoarseStage? Stage { get; init; }
    public CreditCode? Credit { get; init; }
    public decimal? Amount { get; init; }
    public string? Currency { get; init; }
    public decimal? AmountBefore { get; init; }
    public string? CurrencyBefore { get; init; }
    public DateOnly? Day { get; init; }

    /// <summary>For a span of days: its first.</summary>
    public DateOnly? From { get; init; }
    public int? Number { get; init; }

    /// <summary>Somebody asked for it once more: it does not wait for others.</summary>
    public bool Again { get; init; }
    public int? Parts { get; init; }
    public PayoutReason? Reason { get; init; }
    public RecipientSide? Side { get; init; }
    public RewardKind? Reward { get; init; }

    /// <summary>The plan's own sentence, where one of its rules excludes the referrer.</summary>
    public string? CreditSentence { get; init; }

    /// <summary>Counts and sums of a run, "released 3", "EUR 1500".</summary>
    public IReadOnlyDictionary<string, decimal>? Totals { get; init; }
}

/// <summary>A mail to be sent, written with the change that asks for it. Rendered when sent; the text is not kept.</summary>
public sealed class OutboxMessage
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public MailKind Kind { get; init; }
    public RecipientKind To { get; init; }
    public Guid? RecipientId { get; init; }
    public Guid? ReferralId { get; init; }
    public Guid? CandidateId { get; init; }
    public Guid? PayoutId { get; init; }
    public MailFacts Facts { get; init; } = new();

    /// <summary>Unique: the same reminder is never asked for twice.</summary>
    public string? Key { get; init; }
    public DateTimeOffset CreatedAt { get; set; }
    public OutboxState State { get; set; }
    public int Attempts { get; set; }
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>A sender that died leaves its claim to run out.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The first message of one mail that carries several.</summary>
    public Guid? SentWithId { get; set; }

    /// <summary>The kind of the failure, such as "recipient_refused"; never the server's text.</summary>
    public string? Error { get; set; }

    /// <summary>The candidate was erased: a written mail file has to go.</summary>
    public bool Purge { get; set; }

    /// <summary>The trace of the click or run that asked for it.</summary>
    public string? TraceId { get; set; }

    /// <summary>Every claim writes it, so that two senders never both hold a message.</summary>
    public Guid? ClaimId { get; set; }
}

namespace EmployeeReferrals.Domain.Credit;

/// <summary>Why HR is asked whose bonus a hire's is.</summary>
public enum CaseGround
{
    /// <summary>An acceptance was typed in late, and by its day somebody else earns than who was told so.</summary>
    TypedLate,

    /// <summary>A fact was corrected, and the new answer names another person or nobody.</summary>
    Corrected,
}

/// <summary>How a case ended.</summary>
public enum CaseAnswer
{
    AsNow,
    AsBefore,
    GroundGone,
}

/// <summary>Two answers to whose bonus a hire's is. Nothing more of that hire is released until HR has decided (docs/rules.md
/// §5).</summary>
public sealed class CreditCase : Aggregate
{
    private CreditCase() { }

    /// <param name="beforeId">The referral that earned before; null: nobody's.</param>
    /// <param name="nowId">The referral that earns by what is known now; null: nobody's.</param>
    public CreditCase(Guid id, Guid hireId, CaseGround ground, Guid? beforeId, Guid? nowId, DateTimeOffset now)
    {
        (Id, HireId, Ground, BeforeId, NowId, OpenedAt) = (id, hireId, ground, beforeId, nowId, now);
        Raise(new CreditCaseOpened(id, hireId, ground, beforeId, nowId));
    }

    /// <summary>The referral that was hired.</summary>
    public Guid HireId { get; private init; }
    public CaseGround Ground { get; private init; }
    public Guid? BeforeId { get; private init; }
    public Guid? NowId { get; private set; }
    public DateTimeOffset OpenedAt { get; private init; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public Guid? ClosedBy { get; private set; }
    public CaseAnswer? Answer { get; private set; }

    /// <summary>Another fact changed the answer once more; back to the one before, there is nothing left to decide.</summary>
    public void Follow(Guid? nowId, bool same, Actor actor, DateTimeOffset now)
    {
        NowId = nowId;
        if (same)
            Close(CaseAnswer.GroundGone, actor, now);
    }

    public void Close(CaseAnswer answer, Actor actor, DateTimeOffset now)
    {
        if (ClosedAt is not null)
            return;
        (ClosedAt, ClosedBy, Answer) = (now, actor.PersonId, answer);
        Raise(new CreditCaseClosed(Id, HireId, answer));
    }
}

public sealed record CreditCaseOpened(Guid CaseId, Guid HireId, CaseGround Ground, Guid? BeforeId, Guid? NowId) : DomainEvent(CaseId);

public sealed record CreditCaseClosed(Guid CaseId, Guid HireId, CaseAnswer Answer) : DomainEvent(CaseId);

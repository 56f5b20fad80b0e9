namespace EmployeeReferrals.Domain.Referrals;

/// <summary>One move, kept for good. The note is about a candidate and goes when the candidate is erased.</summary>
public sealed class StageMove
{
    public Guid Id { get; init; }
    public Guid ReferralId { get; init; }

    /// <summary>1 for the first stage; the number of the entry that this move made.</summary>
    public int Entry { get; init; }
    public Stage? From { get; init; }
    public Stage To { get; init; }
    public DateTimeOffset At { get; init; }

    /// <summary>Null: the candidate, or the system.</summary>
    public Guid? ActorId { get; init; }
    public NotSelectedReason? Reason { get; init; }

    [PersonalData]
    public string? Note { get; set; }

    /// <summary>The entry that this move took back; null: a move forward like any other.</summary>
    public int? Undoes { get; init; }

    /// <summary>Taken back: it is kept, and counts for nothing.</summary>
    public bool IsUndone { get; internal set; }
}

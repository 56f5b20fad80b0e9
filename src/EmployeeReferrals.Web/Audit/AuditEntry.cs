namespace EmployeeReferrals.Web.Audit;

/// <summary>What happened, by whom, to what. Ids, codes, amounts and dates only: it outlives every erasure.</summary>
public sealed class AuditEntry
{
    public long Number { get; init; }
    public DateTimeOffset At { get; init; }
    public Guid? ActorId { get; init; }

    /// <summary>"candidate", or the name of a background job; null when a person acted.</summary>
    public string? ActedAs { get; init; }
    public string Event { get; init; } = "";
    public Guid SubjectId { get; init; }
    public string Data { get; init; } = "";

    /// <summary>The same for all entries of one commit, and made before it: after a lost answer it tells whether the commit went
    /// in.</summary>
    public Guid CommitId { get; init; }

    /// <summary>Keyed, over all above: the portal wrote it. Null: written by a version that knew no seals, or by somebody else.</summary>
    public string? Seal { get; set; }

    /// <summary>Place in the chain, from 1 without gaps; null until the chain has reached it.</summary>
    public long? ChainNumber { get; set; }

    /// <summary>Over this entry and the one before it.</summary>
    public string? Hash { get; set; }
}

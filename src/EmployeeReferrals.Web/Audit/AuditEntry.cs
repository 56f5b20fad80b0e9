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
}

namespace EmployeeReferrals.Domain.Candidates;

/// <summary>Two candidates were found to be one person. Kept so that it can be undone: which referrals and contacts came along.</summary>
public sealed class CandidateMerge : Aggregate
{
    private CandidateMerge() { }

    public CandidateMerge(Guid id, Guid from, Guid into, IReadOnlyList<Guid> referralIds, IReadOnlyList<Guid> contactIds, Guid? by, DateTimeOffset now)
    {
        (Id, FromId, IntoId, ReferralIds, ContactIds, MergedBy, MergedAt) = (id, from, into, referralIds, contactIds, by, now);
        Raise(new CandidatesMerged(id, from, into));
    }

    public Guid FromId { get; private init; }
    public Guid IntoId { get; private init; }
    public IReadOnlyList<Guid> ReferralIds { get; private init; } = [];
    public IReadOnlyList<Guid> ContactIds { get; private init; } = [];
    public Guid? MergedBy { get; private init; }
    public DateTimeOffset MergedAt { get; private init; }
    public DateTimeOffset? UndoneAt { get; private set; }

    public Result Undo(DateTimeOffset now)
    {
        if (UndoneAt is not null) return Result.Rejected("merge_undone", "This was taken apart already.");
        UndoneAt = now;
        Raise(new MergeUndone(Id, FromId, IntoId));
        return Result.Ok;
    }
}

public sealed record CandidatesMerged(Guid MergeId, Guid FromId, Guid IntoId) : DomainEvent(MergeId);
public sealed record MergeUndone(Guid MergeId, Guid FromId, Guid IntoId) : DomainEvent(MergeId);

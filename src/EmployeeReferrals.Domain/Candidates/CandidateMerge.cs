namespace EmployeeReferrals.Domain.Candidates;

/// <summary>What was decided about two candidates: that they are one person, kept so that it can be undone with the referrals and contacts
/// that came along, or that they are not, so that nobody is asked again.</summary>
public sealed class CandidateMerge : Aggregate
{
    private CandidateMerge() { }

    public CandidateMerge(
        Guid id,
        Guid from,
        Guid into,
        IReadOnlyList<Guid> referralIds,
        IReadOnlyList<Guid> contactIds,
        Guid? by,
        DateTimeOffset now
    )
    {
        (Id, FromId, IntoId, ReferralIds, ContactIds, MergedBy, MergedAt) = (id, from, into, referralIds, contactIds, by, now);
        Raise(new CandidatesMerged(id, from, into));
    }

    /// <summary>Looked at and found to be two people: nothing came along, and there is nothing to undo.</summary>
    public static CandidateMerge NotTheSame(Guid id, Guid one, Guid other, Guid? by, DateTimeOffset now)
    {
        var apart = new CandidateMerge
        {
            Id = id,
            FromId = one,
            IntoId = other,
            MergedBy = by,
            MergedAt = now,
            UndoneAt = now,
        };
        apart.Raise(new MatchDismissed(id, one, other));
        return apart;
    }

    /// <summary>Were one person for a time; false: never.</summary>
    public bool WasMerged => ReferralIds.Count > 0;

    /// <summary>Found to be two people, and never one for a time.</summary>
    public bool ToldApart => !WasMerged && UndoneAt == MergedAt;

    public Guid FromId { get; private init; }
    public Guid IntoId { get; private init; }
    public IReadOnlyList<Guid> ReferralIds { get; private init; } = [];
    public IReadOnlyList<Guid> ContactIds { get; private init; } = [];
    public Guid? MergedBy { get; private init; }
    public DateTimeOffset MergedAt { get; private init; }
    public DateTimeOffset? UndoneAt { get; private set; }

    public Result Undo(DateTimeOffset now)
    {
        if (UndoneAt is not null)
            return Result.Rejected("merge_undone", "This was taken apart already.");
        UndoneAt = now;
        Raise(new MergeUndone(Id, FromId, IntoId));
        return Result.Ok;
    }
}

public sealed record CandidatesMerged(Guid MergeId, Guid FromId, Guid IntoId) : DomainEvent(MergeId);

public sealed record MergeUndone(Guid MergeId, Guid FromId, Guid IntoId) : DomainEvent(MergeId);

public sealed record MatchDismissed(Guid DecisionId, Guid OneId, Guid OtherId) : DomainEvent(DecisionId);

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>Something that happened, as the audit kept it.</summary>
/// <param name="CommitId">What went in with it. Empty: kept by a version that did not say.</param>
public sealed record KeptFact(long Number, Guid CommitId, DateTimeOffset At, Guid? ActorId, DomainEvent Happened)
{
    /// <summary>It came later, or in one commit with the other: inside that their order is the database's.</summary>
    public bool NotBefore(KeptFact other) => Number >= other.Number || IsWith(other);

    public bool IsWith(KeptFact other) => Number == other.Number || (CommitId != Guid.Empty && CommitId == other.CommitId);
}

/// <summary>All that the audit knows of one entry, oldest first.</summary>
public sealed class KeptFacts(IEnumerable<KeptFact> facts)
{
    private readonly List<KeptFact> _facts = [.. facts.OrderBy(f => f.Number)];

    public IReadOnlyList<KeptFact> Of<T>()
        where T : DomainEvent => _facts.FindAll(f => f.Happened is T);

    public KeptFact? Newest(Func<DomainEvent, bool> which) => _facts.FindLast(f => which(f.Happened));

    /// <summary>What was said last: several things where one commit said several.</summary>
    /// <param name="since">Nothing that came before this.</param>
    public IReadOnlyList<KeptFact> Last(Func<DomainEvent, bool> which, KeptFact? since = null)
    {
        var told = _facts.FindAll(f => which(f.Happened) && (since is null || f.NotBefore(since)));
        return told.Count == 0 ? [] : told.FindAll(f => f.IsWith(told[^1]));
    }

    public IReadOnlyList<T> Last<T>(KeptFact? since = null)
        where T : DomainEvent => [.. Last(e => e is T, since).Select(f => (T)f.Happened)];
}

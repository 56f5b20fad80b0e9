namespace EmployeeReferrals.Domain.Plans;

/// <summary>What an earlier version decided otherwise than the rules of today. Nothing of it changes until HR has said so (docs/rules.md
/// §6).</summary>
public enum EarlierRule
{
    /// <summary>A part waits, or is released, although its hire does not stand.</summary>
    HireUndone,

    /// <summary>A recovery waits for HR, and there is nothing to recover.</summary>
    RecoveryWithoutGround,

    /// <summary>Money is out whose ground fell away, and no recovery was opened.</summary>
    RecoveryMissed,

    /// <summary>A part was forfeited as somebody's leaving, and nobody had left by its day.</summary>
    ForfeitedWrongly,

    /// <summary>A recruiter alone set an opening's amount; amounts are HR's.</summary>
    AmountByRecruiter,

    /// <summary>Two addresses were taken for one person by a phone number or a profile.</summary>
    LinkedWithoutAddress,
}

/// <summary>HR's word on one such case: as the rules say today, or kept as it is.</summary>
public sealed class EarlierRuling : Aggregate
{
    private EarlierRuling() { }

    /// <param name="aboutId">The payout, the opening or the candidate.</param>
    public EarlierRuling(Guid id, EarlierRule rule, Guid aboutId, bool kept, Guid by, DateTimeOffset now)
    {
        (Id, Rule, AboutId, Kept, DecidedBy, DecidedAt) = (id, rule, aboutId, kept, by, now);
        Raise(new EarlierRulingMade(id, rule, aboutId, kept));
    }

    public EarlierRule Rule { get; private init; }
    public Guid AboutId { get; private init; }
    public bool Kept { get; private init; }
    public Guid DecidedBy { get; private init; }
    public DateTimeOffset DecidedAt { get; private init; }
}

public sealed record EarlierRulingMade(Guid RulingId, EarlierRule Rule, Guid AboutId, bool Kept) : DomainEvent(AboutId);

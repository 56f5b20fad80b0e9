namespace EmployeeReferrals.Domain.Candidates;

/// <summary>A candidate has the phone number of somebody who is or was employed here, and another address. HR decides whether they are one
/// human;
/// until then the referral is worked as usual, and nothing is released (docs/rules.md §5).</summary>
public sealed class PersonMatch : Aggregate
{
    private PersonMatch() { }

    public PersonMatch(Guid id, Guid referralId, Guid personId, DateTimeOffset now) =>
        (Id, ReferralId, PersonId, FoundAt) = (id, referralId, personId, now);

    public Guid ReferralId { get; private init; }
    public Guid PersonId { get; private init; }
    public DateTimeOffset FoundAt { get; private init; }

    /// <summary>Null: not decided yet.</summary>
    public bool? Same { get; private set; }
    public Guid? DecidedBy { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public Result Decide(bool same, Guid by, DateTimeOffset now)
    {
        if (Same is not null)
            return Result.Conflict("decided_already", "Somebody in HR has decided this already.");
        (Same, DecidedBy, DecidedAt) = (same, by, now);
        Raise(new PersonMatchDecided(Id, ReferralId, PersonId, same));
        return Result.Ok;
    }
}

public sealed record PersonMatchDecided(Guid MatchId, Guid ReferralId, Guid PersonId, bool Same) : DomainEvent(ReferralId);

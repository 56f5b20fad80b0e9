namespace EmployeeReferrals.Domain.Referrals;

/// <summary>What the hiring side writes down. Referrers and candidates never see notes; it goes when the candidate is erased.</summary>
public sealed class Note : Aggregate
{
    private Note() { }

    public Note(Guid id, Guid referralId, Guid authorId, string body, DateTimeOffset now)
    {
        (Id, ReferralId, AuthorId, Body, At) = (id, referralId, authorId, body, now);
        Raise(new NoteWritten(id, referralId));
    }

    public Guid ReferralId { get; private init; }
    public Guid AuthorId { get; private init; }

    [PersonalData]
    public string Body { get; private init; } = "";
    public DateTimeOffset At { get; private init; }
}

public sealed record NoteWritten(Guid NoteId, Guid ReferralId) : DomainEvent(NoteId);

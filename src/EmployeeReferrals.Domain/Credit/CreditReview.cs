namespace EmployeeReferrals.Domain.Credit;

public enum ReviewState
{
    Open,
    Answered,
}

/// <summary>One message of a review. Text about a candidate: it goes when the candidate is erased.</summary>
public sealed class ReviewMessage
{
    public Guid Id { get; init; }
    public Guid ReviewId { get; init; }
    public int Number { get; init; }
    public Guid AuthorId { get; init; }
    public DateTimeOffset At { get; init; }

    [PersonalData]
    public string? Text { get; set; }
}

/// <summary>A referrer asks HR to look at a credit decision again. Both see the thread; the decision itself changes by an override
/// alone.</summary>
public sealed class CreditReview : Aggregate
{
    private readonly List<ReviewMessage> _messages = [];

    private CreditReview() { }

    public CreditReview(Guid id, Guid referralId, Guid askedBy, CreditCode about, string text, DateTimeOffset now)
    {
        (Id, ReferralId, AskedBy, About, AskedAt, LastAt) = (id, referralId, askedBy, about, now, now);
        Write(askedBy, text, now);
        Raise(new ReviewAsked(id, referralId));
    }

    public Guid ReferralId { get; private init; }
    public Guid AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset LastAt { get; private set; }

    /// <summary>What was decided when it was asked.</summary>
    public CreditCode About { get; private init; }
    public ReviewState State { get; private set; }
    public IReadOnlyList<ReviewMessage> Messages => _messages;

    /// <summary>HR's answer. The referrer may ask on, which opens it again.</summary>
    public void Answer(Guid by, string text, DateTimeOffset now)
    {
        Write(by, text, now);
        State = ReviewState.Answered;
        Raise(new ReviewAnswered(Id, ReferralId));
    }

    public void AskOn(string text, DateTimeOffset now)
    {
        Write(AskedBy, text, now);
        State = ReviewState.Open;
        Raise(new ReviewAsked(Id, ReferralId));
    }

    public void Erase()
    {
        foreach (var message in _messages)
            message.Text = null;
    }

    private void Write(Guid by, string text, DateTimeOffset now)
    {
        LastAt = now;
        _messages.Add(
            new ReviewMessage
            {
                Id = Guid.CreateVersion7(),
                ReviewId = Id,
                Number = _messages.Count + 1,
                AuthorId = by,
                At = now,
                Text = text,
            }
        );
    }
}

public sealed record ReviewAsked(Guid ReviewId, Guid ReferralId) : DomainEvent(ReviewId);

public sealed record ReviewAnswered(Guid ReviewId, Guid ReferralId) : DomainEvent(ReviewId);

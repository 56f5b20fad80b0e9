namespace EmployeeReferrals.Domain.Openings;

/// <summary>A recruiter asks HR for another amount, or another place in the programme, for an opening. Until HR says yes the plan's counts
/// (docs/rules.md §2).</summary>
public sealed class AmountRequest : Aggregate
{
    private AmountRequest() { }

    /// <param name="bonus">The amount asked for; null: as the plan says.</param>
    public AmountRequest(
        Guid id,
        Guid openingId,
        decimal? bonus,
        string? currency,
        bool inProgramme,
        string reason,
        Guid askedBy,
        DateTimeOffset now
    )
    {
        (Id, OpeningId, Bonus, BonusCurrency, InProgramme) = (id, openingId, bonus, bonus is null ? null : currency, inProgramme);
        (Reason, AskedBy, AskedAt) = (reason, askedBy, now);
        Raise(new AmountAsked(id, openingId, Bonus, BonusCurrency, inProgramme));
    }

    public Guid OpeningId { get; private init; }
    public decimal? Bonus { get; private init; }
    public string? BonusCurrency { get; private init; }
    public bool InProgramme { get; private init; }
    public string Reason { get; private init; } = "";
    public Guid AskedBy { get; private init; }
    public DateTimeOffset AskedAt { get; private init; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }

    /// <summary>Null: not answered yet, or asked anew since.</summary>
    public bool? Granted { get; private set; }
    public string? Answer { get; private set; }

    /// <summary>Rejected: answered already.</summary>
    public Result Say(bool yes, string? answer, Guid by, DateTimeOffset now)
    {
        if (AnsweredAt is not null)
            return Result.Rejected("answered_already", "Somebody in HR has answered this already.");
        (AnsweredAt, AnsweredBy, Granted, Answer) = (now, by, yes, answer);
        Raise(new AmountAnswered(Id, OpeningId, yes));
        return Result.Ok;
    }

    /// <summary>Asked anew: this one needs no answer any more.</summary>
    public void Replace(DateTimeOffset now)
    {
        if (AnsweredAt is not null)
            return;
        AnsweredAt = now;
        Raise(new AmountAskedAnew(Id, OpeningId));
    }
}

public sealed record AmountAsked(Guid RequestId, Guid OpeningId, decimal? Bonus, string? Currency, bool InProgramme)
    : DomainEvent(OpeningId);

public sealed record AmountAskedAnew(Guid RequestId, Guid OpeningId) : DomainEvent(OpeningId);

/// <param name="Granted">Null in older entries: asked anew, so that it needed no answer.</param>
public sealed record AmountAnswered(Guid RequestId, Guid OpeningId, bool? Granted) : DomainEvent(OpeningId);

using System.ComponentModel.DataAnnotations.Schema;

namespace EmployeeReferrals.Web.Outbox;

/// <summary>A mail to be sent, written with the change that asks for it. Rendered when sent; the text is not kept.</summary>
public sealed class OutboxMessage
{
    /// <summary>The error of one that two senders died over: it may have left twice, so it does not go a third time by itself.</summary>
    public const string InterruptedTwice = "interrupted_twice";

    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The name of its class of mail.</summary>
    public required string Kind { get; init; }
    public RecipientKind To { get; init; }
    public Guid? RecipientId { get; init; }
    public Guid? ReferralId { get; init; }
    public Guid? CandidateId { get; init; }
    public Guid? PayoutId { get; init; }

    /// <summary>What was true when it was asked for, as its class keeps it. Never a name, an address or free text.</summary>
    public string Facts { get; init; } = "{}";

    /// <summary>Unique: the same reminder is never asked for twice.</summary>
    public string? Key { get; init; }
    public DateTimeOffset CreatedAt { get; set; }
    public OutboxState State { get; private set; }
    public int Attempts { get; private set; }
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>A sender that died leaves its claim to run out.</summary>
    public DateTimeOffset? ClaimedUntil { get; private set; }
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The first message of one mail that carries several.</summary>
    public Guid? SentWithId { get; private set; }

    /// <summary>The kind of the last failure, such as "recipient_refused"; never the server's text.</summary>
    public string? Error { get; private set; }

    /// <summary>The candidate was erased: a written mail file has to go.</summary>
    public bool Purge { get; set; }

    /// <summary>The trace of the click or run that asked for it.</summary>
    public string? TraceId { get; set; }

    /// <summary>Every claim writes it, so that two senders never both hold a message.</summary>
    public Guid? ClaimId { get; private set; }

    /// <summary>It tells something that can still be undone, and is held for as long.</summary>
    [NotMapped]
    public bool IsHeldForUndo { get; init; }

    /// <summary>Written down before the mail leaves, so that whoever comes after a crash knows which one was on its way.</summary>
    public void Begin()
    {
        Become(State == OutboxState.Waiting ? OutboxState.Sending : OutboxState.SendingAgain);
        Attempts++;
    }

    /// <param name="with">The first message of the mail that carried it; itself where it went alone.</param>
    public void WasSent(DateTimeOffset now, OutboxMessage with)
    {
        Become(OutboxState.Sent);
        SentAt = now;
        SentWithId = with == this ? null : with.Id;
        Error = null;
        ClaimedUntil = null;
    }

    public void Skip()
    {
        Become(OutboxState.Skipped);
        Error = null;
        ClaimedUntil = null;
    }

    public void GiveUp(string error, int? attempts = null)
    {
        Become(OutboxState.Dead);
        Attempts = attempts ?? Attempts;
        Error = error;
        ClaimedUntil = null;
    }

    /// <summary>An attempt that failed and is made again at a later time.</summary>
    /// <param name="mayHaveLeft">The line broke after it was handed over.</param>
    public void FailedUntil(DateTimeOffset next, string error, bool begun, bool mayHaveLeft)
    {
        if (begun)
            TakeBack(mayHaveLeft);
        else
            Attempts++;
        Error = error;
        NextAttemptAt = next;
        ClaimedUntil = null;
    }

    /// <summary>Given back as it was, begun or not: no mail pays for a server that is down.</summary>
    public void Leave(bool begun, string? error)
    {
        if (begun)
        {
            TakeBack(mayHaveLeft: false);
            Attempts--;
        }
        Error = error ?? Error;
        ClaimedUntil = null;
    }

    /// <summary>It is held until then, and was not tried.</summary>
    public void HoldUntil(DateTimeOffset next)
    {
        NextAttemptAt = next;
        ClaimedUntil = null;
    }

    /// <summary>Given up before, and tried from the beginning.</summary>
    public void TryAgain(DateTimeOffset now)
    {
        Become(OutboxState.Waiting);
        (Attempts, NextAttemptAt, ClaimedUntil, Error) = (0, now, null, null);
    }

    private void TakeBack(bool mayHaveLeft)
    {
        if (State == OutboxState.SendingAgain)
            Become(OutboxState.Sending);
        else if (!mayHaveLeft)
            Become(OutboxState.Waiting);
    }

    private void Become(OutboxState state)
    {
        if (!OutboxStates.May(State, state))
            throw new InvalidOperationException($"A mail that is {State} cannot become {state}.");
        State = state;
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Mail;

/// <summary>A kind of mail: what asks for it, whom it goes to and what it says. One class, one file; <see cref="MailKinds"/> finds
/// it.</summary>
public abstract class MailKind
{
    /// <summary>As it stands in the outbox: never changed, and never used again for another.</summary>
    public abstract string Name { get; }

    /// <summary>In a list of mails.</summary>
    public abstract string Label { get; }

    /// <summary>Those of one bundle for one reader leave as one mail; null: each by itself.</summary>
    public virtual string? Bundle => null;

    /// <summary>The mails that follow from what happened. Pure: it runs inside the commit.</summary>
    public virtual IEnumerable<OutboxMessage> On(DomainEvent happened, Aggregate subject) => [];

    /// <param name="together">One message, or all of a bundle.</param>
    /// <returns>Null: nothing is left to say.</returns>
    public abstract Task<MailText?> Write(IReadOnlyList<OutboxMessage> together, MailContext context, CancellationToken cancellation);
}

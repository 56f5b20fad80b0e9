using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Outbox;

/// <summary>Which mails follow from what happened (docs/rules.md §8).</summary>
public interface IMailTriggers
{
    /// <summary>Pure: it runs inside the commit.</summary>
    IEnumerable<OutboxMessage> For(DomainEvent happened, Aggregate subject);
}

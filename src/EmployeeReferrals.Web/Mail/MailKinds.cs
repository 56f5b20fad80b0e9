using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Outbox;

namespace EmployeeReferrals.Web.Mail;

/// <summary>Every kind of mail there is; they are found, not listed.</summary>
public sealed class MailKinds : IMailTriggers
{
    private static readonly Dictionary<string, MailKind> ByName = typeof(MailKinds)
        .Assembly.GetTypes()
        .Where(t => t.IsSubclassOf(typeof(MailKind)) && !t.IsAbstract)
        .OrderBy(t => t.Name, StringComparer.Ordinal)
        .Select(t => (MailKind)Activator.CreateInstance(t)!)
        .ToDictionary(kind => kind.Name);

    public static IReadOnlyCollection<MailKind> All => ByName.Values;

    /// <summary>Null: a kind of a later release, or one that is sent no more.</summary>
    public static MailKind? Find(string name) => ByName.GetValueOrDefault(name);

    public static string LabelOf(string name) => Find(name)?.Label ?? "Mail";

    public IEnumerable<OutboxMessage> For(DomainEvent happened, Aggregate subject) => All.SelectMany(kind => kind.On(happened, subject));
}

namespace EmployeeReferrals.Domain;

/// <summary>Something with an identity whose changes go through its own methods. Raised events hold ids, codes, amounts and dates,
/// never a name, an address or free text about a candidate.</summary>
public abstract class Aggregate
{
    private readonly List<DomainEvent> _events = [];

    /// <summary>Made by the client, so that the same request twice is one thing.</summary>
    public Guid Id { get; protected init; }

    /// <summary>Concurrency token: the one place that commits raises it by one.</summary>
    public int Version { get; private set; }

    public IReadOnlyList<DomainEvent> Events => _events;

    public void ForgetEvents() => _events.Clear();

    protected void Raise(DomainEvent happened) => _events.Add(happened);
}

/// <summary>Something that happened to one subject. Kept in the audit by its type's name.</summary>
public abstract record DomainEvent(Guid SubjectId);

/// <summary>Marks a column that may hold data about a person; erasure has to know it.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalDataAttribute : Attribute;

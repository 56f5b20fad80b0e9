using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Domain.Candidates;

public enum ContactKind
{
    Email,
    LinkedIn,
    Phone,
}

/// <summary>One way to reach or recognise a candidate. Later values never overwrite, they are kept beside.</summary>
public sealed class CandidateContact
{
    public Guid Id { get; init; }
    public Guid CandidateId { get; internal set; }
    public ContactKind Kind { get; init; }

    [PersonalData]
    public string Value { get; init; } = "";

    /// <summary>What it is compared by; null when it could not be parsed and so is not matched.</summary>
    [PersonalData]
    public string? Key { get; init; }
}

/// <summary>Somebody who was referred. Holds the personal data, alone.</summary>
public sealed class Candidate : Aggregate
{
    private readonly List<CandidateContact> _contacts = [];

    private Candidate() { }

    public Candidate(Guid id, string name, EmailAddress email, DateTimeOffset now)
    {
        Id = id;
        Name = name;
        NameSearch = Text.NameSearch(name);
        Email = email.Typed;
        CreatedAt = now;
        AddContact(ContactKind.Email, email.Typed, email.Key);
    }

    /// <summary>Null once erased.</summary>
    [PersonalData]
    public string? Name { get; private set; }

    [PersonalData]
    public string? NameSearch { get; private set; }

    /// <summary>Where mail goes.</summary>
    [PersonalData]
    public string? Email { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public DateTimeOffset? ErasedAt { get; private set; }
    public IReadOnlyList<CandidateContact> Contacts => _contacts;

    public bool IsErased => ErasedAt is not null;

    /// <summary>The name for a reader who may see it.</summary>
    public string ShownName => Name ?? "Erased person";

    /// <summary>Kept beside what is known already; the same key twice is one contact.</summary>
    public void AddContact(ContactKind kind, string value, string? key)
    {
        if (_contacts.Any(c => c.Kind == kind && (c.Key is null ? c.Value == value : c.Key == key)))
            return;
        _contacts.Add(
            new CandidateContact
            {
                Id = Guid.CreateVersion7(),
                CandidateId = Id,
                Kind = kind,
                Value = value,
                Key = key,
            }
        );
    }

    /// <summary>Mail goes to the new address from now on; the old one stays for recognising the person.</summary>
    /// <param name="others">Kept beside what is known already.</param>
    public Result CorrectContact(string name, EmailAddress email, params IEnumerable<(ContactKind Kind, string Value, string? Key)> others)
    {
        if (IsErased)
            return Result.Rejected("erased", "This person's data has been erased.");
        var before = (Name, Email, _contacts.Count);
        (Name, NameSearch, Email) = (name, Text.NameSearch(name), email.Typed);
        AddContact(ContactKind.Email, email.Typed, email.Key);
        foreach (var (kind, value, key) in others)
            AddContact(kind, value, key);
        if (before != (Name, Email, _contacts.Count))
            Raise(new CandidateCorrected(Id));
        return Result.Ok;
    }

    /// <summary>Contacts change hands when two are found to be one person, and back. Each keeps its id, so that it can be undone.</summary>
    /// <param name="ids">Those that go; what is not here is passed over.</param>
    public void GiveContacts(IReadOnlyCollection<Guid> ids, Candidate to)
    {
        foreach (var contact in _contacts.Where(c => ids.Contains(c.Id)).ToList())
        {
            _contacts.Remove(contact);
            contact.CandidateId = to.Id;
            to._contacts.Add(contact);
        }
        // Mail must not go on to an address that is the other's again.
        var emails = _contacts.Where(c => c.Kind == ContactKind.Email).ToList();
        if (emails.Count > 0 && EmailAddress.Parse(Email)?.Key is var key && emails.TrueForAll(c => c.Key != key))
            Email = emails[0].Value;
        Raise(new ContactsGiven(Id, to.Id));
        to.Raise(new ContactsTaken(to.Id, Id));
    }

    /// <summary>Marks the candidate as touched by a hire, so that of two hires at the same moment one is told.</summary>
    public void HiredThrough(Guid referralId) => Raise(new CandidateHired(Id, referralId));

    /// <summary>They were two people: one of the addresses is the other's, and goes with them.</summary>
    public Candidate Part(Guid id, string name, CandidateContact email, DateTimeOffset now)
    {
        var other = new Candidate
        {
            Id = id,
            Name = name,
            NameSearch = Text.NameSearch(name),
            Email = email.Value,
            CreatedAt = now,
        };
        GiveContacts([email.Id], other);
        return other;
    }

    /// <summary>An address is not theirs any more, and nothing of it is left; mail goes to another.</summary>
    public void Forget(string? addressKey, string name, string? email)
    {
        _contacts.RemoveAll(c => c.Kind == ContactKind.Email && c.Key == addressKey);
        (Name, NameSearch) = (name, Text.NameSearch(name));
        if (EmailAddress.Parse(Email)?.Key == addressKey)
            Email = email ?? _contacts.Find(c => c.Kind == ContactKind.Email)?.Value;
        Raise(new CandidateCorrected(Id));
    }

    /// <summary>Nothing personal is left. Erasing twice is the same as once.</summary>
    public void Erase(DateTimeOffset now, bool byObjection)
    {
        if (IsErased)
            return;
        Name = null;
        NameSearch = null;
        Email = null;
        ErasedAt = now;
        _contacts.Clear();
        Raise(new CandidateErased(Id, byObjection));
    }
}

public sealed record CandidateCorrected(Guid CandidateId) : DomainEvent(CandidateId);

public sealed record CandidateHired(Guid CandidateId, Guid ReferralId) : DomainEvent(CandidateId);

public sealed record ContactsGiven(Guid CandidateId, Guid ToId) : DomainEvent(CandidateId);

public sealed record ContactsTaken(Guid CandidateId, Guid FromId) : DomainEvent(CandidateId);

public sealed record CandidateErased(Guid CandidateId, bool ByObjection) : DomainEvent(CandidateId);

using System.Text;

namespace EmployeeReferrals.Domain.Lists;

/// <summary>A retired entry is chosen no more; a joined one stands for the entry it was joined into.</summary>
public enum ListState
{
    InUse,
    Retired,
    Joined,
}

/// <summary>One way an entry is or was written. No two entries of a list share one, and none is ever given up: what was written by it
/// still means the entry.</summary>
public sealed class ListSpelling
{
    public ListKind Kind { get; init; }

    /// <summary>As <see cref="ListEntry.KeyOf"/> folds it.</summary>
    public string Key { get; init; } = "";
    public string Written { get; init; } = "";
    public Guid EntryId { get; internal set; }
}

/// <summary>How many people and openings carry an entry's name.</summary>
public sealed record ListUse(int People, int Openings);

/// <summary>A department, a location or a legal entity. People and openings carry its name; plan filters, exclusions and campaigns
/// point to it.</summary>
public sealed class ListEntry : Aggregate
{
    /// <summary>Longest name, as long as the columns that carry it.</summary>
    public const int Longest = Text.Line;

    private readonly List<ListSpelling> _spellings = [];

    private ListEntry() { }

    /// <param name="spellings">Other ways it was written, that differ by case, spaces or width alone.</param>
    /// <param name="use">Who carried another of the spellings, and carries the name from now on.</param>
    public ListEntry(Guid id, ListKind kind, string name, DateTimeOffset now, IReadOnlyList<string>? spellings = null, ListUse? use = null)
    {
        (Id, Kind, Name, CreatedAt) = (id, kind, name, now);
        Spell(name);
        var others = spellings is { Count: > 0 } ? string.Join(", ", spellings.Where(s => s != name).Order(StringComparer.Ordinal)) : null;
        Raise(new ListEntryMade(id, kind, use?.People ?? 0, use?.Openings ?? 0, new Changes().Of(FieldOf(kind), others, name).ToList()));
    }

    public ListKind Kind { get; private init; }
    public string Name { get; private set; } = "";
    public ListState State { get; private set; }
    public Guid? JoinedIntoId { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public IReadOnlyList<ListSpelling> Spellings => _spellings;

    /// <summary>What makes two texts one entry: case, spaces and the width of letters do not matter; accents and punctuation do.</summary>
    public static string KeyOf(string? written)
    {
        if (Text.Clean(written) is not { } clean)
            return "";
        var key = new StringBuilder(clean.Length);
        foreach (var c in clean.Normalize(NormalizationForm.FormKC))
        {
            if (!char.IsWhiteSpace(c))
                key.Append(char.ToLowerInvariant(c));
            else if (key.Length > 0 && key[^1] != ' ')
                key.Append(' ');
        }
        var folded = key.ToString().Trim().Normalize(NormalizationForm.FormC);
        return folded.Length > Longest ? folded[..Longest] : folded;
    }

    /// <summary>A name as it is kept: one space between words. Null where nothing can be seen.</summary>
    public static string? NameOf(string? written) =>
        Text.Clean(written) is { } clean ? string.Join(' ', clean.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : null;

    public static ChangedField FieldOf(ListKind kind) =>
        kind switch
        {
            ListKind.Department => ChangedField.Department,
            ListKind.Location => ChangedField.Location,
            ListKind.LegalEntity => ChangedField.LegalEntity,
        };

    /// <summary>The old name stays one of its spellings. Whoever carries it has to be given the new one in the same commit.</summary>
    public Result Rename(string name, ListUse use)
    {
        if (State == ListState.Joined)
            return Result.NotFound;
        if (name == Name)
            return Result.Ok;
        var before = Name;
        Name = name;
        Spell(name);
        Raise(new ListEntryRenamed(Id, Kind, use.People, use.Openings, new Changes().Of(FieldOf(Kind), before, name).ToList()));
        return Result.Ok;
    }

    /// <summary>Chosen no more; who carries it keeps it.</summary>
    public Result Retire()
    {
        if (State == ListState.Joined)
            return Result.NotFound;
        if (State == ListState.Retired)
            return Result.Ok;
        State = ListState.Retired;
        Raise(new ListEntryRetired(Id, Kind));
        return Result.Ok;
    }

    public Result UseAgain()
    {
        if (State == ListState.Joined)
            return Result.NotFound;
        if (State == ListState.InUse)
            return Result.Ok;
        State = ListState.InUse;
        Raise(new ListEntryUsedAgain(Id, Kind));
        return Result.Ok;
    }

    /// <summary>Becomes part of another entry: its spellings mean that one from now on. Rejected: another list, or itself.</summary>
    public Result JoinInto(ListEntry other, ListUse use)
    {
        if (State == ListState.Joined || other.State == ListState.Joined)
            return Result.NotFound;
        if (other.Id == Id || other.Kind != Kind)
            return Result.Rejected("list_join", "Choose another entry of the same list.", "Into");
        foreach (var spelling in _spellings)
            spelling.EntryId = other.Id;
        other._spellings.AddRange(_spellings);
        _spellings.Clear();
        (State, JoinedIntoId) = (ListState.Joined, other.Id);
        var told = new Changes().Of(FieldOf(Kind), Name, other.Name).ToList();
        Raise(new ListEntriesJoined(Id, other.Id, Kind, use.People, use.Openings, told));
        return Result.Ok;
    }

    /// <summary>Texts of this name, otherwise written, were found again and carry the name from now on.</summary>
    public void Found(ListUse use, IEnumerable<string> spellings)
    {
        var told = new Changes().Of(FieldOf(Kind), string.Join(", ", spellings.Order(StringComparer.Ordinal)), Name).ToList();
        Raise(new ListSpellingsJoined(Id, Kind, use.People, use.Openings, told));
    }

    private void Spell(string name)
    {
        var key = KeyOf(name);
        if (_spellings.All(s => s.Key != key))
            _spellings.Add(
                new ListSpelling
                {
                    Kind = Kind,
                    Key = key,
                    Written = name,
                    EntryId = Id,
                }
            );
    }
}

/// <summary>HR said of two entries that look alike that they are two.</summary>
public sealed class ListPair : Aggregate
{
    private ListPair() { }

    public ListPair(Guid id, ListEntry one, ListEntry other, Guid? by, DateTimeOffset at)
    {
        Id = id;
        (FirstId, SecondId) = Ordered(one.Id, other.Id);
        (KeptApartBy, KeptApartAt) = (by, at);
        Raise(new ListEntriesKeptApart(one.Id, other.Id, one.Kind, other.Name));
    }

    public Guid FirstId { get; private init; }
    public Guid SecondId { get; private init; }
    public Guid? KeptApartBy { get; private init; }
    public DateTimeOffset KeptApartAt { get; private init; }

    public static (Guid First, Guid Second) Ordered(Guid one, Guid other) => one.CompareTo(other) <= 0 ? (one, other) : (other, one);
}

/// <param name="People">Those who were written otherwise, and carry the name from now on; openings alike.</param>
/// <param name="Changes">From the other spellings that were found, if any, to the name.</param>
public sealed record ListEntryMade(
    Guid EntryId,
    ListKind Kind,
    int People = 0,
    int Openings = 0,
    IReadOnlyList<FieldChange>? Changes = null
) : DomainEvent(EntryId);

public sealed record ListSpellingsJoined(Guid EntryId, ListKind Kind, int People, int Openings, IReadOnlyList<FieldChange>? Changes = null)
    : DomainEvent(EntryId);

public sealed record ListEntryRenamed(Guid EntryId, ListKind Kind, int People, int Openings, IReadOnlyList<FieldChange>? Changes = null)
    : DomainEvent(EntryId);

public sealed record ListEntryRetired(Guid EntryId, ListKind Kind) : DomainEvent(EntryId);

public sealed record ListEntryUsedAgain(Guid EntryId, ListKind Kind) : DomainEvent(EntryId);

public sealed record ListEntriesJoined(
    Guid EntryId,
    Guid IntoId,
    ListKind Kind,
    int People,
    int Openings,
    IReadOnlyList<FieldChange>? Changes = null
) : DomainEvent(EntryId);

public sealed record ListEntriesKeptApart(Guid EntryId, Guid OtherId, ListKind Kind, string Other) : DomainEvent(EntryId);

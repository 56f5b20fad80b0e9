namespace EmployeeReferrals.Domain.Lists;

/// <summary>All lists as they stand: what a text or a pointer means. Pure.</summary>
public sealed class CompanyLists
{
    public static readonly CompanyLists None = new([]);

    private readonly Dictionary<Guid, ListEntry> _byId;
    private readonly Dictionary<(ListKind, string), ListEntry> _byKey;

    public CompanyLists(IEnumerable<ListEntry> entries)
    {
        _byId = entries.ToDictionary(e => e.Id);
        _byKey = _byId.Values.SelectMany(e => e.Spellings).ToDictionary(s => (s.Kind, s.Key), s => _byId[s.EntryId]);
    }

    public IEnumerable<ListEntry> Entries => _byId.Values;

    /// <summary>What is offered to be chosen, by name.</summary>
    public IReadOnlyList<string> Choices(ListKind kind) => [.. InUse(kind).Select(e => e.Name)];

    public IEnumerable<ListEntry> InUse(ListKind kind) =>
        _byId
            .Values.Where(e => e.Kind == kind && e.State == ListState.InUse)
            .OrderBy(e => e.Name, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(e => e.Id);

    /// <summary>The entry that is or was written so; null: there is none.</summary>
    public ListEntry? Find(ListKind kind, string? written) => _byKey.GetValueOrDefault((kind, ListEntry.KeyOf(written)));

    /// <summary>The name an entry has now, whatever it was called when it was written down; what is no entry stays as it is.</summary>
    public string? Named(ListKind kind, string? written) => Find(kind, written)?.Name ?? written;

    /// <summary>The entry, or the one it was joined into.</summary>
    public ListEntry? Of(Guid id)
    {
        var entry = _byId.GetValueOrDefault(id);
        while (entry is { JoinedIntoId: { } into })
            entry = _byId.GetValueOrDefault(into);
        return entry;
    }

    /// <summary>The entries that a text of a plan means: as it has always been compared, without case and accents.</summary>
    public IReadOnlyList<ListEntry> Meant(ListKind kind, string written)
    {
        var key = ListEntry.KeyOf(written);
        var search = Text.SearchKey(written);
        return
        [
            .. _byKey
                .Where(s => s.Key.Item1 == kind && (s.Key.Item2 == key || Text.SearchKey(s.Key.Item2) == search))
                .Select(s => s.Value)
                .Distinct()
                .OrderBy(e => e.Name, StringComparer.Ordinal),
        ];
    }
}

/// <summary>What a rule of a plan means by its names: the entries it points to, by every way they are or were written.</summary>
internal sealed class Pointed
{
    private readonly HashSet<string> _keys = new(StringComparer.Ordinal);
    private readonly HashSet<string> _loose = new(StringComparer.Ordinal);

    private Pointed() { }

    /// <summary>The names as they are now, for whoever reads the rule.</summary>
    public IReadOnlyList<string> Names { get; private init; } = [];

    public bool Has(string name) => _keys.Contains(ListEntry.KeyOf(name)) || (_loose.Count > 0 && _loose.Contains(Text.SearchKey(name)));

    /// <param name="ids">Null: not pointed yet, so the texts say it.</param>
    public static Pointed To(CompanyLists lists, ListKind kind, IReadOnlyList<string> texts, IReadOnlyList<Guid>? ids)
    {
        var loose = ids is null ? texts.Where(t => lists.Meant(kind, t).Count == 0).ToList() : [];
        var entries = (ids ?? Ids(lists, kind, texts)).Select(lists.Of).OfType<ListEntry>().Distinct().ToList();
        var pointed = new Pointed { Names = [.. entries.Select(e => e.Name), .. loose] };
        pointed._keys.UnionWith(entries.SelectMany(e => e.Spellings).Select(s => s.Key));
        pointed._loose.UnionWith(loose.Select(Text.SearchKey));
        return pointed;
    }

    public static IReadOnlyList<Guid> Ids(CompanyLists lists, ListKind kind, IReadOnlyList<string> texts) =>
        [.. texts.SelectMany(t => lists.Meant(kind, t)).Select(e => e.Id).Distinct()];
}

using System.Text.Json;

namespace EmployeeReferrals.Web.Tests.Features;

/// <summary>What was drawn or set up for a command, in order: taken again it is the same, in another process too.</summary>
public sealed class Drawn(IEnumerable<string>? before = null)
{
    private readonly List<string> _taken = [.. before ?? []];
    private int _at;

    public IReadOnlyList<string> Taken => _taken;

    public void Rewind() => _at = 0;

    public T Take<T>(Func<T> draw)
    {
        if (_at == _taken.Count)
            _taken.Add(JsonSerializer.Serialize(draw()));
        return JsonSerializer.Deserialize<T>(_taken[_at++])!;
    }

    public async Task<T> Take<T>(Func<Task<T>> setUp)
    {
        if (_at < _taken.Count)
            return Take(() => default(T)!);
        // What it draws itself is its own.
        var at = _at;
        var made = await setUp();
        _taken.RemoveRange(at, _taken.Count - at);
        _at = at;
        return Take(() => made);
    }
}

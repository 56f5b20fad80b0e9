using System.Globalization;

namespace EmployeeReferrals.Web.Demo;

/// <summary>The demonstration's own clock: the system's, moved forward. Kept in a file beside the data.</summary>
public sealed class DemoClock : TimeProvider
{
    private readonly string? _file;
    private long _ahead;

    public DemoClock(DataFolder folder)
    {
        _file = folder.File("demo-clock");
        if (File.Exists(_file)) _ahead = long.Parse(File.ReadAllText(_file), CultureInfo.InvariantCulture);
    }

    /// <summary>While the demonstration is filled, the moment of the story that is told.</summary>
    internal DateTimeOffset? Told { get; set; }

    public override DateTimeOffset GetUtcNow() => Told ?? base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Only forward: what has happened stays happened.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        var by = moment - GetUtcNow();
        if (by <= TimeSpan.Zero) return;
        var draft = _file + ".new";
        File.WriteAllText(draft, (Interlocked.Read(ref _ahead) + by.Ticks).ToString(CultureInfo.InvariantCulture));
        File.Move(draft, _file!, overwrite: true);
        Interlocked.Add(ref _ahead, by.Ticks);
    }
}

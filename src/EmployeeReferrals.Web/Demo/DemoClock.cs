using System.Globalization;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Demo;

/// <summary>The demonstration's own clock: the system's, moved. Kept in a file beside the data.</summary>
public sealed class DemoClock : TimeProvider
{
    private readonly string _file;
    private long _ahead;

    public DemoClock(DataFolder folder, IOptions<DemoOptions> options)
    {
        _file = folder.File("demo-clock");
        if (File.Exists(_file))
            _ahead = long.Parse(File.ReadAllText(_file), CultureInfo.InvariantCulture);
        else if (options.Value.Moment is { } moment)
        {
            folder.Made();
            Keep((moment - base.GetUtcNow()).Ticks);
        }
    }

    /// <summary>While the demonstration is filled, the moment of the story that is told.</summary>
    internal DateTimeOffset? Told { get; set; }

    public override DateTimeOffset GetUtcNow() => Told ?? base.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref _ahead));

    /// <summary>Only forward: what has happened stays happened.</summary>
    public void MoveTo(DateTimeOffset moment)
    {
        var by = moment - GetUtcNow();
        if (by <= TimeSpan.Zero)
            return;
        Keep(Interlocked.Read(ref _ahead) + by.Ticks);
    }

    private void Keep(long ahead)
    {
        var draft = _file + ".new";
        using (var file = new StreamWriter(draft, DatabaseCopy.Private(FileMode.Create)))
            file.Write(ahead.ToString(CultureInfo.InvariantCulture));
        File.Move(draft, _file, overwrite: true);
        Interlocked.Exchange(ref _ahead, ahead);
    }
}

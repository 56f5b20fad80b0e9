namespace EmployeeReferrals.Web.Security;

/// <summary>Who was refused where, so that the audit tells it once and not each time somebody tries again.</summary>
internal sealed class Refusals(SessionClock time)
{
    private static readonly TimeSpan Once = TimeSpan.FromMinutes(10);
    private const int Most = 10_000;
    private readonly System.Collections.Concurrent.ConcurrentDictionary<(Guid Person, string Where), DateTimeOffset> _known = [];

    public bool IsNew(Guid person, string where)
    {
        var now = time.Now;
        if (_known.Count > Most)
            _known.Clear();
        if (_known.TryGetValue((person, where), out var before) && now - before < Once)
            return false;
        _known[(person, where)] = now;
        return true;
    }
}

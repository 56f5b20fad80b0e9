namespace EmployeeReferrals.Web.Mail;

/// <summary>What is known of the way out. After it failed nobody knocks for a while: not each mail, not each commit, not each question
/// about health, so that a wrong password does not lock the mailbox.</summary>
public sealed class MailLine(TimeProvider clock)
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(15),
        Fresh = TimeSpan.FromMinutes(1);
    private readonly Lock _lock = new();
    private int _failures;
    private bool _looking;
    private DateTimeOffset _closedUntil,
        _seenWorking;

    public bool IsOpen
    {
        get
        {
            lock (_lock)
                return clock.GetUtcNow() >= _closedUntil;
        }
    }

    public void Works()
    {
        lock (_lock)
            (_failures, _closedUntil, _seenWorking) = (0, default, clock.GetUtcNow());
    }

    public void Failed()
    {
        lock (_lock)
        {
            var minutes = Math.Min(Longest.TotalMinutes, Math.Pow(2, Math.Min(_failures++, 10)));
            (_closedUntil, _seenWorking) = (clock.GetUtcNow() + TimeSpan.FromMinutes(minutes), default);
        }
    }

    /// <summary>Tries the line where that is due, and says whether it is thought to work.</summary>
    public async Task<bool> Look(Func<Task> tries)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (now < _closedUntil)
                return false;
            if (_looking || now - _seenWorking < Fresh)
                return true;
            _looking = true;
        }
        try
        {
            await tries();
            Works();
            return true;
        }
        catch (DeliveryFailed)
        {
            Failed();
            return false;
        }
        finally
        {
            lock (_lock)
                _looking = false;
        }
    }
}

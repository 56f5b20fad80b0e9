namespace EmployeeReferrals.Web.Outbox;

/// <summary>Where a mail is on its way. What it may become next stands in <see cref="OutboxStates"/>.</summary>
public enum OutboxState
{
    /// <summary>Not tried, or tried and surely not sent.</summary>
    Waiting,

    /// <summary>On its way, or it was when the sender died or the line broke: it may have left once.</summary>
    Sending,

    /// <summary>On its way once more: it may have left twice.</summary>
    SendingAgain,
    Sent,

    /// <summary>Given up; an administrator may have it tried again.</summary>
    Dead,

    /// <summary>There was nothing left to say, or nobody to say it to.</summary>
    Skipped,
}

/// <summary>What a mail may become. Of each at most one extra copy, so nothing is begun a third time by itself (docs/rules.md
/// §6).</summary>
public static class OutboxStates
{
    public static bool May(OutboxState from, OutboxState to) =>
        from switch
        {
            OutboxState.Waiting => to is OutboxState.Sending or OutboxState.Skipped or OutboxState.Dead,
            OutboxState.Sending => to
                is OutboxState.SendingAgain
                    or OutboxState.Sent
                    or OutboxState.Waiting
                    or OutboxState.Skipped
                    or OutboxState.Dead,
            // Back to Sending: the second try surely did not leave, so it counts once again.
            OutboxState.SendingAgain => to is OutboxState.Sending or OutboxState.Sent or OutboxState.Skipped or OutboxState.Dead,
            // By an administrator's hand alone.
            OutboxState.Dead => to == OutboxState.Waiting,
            OutboxState.Sent or OutboxState.Skipped => false,
        };

    /// <summary>Whether the sender still has to deal with it.</summary>
    public static bool IsOpen(this OutboxState state) =>
        state switch
        {
            OutboxState.Waiting or OutboxState.Sending or OutboxState.SendingAgain => true,
            OutboxState.Sent or OutboxState.Dead or OutboxState.Skipped => false,
        };

    /// <summary>The same, asked of the database.</summary>
    public static IQueryable<OutboxMessage> Open(this IQueryable<OutboxMessage> mails) =>
        mails.Where(m => m.State == OutboxState.Waiting || m.State == OutboxState.Sending || m.State == OutboxState.SendingAgain);
}

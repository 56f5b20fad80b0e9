namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>How a payout and its ledger can disagree.</summary>
public enum LedgerFault
{
    /// <summary>A line is not there, or there are more than were written.</summary>
    Missing,
    /// <summary>A line does not begin where the one before it ended.</summary>
    Broken,
    /// <summary>A line goes where the table does not let a payout go.</summary>
    NotAllowed,
    /// <summary>The payout is not where its ledger ends.</summary>
    Differs,
}

/// <summary>The ledger is the truth of a payout: replayed from its first line it gives the state, the amount and the day (product §6).</summary>
public static class LedgerCheck
{
    /// <returns>The first fault; null when the ledger gives exactly this payout.</returns>
    public static LedgerFault? FaultOf(Payout payout)
    {
        var lines = payout.Ledger.OrderBy(l => l.Number).ToList();
        if (lines.Count != payout.LedgerCount || lines.Where((line, i) => line.Number != i + 1).Any()) return LedgerFault.Missing;
        PayoutState? at = null;
        foreach (var line in lines)
        {
            if (line.From != at) return LedgerFault.Broken;
            if (at is { } from && from != line.To && !PayoutTable.Allows(from, line.To)) return LedgerFault.NotAllowed;
            at = line.To;
        }
        var last = lines[^1];
        return (at, last.Amount, last.Currency, last.DueOn, last.Reason, last.Kind, last.Recovery) == (payout.State, payout.Amount, payout.Currency, payout.DueOn, payout.Reason, payout.Kind, payout.Recovery) ? null : LedgerFault.Differs;
    }
}

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>How what is kept of money can disagree.</summary>
public enum LedgerFault
{
    /// <summary>Something is not there, or there is more than was written.</summary>
    Missing,

    /// <summary>A line does not begin where the one before it ended.</summary>
    Broken,

    /// <summary>A line goes where the table does not let a payout go.</summary>
    NotAllowed,

    /// <summary>A column does not say what it is rebuilt to.</summary>
    Differs,

    /// <summary>A row holds what no version of the portal writes, so nothing can be said of it.</summary>
    Unreadable,
}

/// <param name="Column">Which one, with its table.</param>
public sealed record LedgerFinding(LedgerFault Fault, string Column);

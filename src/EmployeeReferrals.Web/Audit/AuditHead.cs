namespace EmployeeReferrals.Web.Audit;

/// <summary>How far the audit is signed, kept outside its table and keyed: what was cut off, put back or slipped in does not follow it. One
/// row.</summary>
public sealed class AuditHead
{
    public int Id { get; init; } = 1;

    /// <summary>The place in the chain of the last signed entry; 0: none yet.</summary>
    public long ChainNumber { get; set; }

    /// <summary>Its hash.</summary>
    public string Hash { get; set; } = AuditChain.Start;

    /// <summary>The highest number of the table that was signed.</summary>
    public long Number { get; set; }

    /// <summary>How many numbers of the embedded database's table lead nowhere. It gives out none that is not used, so more is an entry
    /// gone.</summary>
    public long Gaps { get; set; }

    /// <summary>Entries that the portal did not write, up to this number, that somebody answered for.</summary>
    public long SetAsideUntil { get; set; }

    public long SetAside { get; set; }

    /// <summary>Over all of this.</summary>
    public string Mac { get; set; } = "";
}

/// <summary>Why the portal signs no further, or not everything.</summary>
public enum AuditProblem
{
    HeadGone,
    HeadForged,
    FileForged,
    CutOff,
    PutBack,
    Replaced,
    NumbersGone,
    NotOurs,
}

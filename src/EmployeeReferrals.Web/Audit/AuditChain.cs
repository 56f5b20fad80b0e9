using System.Globalization;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Audit;

/// <summary>Each entry's hash covers the entry and the hash before it, keyed by the portal's secret: who can write to the database alone
/// cannot change, insert or take out an entry unseen. Ids and codes only are covered, so an erasure leaves the chain whole.</summary>
public sealed class AuditChain(PortalKey key)
{
    /// <summary>What stands before the first entry.</summary>
    public const string Start = "";

    public string Hash(string before, long chainNumber, AuditEntry entry) => key.Hash("audit", string.Join('\n',
        before, chainNumber.ToString(CultureInfo.InvariantCulture), entry.At.UtcTicks.ToString(CultureInfo.InvariantCulture), entry.ActorId, entry.ActedAs, entry.Event, entry.SubjectId, entry.CommitId, entry.Data));
}

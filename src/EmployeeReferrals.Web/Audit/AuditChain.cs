using System.Globalization;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Audit;

/// <summary>Each entry's hash covers the entry and the hash before it, keyed by the portal's secret: who can write to the database alone
/// cannot change, insert or take out an entry unseen. Ids and codes only are covered, so an erasure leaves the chain whole.</summary>
public sealed class AuditChain(PortalKey key)
{
    /// <summary>What stands before the first entry.</summary>
    public const string Start = "";

    private const string Purpose = "audit";

    public string Hash(string before, long chainNumber, AuditEntry entry) => key.Hash(Purpose, Covered(before, chainNumber, entry));

    /// <summary>The secret that the entry was signed with at this place; null: none that is known, or the entry was changed since.</summary>
    public Secret? SignedWith(string before, long chainNumber, AuditEntry entry)
    {
        var covered = Covered(before, chainNumber, entry);
        return key.Secrets.FirstOrDefault(s => PortalKey.Hash(s, Purpose, covered) == entry.Hash);
    }

    private static string Covered(string before, long chainNumber, AuditEntry entry) => string.Join('\n',
        before,
        Text(chainNumber),
        Text(entry.At.UtcTicks),
        entry.ActorId,
        entry.ActedAs,
        entry.Event,
        entry.SubjectId,
        entry.CommitId,
        entry.Data);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

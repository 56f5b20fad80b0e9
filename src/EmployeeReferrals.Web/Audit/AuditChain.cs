using System.Globalization;
using EmployeeReferrals.Web.Keys;

namespace EmployeeReferrals.Web.Audit;

/// <summary>Each entry's hash covers the entry and the hash before it, keyed by the portal's secret: who can write to the database alone
/// cannot change, insert or take out an entry unseen. Ids and codes only are covered, so an erasure leaves the chain whole.</summary>
public sealed class AuditChain(PortalKey key)
{
    /// <summary>What stands before the first entry.</summary>
    public const string Start = "";

    public const int SealLength = 64;

    private const int HalfSeal = 32;
    private const string Purpose = "audit";
    private const string SealPurpose = "audit-entry";
    private const string HeadPurpose = "audit-head";
    private const string FilePurpose = "audit-head-file";

    public string Hash(string before, long chainNumber, AuditEntry entry) => key.Hash(Purpose, Covered(before, chainNumber, entry));

    /// <summary>The secret that the entry was signed with at this place; null: none that is known, or the entry was changed
    /// since.</summary>
    public Secret? SignedWith(string before, long chainNumber, AuditEntry entry)
    {
        var covered = Covered(before, chainNumber, entry);
        return key.Secrets.FirstOrDefault(s => PortalKey.Hash(s, Purpose, covered) == entry.Hash);
    }

    /// <summary>Made where an entry is written, before it has a place in the chain: what somebody else puts into the table is not signed.
    /// It is made from a number of its own, so that none can be used twice.</summary>
    public string Seal(AuditEntry entry) => Seal(key.Present, Guid.CreateVersion7().ToString("N"), entry);

    public bool IsSealed(AuditEntry entry) =>
        entry.Seal is { Length: SealLength } seal && key.Secrets.Any(s => Seal(s, seal[..HalfSeal], entry) == seal);

    public string Mac(AuditHead head) => key.Hash(HeadPurpose, Covered(head));

    /// <summary>The secret that the record of the head was made with; null: the portal did not make it.</summary>
    public Secret? MadeWith(AuditHead head) => key.Secrets.FirstOrDefault(s => PortalKey.Hash(s, HeadPurpose, Covered(head)) == head.Mac);

    /// <summary>The same head, for a file beside the database.</summary>
    public string FileMac(long chainNumber, string hash) => key.Hash(FilePurpose, $"{Text(chainNumber)}\n{hash}");

    public bool IsOurs(long chainNumber, string hash, string mac) => key.Hashes(FilePurpose, $"{Text(chainNumber)}\n{hash}").Contains(mac);

    private static string Seal(Secret secret, string id, AuditEntry entry) =>
        id + PortalKey.Hash(secret, SealPurpose, string.Join('\n', id, Content(entry)))[..(SealLength - HalfSeal)];

    private static string Covered(AuditHead head) =>
        string.Join(
            '\n',
            Text(head.ChainNumber),
            head.Hash,
            Text(head.Number),
            Text(head.Gaps),
            Text(head.SetAsideUntil),
            Text(head.SetAside)
        );

    // An entry of an earlier version has no seal, and its hash covers none.
    private static string Covered(string before, long chainNumber, AuditEntry entry) =>
        entry.Seal is null
            ? string.Join('\n', before, Text(chainNumber), Content(entry))
            : string.Join('\n', before, Text(chainNumber), Content(entry), entry.Seal);

    private static string Content(AuditEntry entry) =>
        string.Join('\n', Text(entry.At.UtcTicks), entry.ActorId, entry.ActedAs, entry.Event, entry.SubjectId, entry.CommitId, entry.Data);

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}

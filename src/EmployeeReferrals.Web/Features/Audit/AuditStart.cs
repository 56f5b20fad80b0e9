using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Before anything is served: whether the key is the one that this company's audit is signed with (with another every candidate's
/// link would be dead, no objection recognised, and the audit would seem changed), and that its head is kept from here on.</summary>
internal sealed class AuditStart(IDbContextFactory<AppDbContext> databases, AuditChain chain, TimeProvider clock, HeadFile? file = null)
{
    /// <summary>An entry that somebody changed says nothing about the key: so many of the last are tried.</summary>
    private const int Tried = 100;
    private const int BatchSize = 500;

    public async Task<Result> Open(CancellationToken cancellation)
    {
        if (await Key(cancellation) is { IsOk: false } another)
            return another;
        await KeepHead(cancellation);
        return Result.Ok;
    }

    private async Task<Result> Key(CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (
            await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(cancellation) is { } head
            && chain.MadeWith(head)?.Origin is KeyOrigin.Present or KeyOrigin.Former
        )
            return Result.Ok;
        var last = await db
            .Audit.AsNoTracking()
            .Where(a => a.ChainNumber != null)
            .OrderByDescending(a => a.ChainNumber)
            .Take(Tried + 1)
            .ToListAsync(cancellation);
        if (last.Count == 0)
            return Result.Ok;
        var signed = last.Select((entry, i) => chain.SignedWith(Before(last, i), entry.ChainNumber!.Value, entry))
            .FirstOrDefault(s => s is not null);
        return signed?.Origin switch
        {
            KeyOrigin.Present or KeyOrigin.Former => Result.Ok,
            KeyOrigin.File or KeyOrigin.OtherReading => Refused(
                $"""
                The audit's last entries are signed with another key than Security:Key. Set Security:Key to {signed.HowToSet}.
                Where the key is meant to be a new one, name the other in Security:FormerKeys as well.
                """
            ),
            null => Refused(
                """
                The audit is signed with a key that is not known here, and without it candidates' links are dead and objections are not
                recognised. Set Security:Key to what it was: what copy-database printed, or "hex:" and the 64 digits of the portal.key that
                the company began with. Only where it is lost for good, "accept-head" goes on with the one that is set.
                """
            ),
        };
    }

    /// <summary>What an earlier version wrote is signed to its end as it was then; what comes after is sealed, and follows the
    /// head.</summary>
    private async Task KeepHead(CancellationToken cancellation)
    {
        var outside = file?.Read() ?? HeadFile.Contents.None;
        var head = new AuditHead();
        for (long? from = null; ; )
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            if (!await HeadCheck.WasNeverKept(db, outside, cancellation))
                return;
            var last = await db
                .Audit.AsNoTracking()
                .Where(a => a.ChainNumber != null)
                .OrderByDescending(a => a.ChainNumber)
                .FirstOrDefaultAsync(cancellation);
            (head.ChainNumber, head.Hash) = (last?.ChainNumber ?? 0, last?.Hash ?? AuditChain.Start);
            head.Number = await db.Audit.Where(a => a.ChainNumber != null).MaxAsync(a => (long?)a.Number, cancellation) ?? 0;
            from ??= head.Number - ChainAudit.Stragglers;
            var entries = await db
                .Audit.Where(a => a.Number > from && a.ChainNumber == null)
                .OrderBy(a => a.Number)
                .Take(BatchSize)
                .ToListAsync(cancellation);
            if (entries.Count == 0)
            {
                await Begin(db, head, cancellation);
                return;
            }
            from = entries[^1].Number;
            ChainAudit.Sign(chain, head, entries);
            if (await db.Save(cancellation) is { IsOk: false })
                return;
        }
    }

    private async Task Begin(AppDbContext db, AuditHead head, CancellationToken cancellation)
    {
        var counted = await AuditCounter.Read(db, 0, cancellation);
        head.Gaps = AuditCounter.LeavesNoneOut(db) ? counted.Counter - counted.Entries : 0;
        head.Mac = chain.Mac(head);
        db.AuditHeads.Add(head);
        var (actor, now) = (Actor.System("Start"), clock.GetUtcNow());
        if (head.ChainNumber > 0)
            db.Record(new AuditHeadKept(head.ChainNumber, head.Hash), actor, now);
        // Two nodes that start at once: one of them keeps it.
        if (await db.Commit(actor, now, cancellation) is { IsOk: true })
            file?.Write(head);
    }

    private static string Before(List<AuditEntry> last, int i) =>
        i + 1 < last.Count ? last[i + 1].Hash ?? AuditChain.Start : AuditChain.Start;

    private static Result Refused(string why) => Result.Rejected("another_key", why.ReplaceLineEndings(" "), "Security:Key");
}

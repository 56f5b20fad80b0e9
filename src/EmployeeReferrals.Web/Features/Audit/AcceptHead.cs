using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Takes the audit up again where it stands, after a restore or another thing that does not follow. It mends nothing: that it was
/// done, what had been expected and why stand in the audit from then on, and verifying always shows it.</summary>
[May(Who.Portal)]
public sealed class AcceptHead(
    IDbContextFactory<AppDbContext> databases,
    AuditChain chain,
    HeadFile file,
    AuditWatch watch,
    TimeProvider clock
) : Operation<AcceptHead.Command, Result<AuditHeadAccepted>>
{
    private const int BatchSize = 500;

    /// <param name="Reason">Of whoever has the machine: which backup, what happened. No names.</param>
    public sealed record Command(string Reason);

    protected override async Task<Result<AuditHeadAccepted>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (Text.Clean(command.Reason) is not { Length: > 0 and <= Text.Line } reason)
            return Refused(
                Result.Rejected(
                    "reason",
                    $"Say why, in at most {Text.Line} characters: which backup was restored, or what happened.",
                    nameof(command.Reason)
                )
            );
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var seen = await HeadCheck.Look(db, chain, file, cancellation);
        var (notOurs, forgotten) = await Unsigned(db, seen.Head, cancellation);
        if (seen.Problem is null && notOurs <= (seen.Head?.SetAside ?? 0) && forgotten == 0)
            return Refused(Result.Rejected("nothing_to_accept", "The audit follows its head: there is nothing to accept."));

        var last = await db
            .Audit.AsNoTracking()
            .Where(a => a.ChainNumber != null)
            .OrderByDescending(a => a.ChainNumber)
            .FirstOrDefaultAsync(cancellation);
        var expected = Expected(seen.Head);
        var accepted = new AuditHeadAccepted(
            seen.Problem ?? AuditProblem.NotOurs,
            expected.ChainNumber,
            expected.Hash,
            last?.ChainNumber ?? 0,
            last?.Hash ?? AuditChain.Start,
            notOurs,
            reason
        );
        db.Record(accepted, actor, now);
        if (await db.Commit(actor, now, cancellation) is { IsOk: false } failed)
            return Refused(failed);
        if (await TakeUp(accepted, cancellation) is { IsOk: false } raced)
            return Refused(raced);
        watch.Saw(null, now);
        return accepted;
    }

    /// <summary>The row itself is the next in the chain, then come those that were not signed while nothing was.</summary>
    private async Task<Result> TakeUp(AuditHeadAccepted accepted, CancellationToken cancellation)
    {
        long until;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            var row = await db
                .Audit.Where(a => a.Event == nameof(AuditHeadAccepted) && a.ChainNumber == null)
                .OrderByDescending(a => a.Number)
                .FirstAsync(cancellation);
            var head = await db.AuditHeads.FirstOrDefaultAsync(cancellation);
            if (head is null)
                db.AuditHeads.Add(head = new AuditHead());
            var counted = await AuditCounter.Read(db, 0, cancellation);
            (head.ChainNumber, head.Hash, head.Number) = (accepted.FoundNumber, accepted.FoundHash, row.Number);
            head.Gaps = AuditCounter.LeavesNoneOut(db) ? counted.Counter - counted.Entries : 0;
            (head.SetAside, head.SetAsideUntil, until) = (accepted.NotOurs, row.Number, row.Number);
            ChainAudit.Sign(chain, head, [row]);
            if (await db.Save(cancellation) is { IsOk: false } failed)
                return failed;
            file.Write(head);
        }
        for (var from = 0L; ; )
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var entries = await db
                .Audit.Where(a => a.Number > from && a.Number < until && a.ChainNumber == null)
                .OrderBy(a => a.Number)
                .Take(BatchSize)
                .ToListAsync(cancellation);
            if (entries.Count == 0)
                return Result.Ok;
            from = entries[^1].Number;
            var head = await db.AuditHeads.FirstAsync(cancellation);
            ChainAudit.Sign(chain, head, entries.Where(chain.IsSealed));
            if (await db.Save(cancellation) is { IsOk: false } failed)
                return failed;
            file.Write(head);
        }
    }

    /// <summary>The furthest that is known to have been signed.</summary>
    private HeadFile.Contents Expected(AuditHead? head)
    {
        var outside = file.Read();
        return head is not null && chain.MadeWith(head) is not null && head.ChainNumber >= outside.ChainNumber
            ? new(head.ChainNumber, head.Hash, IsForged: false)
            : outside;
    }

    private async Task<(long NotOurs, long Forgotten)> Unsigned(AppDbContext db, AuditHead? head, CancellationToken cancellation)
    {
        var (notOurs, forgotten) = (0L, 0L);
        await foreach (
            var entry in db
                .Audit.AsNoTracking()
                .Where(a => a.ChainNumber == null)
                .OrderBy(a => a.Number)
                .AsAsyncEnumerable()
                .WithCancellation(cancellation)
        )
        {
            if (!chain.IsSealed(entry))
                notOurs++;
            else if (entry.Number <= (head?.Number ?? 0) - ChainAudit.Stragglers)
                forgotten++;
        }
        return (notOurs, forgotten);
    }

    private static Result<AuditHeadAccepted> Refused(Result why) => Result<AuditHeadAccepted>.From(why);
}

/// <summary>The audit goes on from what was found, though something else had been signed.</summary>
/// <param name="NotOurs">Entries that the portal did not write: they stay unsigned.</param>
public sealed record AuditHeadAccepted(
    AuditProblem Problem,
    long ExpectedNumber,
    string ExpectedHash,
    long FoundNumber,
    string FoundHash,
    long NotOurs,
    string Reason
) : DomainEvent(Guid.Empty);

/// <summary>From here on the audit's head is kept outside its table: the company's first start with a version that does.</summary>
public sealed record AuditHeadKept(long ChainNumber, string Hash) : DomainEvent(Guid.Empty);

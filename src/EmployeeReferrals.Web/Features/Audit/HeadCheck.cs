using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Whether what stands in the audit follows the head that was kept of it.</summary>
internal static class HeadCheck
{
    private const int Tries = 3;

    /// <param name="Head">The record as it was read.</param>
    public sealed record Seen(AuditProblem? Problem, AuditHead? Head);

    public static async Task<Seen> Look(AppDbContext db, AuditChain chain, HeadFile? file, CancellationToken cancellation)
    {
        for (var tried = 1; ; tried++)
        {
            // The file first: it may lag behind the record, and never leads.
            var outside = file?.Read() ?? HeadFile.Contents.None;
            var head = await db.AuditHeads.AsNoTracking().FirstOrDefaultAsync(cancellation);
            var problem = await Find(db, chain, head, outside, cancellation);
            if (problem is null || tried == Tries)
                return new(problem, head);
            // Somebody signed while this looked: look again.
            var now = await db.AuditHeads.AsNoTracking().Select(h => (long?)h.ChainNumber).FirstOrDefaultAsync(cancellation);
            if (now == head?.ChainNumber)
                return new(problem, head);
        }
    }

    /// <summary>A company of an earlier version, or one that has only just been made. Whoever takes the record away cannot make it look so:
    /// what this version writes is sealed, and where there are people there are entries.</summary>
    public static async Task<bool> WasNeverKept(AppDbContext db, HeadFile.Contents outside, CancellationToken cancellation) =>
        outside == HeadFile.Contents.None
        && !await db.AuditHeads.AnyAsync(cancellation)
        && !await db.Audit.AnyAsync(a => a.Seal != null, cancellation)
        && (await db.Audit.AnyAsync(cancellation) || !await db.People.AnyAsync(cancellation));

    private static async Task<AuditProblem?> Find(
        AppDbContext db,
        AuditChain chain,
        AuditHead? head,
        HeadFile.Contents outside,
        CancellationToken cancellation
    )
    {
        if (head is null)
            return await WasNeverKept(db, outside, cancellation) ? null : AuditProblem.HeadGone;
        if (chain.MadeWith(head) is null)
            return AuditProblem.HeadForged;
        if (outside.IsForged)
            return AuditProblem.FileForged;
        if (await Tail(db, chain, head, cancellation) is { } tail)
            return tail;
        if (await Outside(db, head, outside, cancellation) is { } put)
            return put;
        var counted = await AuditCounter.Read(db, head.Number, cancellation);
        var last = counted.Entries == 0 ? head.Number : counted.Last;
        var isWhole = AuditCounter.LeavesNoneOut(db)
            ? counted.Counter == last && counted.Entries == last - head.Number
            : counted.Counter == 0 || counted.Counter >= head.Number;
        return isWhole ? null : AuditProblem.NumbersGone;
    }

    private static async Task<AuditProblem?> Tail(AppDbContext db, AuditChain chain, AuditHead head, CancellationToken cancellation)
    {
        var last = await db
            .Audit.AsNoTracking()
            .Where(a => a.ChainNumber != null)
            .OrderByDescending(a => a.ChainNumber)
            .Take(2)
            .ToListAsync(cancellation);
        var reached = last.Count == 0 ? 0 : last[0].ChainNumber!.Value;
        if (reached < head.ChainNumber)
            return AuditProblem.CutOff;
        if (reached > head.ChainNumber)
            return AuditProblem.PutBack;
        if (reached == 0)
            return null;
        var before = last.Count > 1 ? last[1].Hash ?? AuditChain.Start : AuditChain.Start;
        return last[0].Hash == head.Hash && chain.SignedWith(before, reached, last[0]) is not null ? null : AuditProblem.Replaced;
    }

    private static async Task<AuditProblem?> Outside(
        AppDbContext db,
        AuditHead head,
        HeadFile.Contents outside,
        CancellationToken cancellation
    )
    {
        if (outside.ChainNumber > head.ChainNumber)
            return AuditProblem.PutBack;
        if (outside.ChainNumber == 0)
            return null;
        var there = await db
            .Audit.AsNoTracking()
            .Where(a => a.ChainNumber == outside.ChainNumber)
            .Select(a => a.Hash)
            .FirstOrDefaultAsync(cancellation);
        return there == outside.Hash ? null : AuditProblem.Replaced;
    }
}

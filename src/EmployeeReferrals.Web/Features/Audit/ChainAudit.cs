using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Lengthens the audit's chain by what was written since: behind the writers, so that none waits for another. What does not follow
/// the head that was kept is not signed, and neither is what the portal did not write.</summary>
[May(Roles.Administrator, OrPortal = true)]
public sealed class ChainAudit(
    IDbContextFactory<AppDbContext> databases,
    AuditChain chain,
    HeadFile file,
    AuditWatch watch,
    TimeProvider clock,
    ILogger<ChainAudit> log
) : OperationWithoutCommand<Result<Work>>
{
    private const int BatchSize = 500;

    /// <summary>How far behind the last chained number an entry may still come in, when its transaction was slow.</summary>
    internal const long Stragglers = 10_000;

    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        var (done, notOurs) = (0, 0);
        for (long? from = null; ; )
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var seen = await HeadCheck.Look(db, chain, file, cancellation);
            if (seen.Problem is { } problem)
                return Stop(problem, done);
            var head = await db.AuditHeads.FirstOrDefaultAsync(cancellation);
            // Another node was faster: what it left is for the next run. Without a head the start has yet to keep one.
            if (head is null || head.ChainNumber != seen.Head?.ChainNumber)
                return new Work(done, 0);
            from ??= head.Number - Stragglers;
            var entries = await db
                .Audit.Where(a => a.Number > from && a.ChainNumber == null)
                .OrderBy(a => a.Number)
                .Take(BatchSize)
                .ToListAsync(cancellation);
            if (done == 0)
                Measures.ChainLooked(entries.Count == 0 ? TimeSpan.Zero : clock.GetUtcNow() - entries[0].At);
            if (entries.Count == 0)
                break;
            from = entries[^1].Number;
            var ours = entries.FindAll(chain.IsSealed);
            notOurs += entries.Count(e => e.Number > head.SetAsideUntil) - ours.Count(e => e.Number > head.SetAsideUntil);
            if (ours.Count == 0)
                continue;
            Sign(chain, head, ours);
            if (await db.Save(cancellation) is { IsOk: false })
                return new Work(done, 0);
            file.Write(head);
            done += ours.Count;
            // In the log it stands outside the database: a chain that was cut short no longer reaches it.
            log.LogInformation("The audit is chained to {ChainHead}", new HeadMark(head.ChainNumber, head.Hash));
        }
        if (notOurs > 0)
            return Stop(AuditProblem.NotOurs, done);
        watch.Saw(null, clock.GetUtcNow());
        return new Work(done, 0);
    }

    internal static void Sign(AuditChain chain, AuditHead head, IEnumerable<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            (entry.ChainNumber, entry.Hash) = (head.ChainNumber + 1, chain.Hash(head.Hash, head.ChainNumber + 1, entry));
            (head.ChainNumber, head.Hash, head.Number) = (head.ChainNumber + 1, entry.Hash, Math.Max(head.Number, entry.Number));
        }
        head.Mac = chain.Mac(head);
    }

    /// <summary>Each run finds it anew: it is told the first time and then by the hour, so that the list of runs stays readable.</summary>
    private Result<Work> Stop(AuditProblem problem, int done)
    {
        if (!watch.Saw(problem, clock.GetUtcNow()))
            return new Work(done, 0);
        log.LogCritical("The audit does not follow: {Problem} {WhatNow}", AuditProblems.Sentence(problem), AuditProblems.WhatNow);
        return Result<Work>.From(
            Result.Conflict(AuditProblems.Code(problem), $"{AuditProblems.Sentence(problem)} {AuditProblems.WhatNow}")
        );
    }
}

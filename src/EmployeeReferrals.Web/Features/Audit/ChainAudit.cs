using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Lengthens the audit's chain by what was written since: behind the writers, so that none waits for another.</summary>
public sealed class ChainAudit(IDbContextFactory<AppDbContext> databases, AuditChain chain, TimeProvider clock, ILogger<ChainAudit> log) : OperationWithoutCommand<Result<Work>>
{
    private const int BatchSize = 500;
    /// <summary>How far behind the last chained number an entry may still come in, when its transaction was slow.</summary>
    internal const long Stragglers = 10_000;

    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSystem && !actor.Is(Roles.Administrator)) return Result<Work>.From(Result.Forbidden);
        var done = 0;
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var head = await db.Audit.AsNoTracking().Where(a => a.ChainNumber != null).OrderByDescending(a => a.ChainNumber).FirstOrDefaultAsync(cancellation);
            var from = (head?.Number ?? 0) - Stragglers;
            var entries = await db.Audit.Where(a => a.Number > from && a.ChainNumber == null).OrderBy(a => a.Number).Take(BatchSize).ToListAsync(cancellation);
            if (done == 0) Measures.ChainLooked(entries.Count == 0 ? TimeSpan.Zero : clock.GetUtcNow() - entries[0].At);
            if (entries.Count == 0) return new Work(done, 0);
            var (number, hash) = (head?.ChainNumber ?? 0, head?.Hash ?? AuditChain.Start);
            foreach (var entry in entries)
            {
                hash = chain.Hash(hash, ++number, entry);
                (entry.ChainNumber, entry.Hash) = (number, hash);
            }
            // Another node was faster: what it left is for the next run.
            if (await db.Save(cancellation) is { IsOk: false }) return new Work(done, 0);
            done += entries.Count;
            // In the log it stands outside the database: a chain that was cut short no longer reaches it.
            log.LogInformation("The audit is chained to {ChainNumber} {ChainHash}", number, hash);
        }
    }
}

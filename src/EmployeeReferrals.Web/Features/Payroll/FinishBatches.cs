using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Background;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Carries on batches whose collecting or voiding stopped half way, because the portal was.</summary>
[May(Roles.Administrator, OrPortal = true)]
public sealed class FinishBatches(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : OperationWithoutCommand<Result<Work>>
{
    // Whoever began may still be at it.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var system = actor.IsSystem ? actor : Actor.System(JobNames.FinishBatches);
        var before = clock.GetUtcNow() - Grace;
        List<PayrollBatch> halfWay;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            halfWay = await db
                .Batches.AsNoTracking()
                .Where(b =>
                    (b.State == BatchState.Collecting && b.CreatedAt <= before) || (b.State == BatchState.Exported && b.VoidedAt <= before)
                )
                .OrderBy(b => b.Number)
                .Take(100)
                .ToListAsync(cancellation);
        var (done, failed) = (0, 0);
        foreach (var batch in halfWay)
        {
            var result = batch.VoidedAt is not null
                ? await new BatchAnswers(databases, programme, clock).FreeAll(batch.Id, system, cancellation)
                : await new BatchCollector(databases, settings, clock).Run(
                    batch.Id,
                    new(batch.Currency, batch.LegalEntity, batch.CutOff),
                    Actor.Person(batch.CreatedBy ?? Guid.Empty, Roles.Payroll),
                    system,
                    cancellation
                );
            if (result.IsOk)
                done++;
            else
                failed++;
        }
        return new Work(done, failed);
    }
}

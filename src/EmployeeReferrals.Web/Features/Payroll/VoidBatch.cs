using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Takes a batch back: payroll does not pay what is still open, and its payouts wait for another batch. What is paid stays
/// paid.</summary>
[May(Roles.Payroll)]
public sealed class VoidBatch(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<VoidBatch.Command>
{
    public sealed record Command(Guid BatchId, string? Reason);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.BatchId, cancellation);
        if (!found.IsOk)
            return found;
        var now = clock.GetUtcNow();
        var begun = found.Value.BeginVoid(command.Reason, (await programme.Settings(cancellation)).Calendar.Act(actor, now));
        if (!begun.IsOk)
            return begun;
        var answers = new BatchAnswers(databases, programme, clock);
        await answers.Free(db, found.Value, actor, now, cancellation);
        var committed = await db.Commit(actor, now, cancellation);
        return committed.IsOk ? await answers.FreeAll(command.BatchId, actor, cancellation) : committed;
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>The bytes of a batch, the same at every download.</summary>
[May(PayrollAccess.Readers)]
public sealed class GetBatchFile(IDbContextFactory<AppDbContext> databases)
{
    public sealed record Query(Guid BatchId);

    public sealed record Found(string Name, byte[] Content, string Sha256);

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var batch = await db
            .Batches.AsNoTracking()
            .SeenBy(actor)
            .Where(b => b.Id == query.BatchId)
            .Select(b => new
            {
                b.Number,
                b.Currency,
                b.CutOff,
                b.Sha256,
            })
            .FirstOrDefaultAsync(cancellation);
        var content = batch is null
            ? null
            : await db
                .BatchFiles.AsNoTracking()
                .Where(f => f.BatchId == query.BatchId)
                .Select(f => f.Content)
                .FirstOrDefaultAsync(cancellation);
        return content is null
            ? Result<Found>.From(Result.NotFound)
            : new Found(
                FormattableString.Invariant($"payroll-batch-{batch!.Number}-{batch.Currency}-{batch.CutOff:yyyy-MM-dd}.csv"),
                content,
                batch.Sha256!
            );
    }
}

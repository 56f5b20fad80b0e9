using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Takes answers to lines, up to a thousand in one commit; more in several, each complete. What was taken before is not taken
/// twice.</summary>
internal sealed class BatchAnswers(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int ChunkSize = 1000;

    /// <param name="applied">How many lines were answered, also when the whole did not go through.</param>
    public async Task<Result> Apply(
        Guid batchId,
        IReadOnlyList<(Guid LineId, Rejection? Why)> answers,
        Actor actor,
        Action<int, int> applied,
        CancellationToken cancellation
    )
    {
        var settings = await programme.Settings(cancellation);
        foreach (var chunk in answers.Chunk(ChunkSize))
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var now = clock.GetUtcNow();
            var found = await db.ToWork(actor, batchId, cancellation);
            if (!found.IsOk)
                return found;
            var ids = chunk.Select(a => a.LineId).ToList();
            var lines = await db
                .BatchLines.Where(l => l.BatchId == batchId && ids.Contains(l.Id))
                .ToDictionaryAsync(l => l.Id, cancellation);
            if (lines.Count != ids.Distinct().Count())
                return Result.Rejected("no_line", "This batch has no such line. Reload to see its lines.");
            var payouts = await PayoutsOf(db, lines.Values, cancellation);
            var returned = chunk.Where(a => a.Why is not null).Select(a => payouts[lines[a.LineId].PayoutId]).ToList();
            var judged = await DueFactsReader.Read(db, returned, cancellation);
            var result = found.Value.Answer(
                [
                    .. chunk.Select(a => new LineAnswer(
                        lines[a.LineId],
                        payouts[lines[a.LineId].PayoutId],
                        a.Why,
                        judged.GetValueOrDefault(lines[a.LineId].PayoutId)?.Judgement
                    )),
                ],
                settings.Calendar.Act(actor, now)
            );
            if (!result.IsOk)
                return result;
            await CapPlacesFollow.Run(
                db,
                await programme.Catalog(cancellation),
                settings.Calendar,
                [.. returned.Select(p => p.RecipientId).Distinct()],
                settings.Calendar.Act(actor, now),
                cancellation
            );
            var committed = await db.Commit(actor, now, cancellation);
            if (!committed.IsOk)
                return committed;
            applied(chunk.Count(a => a.Why is null), chunk.Count(a => a.Why is not null));
        }
        return Result.Ok;
    }

    /// <summary>Frees every open line of a batch that is being voided.</summary>
    public async Task<Result> FreeAll(Guid batchId, Actor actor, CancellationToken cancellation)
    {
        while (true)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var now = clock.GetUtcNow();
            var batch = await db.Batches.FirstAsync(b => b.Id == batchId, cancellation);
            if (batch.OpenCount == 0)
                return Result.Ok;
            await Free(db, batch, actor, now, cancellation);
            if (await db.Commit(actor, now, cancellation) is { IsOk: false } failed)
                return failed;
        }
    }

    /// <summary>Frees the next open lines, without saving.</summary>
    public async Task Free(AppDbContext db, PayrollBatch batch, Actor actor, DateTimeOffset now, CancellationToken cancellation)
    {
        var lines = await db
            .BatchLines.Where(l => l.BatchId == batch.Id && l.State == LineState.Open)
            .OrderBy(l => l.Number)
            .Take(ChunkSize)
            .ToListAsync(cancellation);
        var payouts = await PayoutsOf(db, lines, cancellation);
        var settings = await programme.Settings(cancellation);
        var judged = await DueFactsReader.Read(db, payouts.Values, cancellation);
        batch.Free([.. lines.Select(l => (l, payouts[l.PayoutId], judged[l.PayoutId].Judgement))], settings.Calendar.Act(actor, now));
        await CapPlacesFollow.Run(
            db,
            await programme.Catalog(cancellation),
            settings.Calendar,
            [.. payouts.Values.Select(p => p.RecipientId).Distinct()],
            settings.Calendar.Act(actor, now),
            cancellation
        );
    }

    private static Task<Dictionary<Guid, Payout>> PayoutsOf(AppDbContext db, IEnumerable<BatchLine> lines, CancellationToken cancellation)
    {
        var ids = lines.Select(l => l.PayoutId).ToList();
        return db.Payouts.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
    }
}

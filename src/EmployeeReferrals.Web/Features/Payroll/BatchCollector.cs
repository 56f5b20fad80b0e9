using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>Puts a batch together. What fits one commit is one; a larger batch is collected in several, each of which claims its payouts
/// for good, and closed with its file by the last: killed in between, it is carried on where it stopped, by the same request or by the
/// background job.</summary>
internal sealed class BatchCollector(IDbContextFactory<AppDbContext> databases, CompanySettings settings, TimeProvider clock)
{
    public const int ChunkSize = 500;
    private const int Tries = 25;

    private int _deferred,
        _forfeited,
        _gone;

    public async Task<Result<PayrollBatch>> Run(Guid id, BatchScope scope, Actor creator, Actor actor, CancellationToken cancellation)
    {
        var wanted = new Wanted(id, scope, creator);
        var ids = await Candidates(scope, creator, cancellation);
        for (var at = 0; at < ids.Count; at += ChunkSize)
        {
            var chunk = ids.GetRange(at, Math.Min(ChunkSize, ids.Count - at));
            if (await Again(() => Take(wanted, chunk, only: ids.Count <= ChunkSize, actor, cancellation)) is { IsOk: false } failed)
                return Result<PayrollBatch>.From(failed);
        }
        if (await Again(() => Close(id, actor, cancellation)) is { IsOk: false } open)
            return Result<PayrollBatch>.From(open);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await db.Batches.AsNoTracking().FirstOrDefaultAsync(b => b.Id == id, cancellation) is { } made
            ? made
            : await Nothing(db, ids, cancellation);
    }

    /// <summary>Released payouts in the scope, in the order of the file.</summary>
    public static IQueryable<Payout> InScope(AppDbContext db, CompanySettings settings, BatchScope scope, Actor creator)
    {
        var (until, me, entity) = (Until(settings, scope.CutOff), creator.PersonId, scope.LegalEntity);
        // What an earlier version left released although its hire was undone waits for HR's word.
        return db.Payouts.Where(p =>
            p.State == PayoutState.Released
            && p.Currency == scope.Currency
            && p.ReleasedAt < until
            && p.RecipientId != me
            && (entity == null || p.LegalEntity == entity)
            && (
                db.Referrals.Any(h => h.Id == p.HireId && h.Stage == Stage.Hired)
                || db.EarlierRulings.Any(r => r.Rule == EarlierRule.HireUndone && r.AboutId == p.Id && r.Kept)
            )
        );
    }

    public static DateTimeOffset Until(CompanySettings settings, DateOnly cutOff) =>
        settings.Calendar.At(cutOff.AddDays(1), TimeOnly.MinValue);

    private async Task<List<Guid>> Candidates(BatchScope scope, Actor creator, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await InScope(db, settings, scope, creator)
            .OrderBy(p => p.LegalEntity)
            .ThenBy(p => p.EmployeeNumber)
            .ThenBy(p => p.Id)
            .Select(p => p.Id)
            .ToListAsync(cancellation);
    }

    private static async Task<Result> Again(Func<Task<Result>> step)
    {
        for (var tried = 1; ; tried++)
        {
            var result = await step();
            // Somebody changed one of them at this moment, or took the number: looked at again, the others must not wait.
            if (tried == Tries || !AppDbContext.IsLostRace(result))
                return result;
        }
    }

    /// <summary>What is collected, and for whom.</summary>
    private sealed record Wanted(Guid Id, BatchScope Scope, Actor Creator);

    private async Task<Result> Take(Wanted wanted, List<Guid> chunk, bool only, Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var act = settings.Calendar.Act(actor, clock.GetUtcNow());
        var id = wanted.Id;
        var batch = await db.Batches.FirstOrDefaultAsync(b => b.Id == id, cancellation);
        if (batch is { State: not BatchState.Collecting })
            return Result.Ok;
        var payouts = await db
            .Payouts.Where(p => chunk.Contains(p.Id) && p.State == PayoutState.Released)
            .ToDictionaryAsync(p => p.Id, cancellation);
        var facts = await DueFactsReader.Read(db, payouts.Values, cancellation, saved: true);
        var (deferred, forfeited) = (0, 0);
        var begins = batch is null;
        var written = new List<(BatchLine Line, string Name)>();
        foreach (var payout in chunk.Where(payouts.ContainsKey).Select(p => payouts[p]))
        {
            // Checked when due, and once more now that the money leaves (docs/rules.md §6).
            PayoutBook.Reassess(payout, facts[payout.Id].Facts, act);
            if (payout.State == PayoutState.Deferred)
                deferred++;
            if (payout.State == PayoutState.Forfeited)
                forfeited++;
            if (payout.State != PayoutState.Released)
                continue;
            if (batch is null)
                db.Batches.Add(batch = await Begin(db, wanted, act, cancellation));
            var claimed = batch.Claim(payout, settings.Calendar.DayOf(payout.ReleasedAt!.Value), act);
            if (!claimed.IsOk)
                return claimed;
            db.BatchLines.Add(claimed.Value);
            written.Add((claimed.Value, facts[payout.Id].Recipient.Name));
        }
        batch?.LeaveOut(deferred + _deferred, forfeited + _forfeited);
        if (only && begins && batch is not null)
        {
            using var file = new PayrollFile(batch.Layout);
            foreach (var (line, name) in written)
                file.Append(Row(batch, line, name));
            db.BatchFiles.Add(batch.Close(file.Bytes(), act.At));
        }
        var committed = await db.Commit(actor, act.At, cancellation);
        if (!committed.IsOk)
            return committed;
        _gone += chunk.Count - payouts.Count;
        // What was left out before the batch had a line is counted with its first.
        (_deferred, _forfeited) = batch is null ? (_deferred + deferred, _forfeited + forfeited) : (0, 0);
        return committed;
    }

    private async Task<PayrollBatch> Begin(AppDbContext db, Wanted wanted, Act act, CancellationToken cancellation)
    {
        var number = (await db.Batches.MaxAsync(b => (int?)b.Number, cancellation) ?? 0) + 1;
        return new PayrollBatch(wanted.Id, number, wanted.Scope, settings.LayoutForPayroll, act with { By = wanted.Creator });
    }

    private async Task<Result> Close(Guid id, Actor actor, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        if (await db.Batches.FirstOrDefaultAsync(b => b.Id == id && b.State == BatchState.Collecting, cancellation) is not { } batch)
            return Result.Ok;
        using var file = new PayrollFile(batch.Layout);
        var lines = db
            .BatchLines.AsNoTracking()
            .Where(l => l.BatchId == id)
            .OrderBy(l => l.Number)
            .Select(l => new { Line = l, Name = db.People.Where(p => p.Id == l.RecipientId).Select(p => p.Name).FirstOrDefault() });
        await foreach (var row in lines.AsAsyncEnumerable().WithCancellation(cancellation))
            file.Append(Row(batch, row.Line, row.Name));
        db.BatchFiles.Add(batch.Close(file.Bytes(), now));
        return await db.Commit(actor, now, cancellation);
    }

    private static IEnumerable<PayrollCell> Row(PayrollBatch batch, BatchLine line, string? name) =>
        PayrollRow.Of(batch.Layout, new(batch.Number, batch.CutOff), line, name);

    private async Task<Result<PayrollBatch>> Nothing(AppDbContext db, List<Guid> ids, CancellationToken cancellation)
    {
        var left = _deferred + _forfeited;
        if (_gone > 0)
        {
            var some = ids.Take(ChunkSize).ToList();
            var number = await db
                .BatchLines.Where(l => some.Contains(l.PayoutId) && (l.State == LineState.Open || l.State == LineState.Paid))
                .Join(db.Batches, l => l.BatchId, b => b.Id, (_, b) => (int?)b.Number)
                .MaxAsync(cancellation);
            if (number is not null)
                return Result<PayrollBatch>.From(
                    Result.Conflict(
                        "claimed_meanwhile",
                        $"Batch {number} took these payouts a moment ago. Each payout is in one batch at a time, "
                            + "so there is nothing left for this one."
                    )
                );
        }
        return Result<PayrollBatch>.From(
            left > 0
                ? Result.Rejected("nothing_passed", $"No batch was made: looked at again, {LeftOut.Say(_deferred, _forfeited)}.")
                : Result.Rejected("nothing_released", "Nothing is released for this choice. Choose another currency, legal entity or date.")
        );
    }
}

internal static class LeftOut
{
    /// <summary>"1 payout has to wait and 2 are forfeited".</summary>
    public static string Say(int deferred, int forfeited)
    {
        var parts = new List<string>();
        if (deferred > 0)
            parts.Add(deferred == 1 ? "1 payout has to wait" : $"{deferred} payouts have to wait");
        if (forfeited > 0)
            parts.Add(forfeited == 1 ? "1 payout is forfeited" : $"{forfeited} payouts are forfeited");
        return string.Join(" and ", parts);
    }
}

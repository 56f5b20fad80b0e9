using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>What of one kind is in a list: how many, what it is worth in one currency, and how many days off.</summary>
public sealed record KindSum(RewardKind Kind, int Count, decimal Amount, decimal Days);

/// <summary>What a batch would take now. Nothing is written, and each payout is looked at again when the batch is made.</summary>
public sealed class GetBatchPreview(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PageSize = 25;
    private const int MostGroups = 200;

    /// <param name="Currency">Null: the one that most is released in.</param>
    public sealed record Query(string? Currency, string? LegalEntity, DateOnly? CutOff, int Page);

    public sealed record Group(string Currency, string LegalEntity, RewardKind Kind, int Count, decimal Amount);

    public sealed record Row(
        Guid PayoutId,
        string Name,
        string? EmployeeNumber,
        string LegalEntity,
        int Part,
        int Parts,
        decimal Amount,
        string Currency,
        RewardKind Kind,
        string? RewardName,
        decimal? Days,
        DateOnly ReleasedOn
    );

    /// <param name="Released">Everything released up to the day, by currency, legal entity and kind.</param>
    /// <param name="Own">The reader's own in the choice, which a colleague has to batch.</param>
    public sealed record Found(
        string? Currency,
        string? LegalEntity,
        DateOnly CutOff,
        IReadOnlyList<Group> Released,
        IReadOnlyList<KindSum> Kinds,
        IReadOnlyList<Row> Rows,
        int Total,
        int Own,
        DateOnly Today
    );

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Payroll) || actor.PersonId is null)
            return Result<Found>.From(actor.Is(PayrollAccess.Readers) ? Result.Forbidden : Result.NotFound);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var cutOff = query.CutOff is { } day && day <= today && day.Year >= 2000 ? day : today;
        var until = BatchCollector.Until(settings, cutOff);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var me = actor.PersonId;
        var released = await db
            .Payouts.Where(p => p.State == PayoutState.Released && p.ReleasedAt < until && p.RecipientId != me)
            .GroupBy(p => new
            {
                p.Currency,
                p.LegalEntity,
                p.Kind,
            })
            .Select(g => new
            {
                g.Key.Currency,
                g.Key.LegalEntity,
                g.Key.Kind,
                Count = g.Count(),
                Amount = g.Sum(p => p.Amount),
            })
            .OrderBy(g => g.Currency)
            .ThenBy(g => g.LegalEntity)
            .ThenBy(g => g.Kind)
            .Take(MostGroups)
            .ToListAsync(cancellation);
        var groups = released.ConvertAll(g => new Group(g.Currency, g.LegalEntity ?? "", g.Kind, g.Count, g.Amount));
        var currency = Currency.IsKnown(query.Currency)
            ? query.Currency
            : groups.GroupBy(g => g.Currency).OrderByDescending(g => g.Sum(x => x.Count)).Select(g => g.Key).FirstOrDefault();
        var entity = Text.Clean(query.LegalEntity) is { Length: <= Text.Line } one ? one : null;
        if (currency is null)
            return new Found(null, entity, cutOff, groups, [], [], 0, await OwnAnywhere(db, until, me, cancellation), today);

        var scope = new BatchScope(currency, entity, cutOff);
        var chosen = BatchCollector.InScope(db, settings, scope, actor).AsNoTracking();
        var kinds = await chosen
            .GroupBy(p => p.Kind)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Amount = g.Sum(p => p.Amount),
                Days = g.Sum(p => p.RewardDays ?? 0m),
            })
            .OrderBy(g => g.Key)
            .ToListAsync(cancellation);
        var rows = await chosen
            .OrderBy(p => p.LegalEntity)
            .ThenBy(p => p.EmployeeNumber)
            .ThenBy(p => p.Id)
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Select(p => new { Payout = p, Name = db.People.Where(x => x.Id == p.RecipientId).Select(x => x.Name).First() })
            .ToListAsync(cancellation);
        return new Found(
            currency,
            entity,
            cutOff,
            groups,
            kinds.ConvertAll(k => new KindSum(k.Key, k.Count, k.Amount, k.Days)),
            rows.ConvertAll(r => new Row(
                r.Payout.Id,
                r.Name,
                r.Payout.EmployeeNumber,
                r.Payout.LegalEntity ?? "",
                r.Payout.Number,
                r.Payout.Parts,
                r.Payout.Amount,
                r.Payout.Currency,
                r.Payout.Kind,
                r.Payout.RewardName,
                r.Payout.RewardDays,
                settings.Calendar.DayOf(r.Payout.ReleasedAt!.Value)
            )),
            kinds.Sum(k => k.Count),
            await CreateBatch.Own(db, settings, scope, actor, cancellation),
            today
        );
    }

    private static Task<int> OwnAnywhere(AppDbContext db, DateTimeOffset until, Guid? me, CancellationToken cancellation) =>
        db.Payouts.CountAsync(p => p.State == PayoutState.Released && p.ReleasedAt < until && p.RecipientId == me, cancellation);
}

public enum BatchTab
{
    All,
    Waiting,
    Confirmed,
    Voided,
}

/// <summary>The batches, newest first, and what is released and in none yet.</summary>
public sealed class ListBatches(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PageSize = 25;

    public sealed record Query(BatchTab Tab, int Page);

    public sealed record Row(
        Guid Id,
        int Number,
        BatchState State,
        string Currency,
        string? LegalEntity,
        DateOnly CutOff,
        int Lines,
        int Open,
        int Rejected,
        int Voided,
        decimal Amount,
        DateTimeOffset CreatedAt,
        string? By,
        bool Late
    );

    /// <param name="Ready">Released and in no batch, by currency.</param>
    public sealed record Page(
        IReadOnlyList<Row> Rows,
        IReadOnlyDictionary<BatchTab, int> Counts,
        IReadOnlyList<(decimal Amount, string Currency)> Ready,
        int ReadyCount,
        bool MayBatch,
        int RemindAfter,
        TimeZoneInfo Zone
    );

    public async Task<Result<Page>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me || !actor.Is(PayrollAccess.Readers))
            return Result<Page>.From(Result.NotFound);
        var settings = await programme.Settings(cancellation);
        var late = clock.GetUtcNow().AddDays(-settings.BatchReminderDays);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var seen = db.Batches.AsNoTracking().SeenBy(actor);
        var states = await seen.GroupBy(b => b.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var wanted = StatesOf(query.Tab);
        var rows = await seen.Where(b => wanted.Contains(b.State))
            .OrderByDescending(b => b.Number)
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Select(b => new { Batch = b, By = db.People.Where(p => p.Id == b.CreatedBy).Select(p => p.Name).FirstOrDefault() })
            .ToListAsync(cancellation);
        var ready = await db
            .Payouts.Where(p => p.State == PayoutState.Released && p.RecipientId != me)
            .GroupBy(p => p.Currency)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Sum = g.Sum(p => p.Amount),
            })
            .ToListAsync(cancellation);
        return new Page(
            rows.ConvertAll(r => new Row(
                r.Batch.Id,
                r.Batch.Number,
                r.Batch.State,
                r.Batch.Currency,
                r.Batch.LegalEntity,
                r.Batch.CutOff,
                r.Batch.LineCount,
                r.Batch.OpenCount,
                r.Batch.RejectedCount,
                r.Batch.VoidedCount,
                r.Batch.Amount,
                r.Batch.CreatedAt,
                r.By,
                r.Batch.State == BatchState.Exported && r.Batch.ExportedAt <= late
            )),
            Enum.GetValues<BatchTab>().ToDictionary(t => t, t => states.Where(s => StatesOf(t).Contains(s.State)).Sum(s => s.Count)),
            [.. ready.Select(r => (r.Sum, r.Key))],
            ready.Sum(r => r.Count),
            actor.Is(Roles.Payroll),
            settings.BatchReminderDays,
            settings.Calendar.Zone
        );
    }

    private static BatchState[] StatesOf(BatchTab tab) =>
        tab switch
        {
            BatchTab.Waiting => [BatchState.Collecting, BatchState.Exported],
            BatchTab.Confirmed => [BatchState.Confirmed],
            BatchTab.Voided => [BatchState.Voided],
            BatchTab.All => Enum.GetValues<BatchState>(),
        };
}

public enum LineTab
{
    All,
    Open,
    Paid,
    Rejected,
    Voided,
}

/// <summary>One batch with its lines.</summary>
public sealed class GetBatch(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public const int PageSize = 50;

    public sealed record Query(Guid BatchId, LineTab Tab, int Page, string? Search = null);

    /// <param name="LaterBatch">Where its payout is now, after it was rejected or voided here.</param>
    public sealed record Row(
        Guid Id,
        int Number,
        Guid RecipientId,
        string Name,
        string? EmployeeNumber,
        string LegalEntity,
        int Part,
        int Parts,
        decimal Amount,
        RewardKind Kind,
        string? RewardName,
        decimal? Days,
        LineState State,
        string? RejectCode,
        string? RejectReason,
        DateTimeOffset? AnsweredAt,
        string? AnsweredBy,
        int? LaterBatch
    );

    /// <param name="Own">Lines that are the reader's own, which stand under My referrals.</param>
    public sealed record Found(
        PayrollBatch Batch,
        string? CreatedBy,
        string? VoidedBy,
        IReadOnlyList<KindSum> Kinds,
        IReadOnlyList<Row> Rows,
        int Total,
        int Own,
        int OwnOpen,
        bool MayWork,
        TimeZoneInfo Zone
    );

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var batch = await db.Batches.AsNoTracking().SeenBy(actor).FirstOrDefaultAsync(b => b.Id == query.BatchId, cancellation);
        if (batch is null)
            return Result<Found>.From(Result.NotFound);
        var all = db.BatchLines.AsNoTracking().Where(l => l.BatchId == batch.Id);
        var kinds = await all.GroupBy(l => l.Kind)
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Amount = g.Sum(l => l.Amount),
                Days = g.Sum(l => l.RewardDays ?? 0m),
            })
            .OrderBy(g => g.Key)
            .ToListAsync(cancellation);
        var own = await all.Where(l => l.RecipientId == actor.PersonId)
            .GroupBy(l => l.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        var lines = all.OfOthers(actor);
        if (query.Tab != LineTab.All && Enum.IsDefined(query.Tab))
        {
            var state = Enum.Parse<LineState>(query.Tab.ToString());
            lines = lines.Where(l => l.State == state);
        }
        foreach (var word in Text.SearchKey(query.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            var number = word.ToUpperInvariant();
            lines = lines.Where(l =>
                l.EmployeeNumber == number || db.People.Any(p => p.Id == l.RecipientId && p.NameSearch.Contains(word))
            );
        }
        var total = await lines.CountAsync(cancellation);
        var rows = await lines
            .OrderBy(l => l.Number)
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Select(l => new
            {
                Line = l,
                Name = db.People.Where(p => p.Id == l.RecipientId).Select(p => p.Name).First(),
                By = db.People.Where(p => p.Id == l.AnsweredBy).Select(p => p.Name).FirstOrDefault(),
                Later = l.State == LineState.Rejected || l.State == LineState.Voided
                    ? db
                        .BatchLines.Where(o => o.PayoutId == l.PayoutId && o.BatchId != l.BatchId)
                        .Join(db.Batches, o => o.BatchId, b => b.Id, (_, b) => b.Number)
                        .Where(n => n > batch.Number)
                        .Max(n => (int?)n)
                    : null,
            })
            .ToListAsync(cancellation);
        var names = await db
            .People.Where(p => p.Id == batch.CreatedBy || p.Id == batch.VoidedBy)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancellation);
        return new Found(
            batch,
            names.FirstOrDefault(n => n.Id == batch.CreatedBy)?.Name,
            names.FirstOrDefault(n => n.Id == batch.VoidedBy)?.Name,
            kinds.ConvertAll(k => new KindSum(k.Key, k.Count, k.Amount, k.Days)),
            rows.ConvertAll(r => new Row(
                r.Line.Id,
                r.Line.Number,
                r.Line.RecipientId,
                r.Name,
                r.Line.EmployeeNumber,
                r.Line.LegalEntity,
                r.Line.Part,
                r.Line.Parts,
                r.Line.Amount,
                r.Line.Kind,
                r.Line.RewardName,
                r.Line.RewardDays,
                r.Line.State,
                r.Line.RejectCode,
                r.Line.RejectReason,
                r.Line.AnsweredAt,
                r.By,
                r.Later
            )),
            total,
            own.Sum(o => o.Count),
            own.Where(o => o.State == LineState.Open).Sum(o => o.Count),
            actor.Is(Roles.Payroll),
            settings.Calendar.Zone
        );
    }
}

/// <summary>The bytes of a batch, the same at every download.</summary>
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

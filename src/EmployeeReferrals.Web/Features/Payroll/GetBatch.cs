using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>One batch with its lines.</summary>
[May(PayrollAccess.Readers)]
public sealed class GetBatch(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public const int PageSize = 50;

    public sealed record Query(Guid BatchId, LineTab Tab, int Page, string? Search = null);

    /// <param name="LaterBatch">Where its payout is now, after it was rejected or voided here.</param>
    /// <param name="Payout">Its state now.</param>
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
        int? LaterBatch,
        PayoutState Payout
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
        var kinds = await Kinds(all, cancellation);
        var own = await all.Where(l => l.RecipientId == actor.PersonId)
            .GroupBy(l => l.State)
            .Select(g => new { State = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        var lines = Matching(db, all.OfOthers(actor), query);
        var total = await lines.CountAsync(cancellation);
        var rows = await Rows(db, lines, batch, query.Page, cancellation);
        var names = await db
            .People.Where(p => p.Id == batch.CreatedBy || p.Id == batch.VoidedBy)
            .Select(p => new { p.Id, p.Name })
            .ToListAsync(cancellation);
        return new Found(
            batch,
            names.FirstOrDefault(n => n.Id == batch.CreatedBy)?.Name,
            names.FirstOrDefault(n => n.Id == batch.VoidedBy)?.Name,
            kinds,
            rows,
            total,
            own.Sum(o => o.Count),
            own.Where(o => o.State == LineState.Open).Sum(o => o.Count),
            actor.Is(Roles.Payroll),
            settings.Calendar.Zone
        );
    }

    private static async Task<IReadOnlyList<KindSum>> Kinds(IQueryable<BatchLine> all, CancellationToken cancellation)
    {
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
        return kinds.ConvertAll(k => new KindSum(k.Key, k.Count, k.Amount, k.Days));
    }

    private static IQueryable<BatchLine> Matching(AppDbContext db, IQueryable<BatchLine> lines, Query query)
    {
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
        return lines;
    }

    private static async Task<IReadOnlyList<Row>> Rows(
        AppDbContext db,
        IQueryable<BatchLine> lines,
        PayrollBatch batch,
        int page,
        CancellationToken cancellation
    )
    {
        var rows = await lines
            .OrderBy(l => l.Number)
            .Skip((Math.Clamp(page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Select(l => new
            {
                Line = l,
                Name = db.People.Where(p => p.Id == l.RecipientId).Select(p => p.Name).First(),
                By = db.People.Where(p => p.Id == l.AnsweredBy).Select(p => p.Name).FirstOrDefault(),
                Payout = db.Payouts.Where(p => p.Id == l.PayoutId).Select(p => p.State).First(),
                Later = l.State == LineState.Rejected || l.State == LineState.Voided
                    ? db
                        .BatchLines.Where(o => o.PayoutId == l.PayoutId && o.BatchId != l.BatchId)
                        .Join(db.Batches, o => o.BatchId, b => b.Id, (_, b) => b.Number)
                        .Where(n => n > batch.Number)
                        .Max(n => (int?)n)
                    : null,
            })
            .ToListAsync(cancellation);
        return rows.ConvertAll(r => new Row(
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
            r.Later,
            r.Payout
        ));
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>The batches, newest first, and what is released and in none yet.</summary>
[May(PayrollAccess.Readers)]
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
        if (actor.PersonId is not { } me || !actor.May<ListBatches>())
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

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.MyReferrals;

public enum MyFilter
{
    All,
    Open,
    Hired,
    Closed,
}

/// <summary>The reader's own referrals, newest first.</summary>
[May(Who.SignedIn)]
public sealed class ListMyReferrals(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PageSize = 10;

    public sealed record Query(MyFilter Filter, int Page);

    public sealed record Sum(string Currency, decimal Paid, decimal OnItsWay);

    /// <param name="Since">The day of the first referral.</param>
    public sealed record Page(
        IReadOnlyList<MyReferral> Rows,
        IReadOnlyDictionary<MyFilter, int> Counts,
        DateOnly? Since,
        IReadOnlyList<Sum> Sums,
        DateOnly Today
    );

    public async Task<Page> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var me = actor.PersonId ?? Guid.Empty;
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var mine = db.Referrals.Where(r => r.ReferrerId == me);
        var stages = await mine.GroupBy(r => r.Stage)
            .Select(g => new
            {
                Stage = g.Key,
                Count = g.Count(),
                Since = g.Min(r => r.MadeOn),
            })
            .ToListAsync(cancellation);
        var counts = Enum.GetValues<MyFilter>()
            .ToDictionary(f => f, f => stages.Where(s => f == MyFilter.All || FilterOf(s.Stage) == f).Sum(s => s.Count));
        var sums = await db
            .Payouts.Where(p =>
                p.RecipientId == me
                && p.State != PayoutState.Forfeited
                && p.State != PayoutState.Declined
                && p.State != PayoutState.Cancelled
            )
            .GroupBy(p => new { p.Currency, Paid = p.State == PayoutState.Paid })
            .Select(g => new
            {
                g.Key.Currency,
                g.Key.Paid,
                Amount = g.Sum(p => p.Amount),
            })
            .ToListAsync(cancellation);
        var page = Filtered(mine, query.Filter)
            .OrderByDescending(r => r.MadeAt)
            .ThenByDescending(r => r.Id)
            .Skip((Math.Clamp(query.Page, 1, 10_000) - 1) * PageSize)
            .Take(PageSize);
        return new Page(
            await MyReferralReader.Read(db, page, me, settings, cancellation),
            counts,
            stages.Count == 0 ? null : stages.Min(s => s.Since),
            [
                .. sums.GroupBy(s => s.Currency)
                    .OrderBy(g => g.Key, StringComparer.Ordinal)
                    .Select(g => new Sum(g.Key, g.Where(s => s.Paid).Sum(s => s.Amount), g.Where(s => !s.Paid).Sum(s => s.Amount))),
            ],
            settings.Calendar.DayOf(clock.GetUtcNow())
        );
    }

    /// <summary>As it stands in the address; what does not exist is all.</summary>
    internal static MyFilter FilterOf(string? show) =>
        Enum.TryParse<MyFilter>(show, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : MyFilter.All;

    internal static IQueryable<Referral> Filtered(IQueryable<Referral> mine, MyFilter filter) =>
        filter switch
        {
            MyFilter.Open => mine.Where(r => StageTable.Open.Contains(r.Stage)),
            MyFilter.Hired => mine.Where(r => r.Stage == Stage.Hired),
            MyFilter.Closed => mine.Where(r => StageTable.Closed.Contains(r.Stage)),
            MyFilter.All => mine,
        };

    private static MyFilter FilterOf(Stage stage) =>
        stage.IsOpen() ? MyFilter.Open
        : stage.IsClosed() ? MyFilter.Closed
        : MyFilter.Hired;
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Liability;

/// <summary>What is owed by due month, currency and state, and what is likely to be (docs/rules.md §10). Different currencies are never
/// added up.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class GetLiability(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    /// <summary>Fewer referrals that came to an end than this say nothing about the next.</summary>
    public const int Enough = 20;
    private const int Year = 365;

    /// <summary>The states in which something is owed, in the order a payout takes.</summary>
    public static IReadOnlyList<PayoutState> States { get; } =
    [PayoutState.Scheduled, PayoutState.AwaitingApproval, PayoutState.Deferred, PayoutState.Released, PayoutState.Exported];

    private static readonly PayoutState[] Owed = [PayoutState.Planned, .. States];

    /// <param name="First">The first day of the due month; null without a date.</param>
    /// <param name="State">Planned counts as scheduled.</param>
    public sealed record Line(DateOnly? First, string Currency, PayoutState State, int Count, decimal Amount);

    /// <summary>Money that is out and may have to come back: HR decides, so it is in no other sum.</summary>
    public sealed record Recovery(string Currency, int Count, decimal Amount);

    /// <param name="Ended">Referrals that were in this stage, or past it, and came to an end in the last year.</param>
    /// <param name="Hired">Of those, by a hire.</param>
    public sealed record Conversion(Stage Stage, int Ended, int Hired)
    {
        public bool Tells => Ended >= Enough;
    }

    /// <param name="Open">Referrals in this stage that can earn.</param>
    /// <param name="Possible">What they would earn if all were hired.</param>
    /// <param name="Likely">Weighted by the conversion; null when too few came to an end to tell.</param>
    public sealed record Chance(Stage Stage, string Currency, int Open, decimal Possible, decimal? Likely);

    public sealed record Found(
        DateOnly Today,
        IReadOnlyList<Line> Lines,
        IReadOnlyList<Recovery> Recoveries,
        IReadOnlyList<Conversion> Conversions,
        IReadOnlyList<Chance> Chances
    )
    {
        public IReadOnlyList<string> Currencies =>
            [.. Lines.Select(l => l.Currency).Concat(Chances.Select(c => c.Currency)).Distinct().Order(StringComparer.Ordinal)];
    }

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<GetLiability>())
            return Result<Found>.From(Result.Forbidden);
        var calendar = (await programme.Settings(cancellation)).Calendar;
        var today = calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var conversions = new List<Conversion>();
        var since = calendar.At(today.AddDays(-Year), TimeOnly.MinValue);
        foreach (var stage in StageTable.Open)
            conversions.Add(await ConversionOf(db, stage, since, cancellation));
        return new Found(
            today,
            await Lines(db, cancellation),
            await Recoveries(db, cancellation),
            conversions,
            await Chances(db, conversions, cancellation)
        );
    }

    private static async Task<IReadOnlyList<Line>> Lines(AppDbContext db, CancellationToken cancellation)
    {
        var found = await db
            .Payouts.Where(p => Owed.Contains(p.State) && (p.Recovery == RecoveryState.None || p.Recovery == RecoveryState.Waived))
            .GroupBy(p => new
            {
                Year = p.DueOn == null ? 0 : p.DueOn.Value.Year,
                Month = p.DueOn == null ? 0 : p.DueOn.Value.Month,
                p.Currency,
                p.State,
            })
            .Select(g => new
            {
                g.Key,
                Count = g.Count(),
                Amount = g.Sum(p => p.Amount),
            })
            .ToListAsync(cancellation);
        return
        [
            .. found
                .GroupBy(f =>
                    (
                        First: f.Key.Year == 0 ? (DateOnly?)null : new DateOnly(f.Key.Year, f.Key.Month, 1),
                        f.Key.Currency,
                        State: f.Key.State == PayoutState.Planned ? PayoutState.Scheduled : f.Key.State
                    )
                )
                .Select(g => new Line(g.Key.First, g.Key.Currency, g.Key.State, g.Sum(f => f.Count), g.Sum(f => f.Amount)))
                .OrderBy(l => l.Currency, StringComparer.Ordinal)
                .ThenBy(l => l.First ?? DateOnly.MaxValue)
                .ThenBy(l => l.State),
        ];
    }

    private static async Task<IReadOnlyList<Recovery>> Recoveries(AppDbContext db, CancellationToken cancellation) => [.. (
                await db
                    .Payouts.Where(p => p.Recovery == RecoveryState.ToReview)
                    .GroupBy(p => p.Currency)
                    .Select(g => new
                    {
                        g.Key,
                        Count = g.Count(),
                        Amount = g.Sum(p => p.Amount),
                    })
                    .ToListAsync(cancellation)
            ).Select(f => new Recovery(f.Key, f.Count, f.Amount)).OrderBy(r => r.Currency, StringComparer.Ordinal)];

    // Those still open say nothing yet, and would make every stage look worse than it is. Who skipped a stage has passed it all the same.
    private static async Task<Conversion> ConversionOf(AppDbContext db, Stage stage, DateTimeOffset since, CancellationToken cancellation)
    {
        Stage[] orPast = [.. StageTable.Open.Append(Stage.Hired).Where(s => s >= stage)];
        var ended = await db
            .Referrals.Where(r =>
                !StageTable.Open.Contains(r.Stage)
                && r.StageSince >= since
                && db.Moves.Any(m => m.ReferralId == r.Id && !m.IsUndone && orPast.Contains(m.To))
            )
            .GroupBy(r => r.Stage == Stage.Hired)
            .Select(g => new { Hired = g.Key, Count = g.Count() })
            .ToListAsync(cancellation);
        return new Conversion(stage, ended.Sum(e => e.Count), ended.Where(e => e.Hired).Sum(e => e.Count));
    }

    private static async Task<IReadOnlyList<Chance>> Chances(AppDbContext db, List<Conversion> conversions, CancellationToken cancellation)
    {
        var open = await db
            .Referrals.Where(r =>
                StageTable.Open.Contains(r.Stage) && (r.Override == true || (r.Override == null && r.Credit == CreditCode.Earns))
            )
            .GroupBy(r => new { r.Stage, r.Terms })
            .Select(g => new
            {
                g.Key.Stage,
                g.Key.Terms,
                Count = g.Count(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. open.Where(o => !o.Terms.IsEmpty)
                .GroupBy(o => (o.Stage, o.Terms.Currency))
                .Select(g =>
                {
                    var (possible, conversion) = (
                        g.Sum(o => o.Count * (o.Terms.Amount + o.Terms.HireAmount)),
                        conversions.First(c => c.Stage == g.Key.Stage)
                    );
                    return new Chance(
                        g.Key.Stage,
                        g.Key.Currency,
                        g.Sum(o => o.Count),
                        possible,
                        conversion.Tells ? Domain.Currency.Round(possible * conversion.Hired / conversion.Ended, g.Key.Currency) : null
                    );
                })
                .OrderBy(c => c.Currency, StringComparer.Ordinal)
                .ThenBy(c => c.Stage),
        ];
    }
}

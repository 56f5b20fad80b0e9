using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Insight;

/// <summary>The figures of docs/rules.md §10 for the last months, beside as many before.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class GetInsight(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public static IReadOnlyList<int> Periods { get; } = [3, 6, 12, 24];
    private const int Departments = 12;

    public sealed record Query(int Months);

    public sealed record Span(DateOnly From, DateOnly To);

    /// <param name="Of">Everybody active and not excluded as a person on any day of the span.</param>
    public sealed record Participation(int Referrers, int Of);

    public sealed record Month(DateOnly First, int Referrers);

    public sealed record Reached(Stage Stage, int Count, int Before);

    /// <param name="Ninety">The day by which 90% were hired.</param>
    public sealed record Days(string Name, int Hires, int Median, int Ninety);

    /// <param name="First">The first day of the due month; null without a date.</param>
    public sealed record Owed(DateOnly? First, string Currency, PayoutState State, int Count, decimal Amount);

    public sealed record Found(
        Span Now,
        Span Before,
        int Months,
        Participation Took,
        Participation TookBefore,
        IReadOnlyList<Month> ByMonth,
        IReadOnlyList<Reached> Stages,
        Days? ToHire,
        Days? ToHireBefore,
        IReadOnlyList<Days> ToHireByDepartment,
        IReadOnlyList<Owed> Owes,
        DateOnly Today
    );

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<GetInsight>())
            return Result<Found>.From(Result.Forbidden);
        var months = Periods.Contains(query.Months) ? query.Months : 12;
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var now = new Span(today.AddMonths(-months).AddDays(1), today);
        var before = new Span(today.AddMonths(-2 * months).AddDays(1), now.From.AddDays(-1));
        var terms = (await programme.Catalog(cancellation)).Match(today, null)?.Terms ?? new PlanTerms();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var hires = await Hires(db, now, cancellation);
        return new Found(
            now,
            before,
            months,
            await Took(db, now, terms, cancellation),
            await Took(db, before, terms, cancellation),
            await ByMonth(db, now, terms, cancellation),
            // A referral of the time before is looked at when it was as old as those of now are: a young one is not a lost one.
            await Stages(db, now, before, settings.Calendar.At(today.AddMonths(-months).AddDays(1), TimeOnly.MinValue), cancellation),
            DaysOf("All", hires.Select(h => h.Days)),
            DaysOf("All", (await Hires(db, before, cancellation)).Select(h => h.Days)),
            [
                .. hires
                    .GroupBy(h => h.Department)
                    .Select(g => DaysOf(g.Key, g.Select(h => h.Days))!)
                    .OrderByDescending(d => d.Hires)
                    .ThenBy(d => d.Name)
                    .Take(Departments),
            ],
            await Owes(db, cancellation),
            today
        );
    }

    private static IQueryable<Person> CanEarn(AppDbContext db, Span span, PlanTerms terms) =>
        db
            .People.Where(p => p.FirstDay <= span.To && (p.LastDay == null || (p.LastDay >= span.From && p.LastDay >= p.FirstDay)))
            .Where(p =>
                (!terms.ExcludeHr || (p.Roles & Roles.Hr) == 0)
                && (!terms.ExcludeContractors || p.Kind != PersonKind.Contractor)
                && (!terms.ExcludeInterns || p.Kind != PersonKind.Intern)
                && (terms.ExcludedFromLevel == null || p.Level < terms.ExcludedFromLevel)
            );

    private static async Task<Participation> Took(AppDbContext db, Span span, PlanTerms terms, CancellationToken cancellation)
    {
        var people = CanEarn(db, span, terms);
        return new Participation(
            await people.CountAsync(
                p => db.Referrals.Any(r => r.ReferrerId == p.Id && r.MadeOn >= span.From && r.MadeOn <= span.To),
                cancellation
            ),
            await people.CountAsync(cancellation)
        );
    }

    private static async Task<IReadOnlyList<Month>> ByMonth(AppDbContext db, Span span, PlanTerms terms, CancellationToken cancellation)
    {
        var people = CanEarn(db, span, terms);
        var found = await db
            .Referrals.Where(r => r.MadeOn >= span.From && r.MadeOn <= span.To && people.Any(p => p.Id == r.ReferrerId))
            .GroupBy(r => new { r.MadeOn.Year, r.MadeOn.Month })
            .Select(g => new
            {
                g.Key.Year,
                g.Key.Month,
                Referrers = g.Select(r => r.ReferrerId).Distinct().Count(),
            })
            .ToListAsync(cancellation);
        var all = new List<Month>();
        for (var month = new DateOnly(span.From.Year, span.From.Month, 1); month <= span.To; month = month.AddMonths(1))
            all.Add(new Month(month, found.FirstOrDefault(f => f.Year == month.Year && f.Month == month.Month)?.Referrers ?? 0));
        return all;
    }

    private static async Task<IReadOnlyList<Reached>> Stages(
        AppDbContext db,
        Span now,
        Span before,
        DateTimeOffset thenUntil,
        CancellationToken cancellation
    )
    {
        var all = new List<Reached>();
        foreach (var stage in new[] { Stage.New, Stage.Screening, Stage.Interview, Stage.Offer, Stage.Hired })
        {
            // Who skipped a stage has reached it all the same.
            var orLater = new[] { Stage.New, Stage.Screening, Stage.Interview, Stage.Offer, Stage.Hired }.Where(s => s >= stage).ToList();
            all.Add(new Reached(stage, await Count(now, DateTimeOffset.MaxValue), await Count(before, thenUntil)));

            Task<int> Count(Span span, DateTimeOffset until) =>
                db.Referrals.CountAsync(
                    r =>
                        r.MadeOn >= span.From
                        && r.MadeOn <= span.To
                        && db.Moves.Any(m => m.ReferralId == r.Id && !m.IsUndone && m.At < until && orLater.Contains(m.To)),
                    cancellation
                );
        }
        return all;
    }

    // Neither database shares a percentile with the other, so the two dates of each hire come here, and nothing else of it.
    private static async Task<IReadOnlyList<(string Department, int Days)>> Hires(
        AppDbContext db,
        Span span,
        CancellationToken cancellation
    )
    {
        var found = await db
            .Referrals.Where(r => r.Stage == Stage.Hired && r.HiredOn >= span.From && r.HiredOn <= span.To)
            .GroupBy(r => new
            {
                r.MadeOn,
                r.HiredOn,
                Department = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Department).FirstOrDefault(),
            })
            .Select(g => new
            {
                g.Key.MadeOn,
                g.Key.HiredOn,
                g.Key.Department,
                Count = g.Count(),
            })
            .ToListAsync(cancellation);
        return
        [
            .. found.SelectMany(f =>
                Enumerable.Repeat((f.Department ?? "No role", f.HiredOn!.Value.DayNumber - f.MadeOn.DayNumber), f.Count)
            ),
        ];
    }

    private static Days? DaysOf(string name, IEnumerable<int> days)
    {
        var sorted = days.Order().ToList();
        return sorted.Count == 0
            ? null
            : new Days(name, sorted.Count, sorted[(sorted.Count - 1) / 2], sorted[(int)Math.Ceiling(sorted.Count * 0.9) - 1]);
    }

    private static async Task<IReadOnlyList<Owed>> Owes(AppDbContext db, CancellationToken cancellation)
    {
        var found = await db
            .Payouts.Where(p =>
                p.State != PayoutState.Paid
                && p.State != PayoutState.Forfeited
                && p.State != PayoutState.Declined
                && p.State != PayoutState.Cancelled
            )
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
                .Select(f => new Owed(
                    f.Key.Year == 0 ? null : new DateOnly(f.Key.Year, f.Key.Month, 1),
                    f.Key.Currency,
                    f.Key.State,
                    f.Count,
                    f.Amount
                ))
                .OrderBy(o => o.Currency, StringComparer.Ordinal)
                .ThenBy(o => o.First ?? DateOnly.MaxValue)
                .ThenBy(o => o.State),
        ];
    }
}

using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>What happened to somebody's money in a month.</summary>
public enum StatementEvent
{
    Released,
    Exported,
    Paid,
    ReturnedByPayroll,

    /// <summary>Rejected or voided, and not released again: it waits for another day, or is not owed any more.</summary>
    EndedByPayroll,
    TakenBack,
    RecoveryToReview,
    RecoveryWaived,
    Recovered,
}

/// <summary>One employee's payouts by month: released, with payroll, paid, and what is recovered; per currency, never added up. One's own,
/// or for HR, payroll and auditors anybody else's.</summary>
[May(Who.SignedIn)]
public sealed class GetStatement(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int MostRows = 500;

    /// <param name="PersonId">Null: one's own.</param>
    /// <param name="Month">As 2026-11; anything else: this month.</param>
    public sealed record Query(Guid? PersonId, string? Month);

    /// <param name="For">Whom the bonus is for; null for payroll, which does not see candidates, and once erased.</param>
    public sealed record Row(
        DateTimeOffset At,
        DateOnly Day,
        StatementEvent Event,
        string? For,
        int Part,
        int Parts,
        decimal Amount,
        string Currency,
        RewardKind Kind,
        string? RewardName,
        int? Batch
    );

    public sealed record Sum(string Currency, decimal Released, decimal Exported, decimal Paid, decimal Recovered);

    /// <param name="Months">Those in which something happened, newest first.</param>
    public sealed record Found(
        Guid PersonId,
        string Name,
        string? EmployeeNumber,
        DateOnly Month,
        IReadOnlyList<DateOnly> Months,
        IReadOnlyList<Row> Rows,
        IReadOnlyList<Sum> Sums,
        bool Own,
        bool ShowsFor
    )
    {
        public string MonthText => Month.ToString("yyyy-MM", CultureInfo.InvariantCulture);
    }

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me)
            return Result<Found>.From(Result.NotFound);
        var own = query.PersonId is null;
        // Of oneself there is one's own page only.
        if (!own && (query.PersonId == me || !actor.Is(PayrollAccess.Readers)))
            return Result<Found>.From(Result.NotFound);
        var person = query.PersonId ?? me;
        var settings = await programme.Settings(cancellation);
        var calendar = settings.Calendar;
        var today = calendar.DayOf(clock.GetUtcNow());
        var month = MonthOf(query.Month, today);
        var (from, until) = (calendar.At(month, TimeOnly.MinValue), calendar.At(month.AddMonths(1), TimeOnly.MinValue));

        await using var db = await databases.CreateDbContextAsync(cancellation);
        var whose = await db
            .People.AsNoTracking()
            .Where(p => p.Id == person)
            .Select(p => new { p.Name, p.EmployeeNumber })
            .FirstOrDefaultAsync(cancellation);
        if (whose is null)
            return Result<Found>.From(Result.NotFound);
        var ledger = Ledger(db, person);
        var moments = await ledger.OrderByDescending(l => l.At).Select(l => l.At).Take(2000).ToListAsync(cancellation);
        var showsFor = own || actor.SeesCandidates();
        var lines = await Lines(db, ledger.Where(l => l.At >= from && l.At < until), cancellation);
        var names = showsFor ? await Names(db, lines, own ? me : null, cancellation) : [];
        var rows = lines.ConvertAll(l => l.Shown(calendar.DayOf(l.At), names.GetValueOrDefault(l.Payout.ReferralId)));
        return new Found(
            person,
            whose.Name,
            whose.EmployeeNumber,
            month,
            Months([.. moments.Select(at => calendar.DayOf(at)), month]),
            rows,
            Sums(rows),
            own,
            showsFor
        );
    }

    private static DateOnly MonthOf(string? written, DateOnly today) =>
        DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var asked)
        && asked.Year is >= 2000 and < 9000
            ? asked
            : new DateOnly(today.Year, today.Month, 1);

    /// <summary>What moved their money: released, exported, paid, taken back or recovered.</summary>
    private static IQueryable<LedgerEntry> Ledger(AppDbContext db, Guid person) =>
        db
            .Ledger.AsNoTracking()
            .Where(l =>
                db.Payouts.Any(p => p.Id == l.PayoutId && p.RecipientId == person)
                && (
                    l.To == PayoutState.Released
                    || l.To == PayoutState.Exported
                    || l.To == PayoutState.Paid
                    || l.From == PayoutState.Released
                    || l.From == PayoutState.Exported
                )
                && (l.From != l.To || l.Recovery != RecoveryState.None)
            );

    private sealed record KeptLine
    {
        public required DateTimeOffset At { get; init; }
        public PayoutState? From { get; init; }
        public required PayoutState To { get; init; }
        public required PayoutReason Reason { get; init; }
        public required decimal Amount { get; init; }
        public required string Currency { get; init; }
        public required RecoveryState Recovery { get; init; }
        public required RewardKind Kind { get; init; }
        public required KeptPayout Payout { get; init; }
        public int? Batch { get; init; }

        public Row Shown(DateOnly day, string? name) =>
            new(At, day, EventOf(From, To, Recovery), name, Payout.Number, Payout.Parts, Amount, Currency, Kind, Payout.RewardName, Batch);
    }

    private sealed record KeptPayout
    {
        public required int Number { get; init; }
        public required int Parts { get; init; }
        public string? RewardName { get; init; }
        public required Guid ReferralId { get; init; }
        public required Guid HireId { get; init; }
    }

    private static Task<List<KeptLine>> Lines(AppDbContext db, IQueryable<LedgerEntry> inMonth, CancellationToken cancellation) =>
        inMonth
            .OrderBy(l => l.At)
            .ThenBy(l => l.PayoutId)
            .ThenBy(l => l.Number)
            .Take(MostRows)
            .Select(l => new KeptLine
            {
                At = l.At,
                From = l.From,
                To = l.To,
                Reason = l.Reason,
                // What goes back is what was handed over; the line itself speaks of the whole part again.
                Amount =
                    l.From != l.To && (l.From == PayoutState.Released || l.From == PayoutState.Exported)
                        ? db.Ledger.Where(o => o.PayoutId == l.PayoutId && o.Number == l.Number - 1).Select(o => o.Amount).First()
                        : l.Amount,
                Currency = l.Currency,
                Recovery = l.Recovery,
                Kind = l.Kind,
                Payout = db
                    .Payouts.Where(p => p.Id == l.PayoutId)
                    .Select(p => new KeptPayout
                    {
                        Number = p.Number,
                        Parts = p.Parts,
                        RewardName = p.RewardName,
                        ReferralId = p.ReferralId,
                        HireId = p.HireId,
                    })
                    .First(),
                Batch =
                    l.From == PayoutState.Exported || l.To == PayoutState.Exported
                        ? db
                            .BatchLines.Where(b => b.PayoutId == l.PayoutId)
                            .Join(db.Batches, b => b.BatchId, b => b.Id, (_, b) => b)
                            .Where(b => b.CreatedAt <= l.At)
                            .Max(b => (int?)b.Number)
                        : null,
            })
            .ToListAsync(cancellation);

    /// <summary>The referrer reads the name they typed; HR the candidate's, while it is kept.</summary>
    /// <param name="referrer">Who reads their own statement; null: somebody else reads.</param>
    private static async Task<Dictionary<Guid, string?>> Names(
        AppDbContext db,
        List<KeptLine> lines,
        Guid? referrer,
        CancellationToken cancellation
    )
    {
        var referrals = lines.SelectMany(l => new[] { l.Payout.ReferralId, l.Payout.HireId }).Distinct().ToList();
        var found = await db
            .Referrals.AsNoTracking()
            .Where(r => referrals.Contains(r.Id))
            .Select(r => new
            {
                r.Id,
                r.ReferrerId,
                r.TypedName,
                Candidate = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        return found.ToDictionary(
            r => r.Id,
            r =>
                referrer is null ? r.Candidate
                : r.ReferrerId == referrer ? r.TypedName
                : null
        );
    }

    private static IReadOnlyList<DateOnly> Months(IEnumerable<DateOnly> days) =>
        [.. days.Select(d => new DateOnly(d.Year, d.Month, 1)).Distinct().OrderDescending()];

    private static IReadOnlyList<Sum> Sums(IEnumerable<Row> rows) =>
        [
            .. rows.GroupBy(r => r.Currency)
                .OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Sum(
                    g.Key,
                    Of(g, StatementEvent.Released) - Of(g, StatementEvent.TakenBack) - Of(g, StatementEvent.EndedByPayroll),
                    Of(g, StatementEvent.Exported) - Of(g, StatementEvent.ReturnedByPayroll) - Of(g, StatementEvent.EndedByPayroll),
                    Of(g, StatementEvent.Paid),
                    Of(g, StatementEvent.Recovered)
                )),
        ];

    private static decimal Of(IEnumerable<Row> rows, StatementEvent what) => rows.Where(r => r.Event == what).Sum(r => r.Amount);

    private static StatementEvent EventOf(PayoutState? from, PayoutState to, RecoveryState recovery) =>
        from == to
            ? recovery switch
            {
                RecoveryState.ToReview => StatementEvent.RecoveryToReview,
                RecoveryState.Waived => StatementEvent.RecoveryWaived,
                RecoveryState.None or RecoveryState.Recovered => StatementEvent.Recovered,
            }
            : to switch
            {
                PayoutState.Paid => StatementEvent.Paid,
                PayoutState.Exported => StatementEvent.Exported,
                PayoutState.Released => from == PayoutState.Exported ? StatementEvent.ReturnedByPayroll : StatementEvent.Released,
                PayoutState.Planned
                or PayoutState.Scheduled
                or PayoutState.AwaitingApproval
                or PayoutState.Deferred
                or PayoutState.Forfeited
                or PayoutState.Declined
                or PayoutState.Cancelled => from == PayoutState.Exported ? StatementEvent.EndedByPayroll : StatementEvent.TakenBack,
            };
}

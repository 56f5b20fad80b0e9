using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Payouts of others, by tab, filter and group. Different currencies are never added up.</summary>
[May(PayoutAccess.Readers)]
public sealed class ListPayouts(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PageSize = 25;
    private const int Choices = 100;

    public sealed record Query(PayoutFilter Filter, int Page, Guid? Selected = null, int? Size = null);

    /// <param name="Hire">Null for payroll, and once erased.</param>
    public sealed record Row(
        Guid Id,
        PayoutGroup Group,
        string Referrer,
        string? EmployeeNumber,
        string LegalEntity,
        string? Hire,
        string? Role,
        int Number,
        int Parts,
        decimal Amount,
        string Currency,
        DateOnly? DueOn,
        PayoutState State,
        PayoutReason Reason,
        bool StartConfirmed,
        RecipientSide Side,
        RewardKind Kind,
        RecoveryState Recovery,
        bool CreditByHr,
        bool IsApprovedAhead
    );

    public sealed record GroupSum(PayoutGroup Group, int Count, IReadOnlyList<(decimal Amount, string Currency)> Sums);

    public sealed record Page(
        PayoutTab Tab,
        IReadOnlyList<Row> Rows,
        int Total,
        IReadOnlyDictionary<PayoutTab, int> Counts,
        IReadOnlyDictionary<PayoutGroup, GroupSum> Groups,
        IReadOnlyList<string> Currencies,
        IReadOnlyList<string> Entities,
        DateOnly Today,
        bool ShowsHire
    );

    public async Task<Page> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var soon = today.AddDays(settings.DueSoonDays);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var seen = db.Payouts.AsNoTracking().SeenBy(actor);
        var tab = query.Filter.Tab ?? await TabOf(seen, query.Selected, actor, cancellation);
        var matching = Matching(db, seen, query.Filter, actor.SeesCandidates());

        var states = await matching
            .GroupBy(p => new { p.State, IsApproved = p.ApprovedAmount == p.Amount })
            .Select(g => new
            {
                g.Key.State,
                g.Key.IsApproved,
                Count = g.Count(),
            })
            .ToListAsync(cancellation);
        var recoveries = await matching.CountAsync(p => p.Recovery == RecoveryState.ToReview, cancellation);
        var shown = matching.Where(PayoutTabs.In(tab));
        var sums = await Sums(shown, today, soon, cancellation);
        var size = query.Size ?? PageSize;
        var rows = await Kept(db, Ordered(shown, tab).Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * size).Take(size), cancellation);
        var showsHire = actor.SeesCandidates();
        return new Page(
            tab,
            rows.ConvertAll(p =>
                p.Shown(PayoutTabs.GroupOf(tab, p.State, p.IsApproved, PayoutTabs.ByDay(p.DueOn, today, soon)), showsHire)
            ),
            sums.Sum(g => g.Count),
            Enum.GetValues<PayoutTab>()
                .ToDictionary(
                    t => t,
                    t =>
                        states.Where(s => PayoutTabs.In(t, s.State, s.IsApproved)).Sum(s => s.Count)
                        + (t == PayoutTab.Review ? recoveries : 0)
                ),
            sums.GroupBy(g => PayoutTabs.GroupOf(tab, g.State, g.IsApproved, g.ByDay))
                .ToDictionary(g => g.Key, g => new GroupSum(g.Key, g.Sum(x => x.Count), [.. g.Select(x => (x.Sum, x.Currency))])),
            await seen.Select(p => p.Currency).Distinct().OrderBy(c => c).Take(Choices).ToListAsync(cancellation),
            await db
                .People.Where(x => seen.Any(p => p.RecipientId == x.Id))
                .Select(x => x.LegalEntity)
                .Distinct()
                .OrderBy(e => e)
                .Take(Choices)
                .ToListAsync(cancellation),
            today,
            showsHire
        );
    }

    /// <param name="ByDay">As <see cref="PayoutTabs.ByDay"/> says it.</param>
    private sealed record KeptSum(PayoutState State, bool IsApproved, string Currency, PayoutGroup ByDay, int Count, decimal Sum);

    private static async Task<List<KeptSum>> Sums(IQueryable<Payout> shown, DateOnly today, DateOnly soon, CancellationToken cancellation)
    {
        var sums = await shown
            .GroupBy(p => new
            {
                p.State,
                IsApproved = p.ApprovedAmount == p.Amount,
                p.Currency,
                ByDay = p.DueOn == null ? PayoutGroup.NoDate
                : p.DueOn <= today ? PayoutGroup.DueNow
                : p.DueOn <= soon ? PayoutGroup.DueSoon
                : PayoutGroup.Later,
            })
            .Select(g => new
            {
                g.Key.State,
                g.Key.IsApproved,
                g.Key.Currency,
                g.Key.ByDay,
                Count = g.Count(),
                Sum = g.Sum(p => p.Amount),
            })
            .ToListAsync(cancellation);
        return sums.ConvertAll(g => new KeptSum(g.State, g.IsApproved, g.Currency, g.ByDay, g.Count, g.Sum));
    }

    private static IQueryable<Payout> Ordered(IQueryable<Payout> shown, PayoutTab tab)
    {
        var byState = shown
            .OrderBy(p =>
                tab == PayoutTab.Open || p.State == PayoutState.AwaitingApproval ? 0
                : p.State == PayoutState.Released ? 1
                : p.State == PayoutState.Exported ? 2
                : p.State == PayoutState.Paid ? 3
                : p.State == PayoutState.Forfeited ? 4
                : p.State == PayoutState.Declined ? 5
                : 6
            )
            .ThenBy(p => p.DueOn == null);
        return tab is PayoutTab.Open or PayoutTab.Deferred
            ? byState.ThenBy(p => p.DueOn).ThenBy(p => p.Id)
            : byState.ThenByDescending(p => p.DueOn).ThenBy(p => p.Id);
    }

    private sealed record KeptPayout
    {
        public required Guid Id { get; init; }
        public required int Number { get; init; }
        public required int Parts { get; init; }
        public required decimal Amount { get; init; }
        public required string Currency { get; init; }
        public DateOnly? DueOn { get; init; }
        public required PayoutState State { get; init; }
        public required bool IsApproved { get; init; }
        public required PayoutReason Reason { get; init; }
        public required RecipientSide Side { get; init; }
        public required RewardKind Kind { get; init; }
        public required RecoveryState Recovery { get; init; }
        public required KeptRecipient Recipient { get; init; }
        public required bool ByHr { get; init; }
        public required KeptHire Hire { get; init; }

        public Row Shown(PayoutGroup group, bool showsHire) =>
            new(
                Id,
                group,
                Recipient.Name,
                Recipient.EmployeeNumber,
                Recipient.LegalEntity,
                showsHire ? Hire.Name : null,
                Hire.Role,
                Number,
                Parts,
                Amount,
                Currency,
                DueOn,
                State,
                Reason,
                Hire.StartedOn is not null,
                Side,
                Kind,
                Recovery,
                ByHr,
                IsApproved && State == PayoutState.AwaitingApproval
            );
    }

    private sealed record KeptRecipient
    {
        public required string Name { get; init; }
        public string? EmployeeNumber { get; init; }
        public required string LegalEntity { get; init; }
    }

    private sealed record KeptHire
    {
        public DateOnly? StartedOn { get; init; }
        public string? Name { get; init; }
        public string? Role { get; init; }
    }

    private static Task<List<KeptPayout>> Kept(AppDbContext db, IQueryable<Payout> page, CancellationToken cancellation) =>
        page.Select(p => new KeptPayout
            {
                Id = p.Id,
                Number = p.Number,
                Parts = p.Parts,
                Amount = p.Amount,
                Currency = p.Currency,
                DueOn = p.DueOn,
                State = p.State,
                IsApproved = p.ApprovedAmount == p.Amount,
                Reason = p.Reason,
                Side = p.Side,
                Kind = p.Kind,
                Recovery = p.Recovery,
                Recipient = db
                    .People.Where(x => x.Id == p.RecipientId)
                    .Select(x => new KeptRecipient
                    {
                        Name = x.Name,
                        EmployeeNumber = x.EmployeeNumber,
                        LegalEntity = x.LegalEntity,
                    })
                    .First(),
                ByHr = db.Referrals.Any(r => r.Id == p.ReferralId && r.Override != null),
                Hire = db
                    .Referrals.Where(r => r.Id == p.HireId)
                    .Select(r => new KeptHire
                    {
                        StartedOn = r.StartedOn,
                        Name = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
                        Role = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title + ", " + o.Location).FirstOrDefault(),
                    })
                    .First(),
            })
            .ToListAsync(cancellation);

    private static async Task<PayoutTab> TabOf(IQueryable<Payout> seen, Guid? selected, Actor actor, CancellationToken cancellation)
    {
        var first = actor.Is(Roles.Hr | Roles.Auditor) ? PayoutTab.Open : PayoutTab.Released;
        if (selected is null)
            return first;
        var payout = await seen.Where(p => p.Id == selected)
            .Select(p => new { p.State, IsApproved = p.ApprovedAmount == p.Amount })
            .FirstOrDefaultAsync(cancellation);
        return payout is null ? first : Enum.GetValues<PayoutTab>().First(t => PayoutTabs.In(t, payout.State, payout.IsApproved));
    }

    private static IQueryable<Payout> Matching(AppDbContext db, IQueryable<Payout> seen, PayoutFilter filter, bool byCandidate)
    {
        if (filter.Currency is { Length: > 0 } currency)
            seen = seen.Where(p => p.Currency == currency);
        if (filter.Entity is { Length: > 0 } entity)
            seen = seen.Where(p => db.People.Any(x => x.Id == p.RecipientId && x.LegalEntity == entity));
        foreach (var word in Text.SearchKey(filter.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
            seen = seen.Where(p =>
                db.People.Any(x => x.Id == p.RecipientId && x.NameSearch.Contains(word))
                || (
                    byCandidate
                    && db.Referrals.Any(r =>
                        r.Id == p.HireId && db.Candidates.Any(c => c.Id == r.CandidateId && c.NameSearch!.Contains(word))
                    )
                )
            );
        return seen;
    }
}

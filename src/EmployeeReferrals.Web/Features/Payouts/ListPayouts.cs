using System.Linq.Expressions;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

public enum PayoutTab
{
    Open,
    Review,
    Released,
    Deferred,
    Ended,
}

/// <summary>The parts of a list that belong together: by due date while open, by state afterwards.</summary>
public enum PayoutGroup
{
    Approval,
    Recovery,
    DueNow,
    DueSoon,
    Later,
    NoDate,
    Released,
    Exported,
    Paid,
    Deferred,
    Forfeited,
    Declined,
    Cancelled,
}

/// <param name="Tab">Null: open, or where the payout asked for is.</param>
public sealed record PayoutFilter(PayoutTab? Tab, string? Search, string? Currency, string? Entity)
{
    /// <summary>As it stands in the address; a tab that does not exist is none.</summary>
    public static PayoutFilter Of(string? tab, string? search, string? currency, string? entity) =>
        new(
            Enum.TryParse<PayoutTab>(tab, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null,
            search,
            currency,
            entity
        );
}

/// <summary>Payouts of others, by tab, filter and group. Different currencies are never added up.</summary>
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
        bool CreditByHr
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

        var states = await matching.GroupBy(p => p.State).Select(g => new { State = g.Key, Count = g.Count() }).ToListAsync(cancellation);
        var recoveries = await matching.CountAsync(p => p.Recovery == RecoveryState.ToReview, cancellation);
        var shown = matching.Where(In(tab));
        var groups = await shown
            .GroupBy(p => new
            {
                p.State,
                p.Currency,
                When = p.DueOn == null ? 3
                : p.DueOn <= today ? 0
                : p.DueOn <= soon ? 1
                : 2,
            })
            .Select(g => new
            {
                g.Key.State,
                g.Key.Currency,
                g.Key.When,
                Count = g.Count(),
                Sum = g.Sum(p => p.Amount),
            })
            .ToListAsync(cancellation);
        var page = shown
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
        var ordered = tab is PayoutTab.Open or PayoutTab.Deferred
            ? page.ThenBy(p => p.DueOn).ThenBy(p => p.Id)
            : page.ThenByDescending(p => p.DueOn).ThenBy(p => p.Id);
        var size = query.Size ?? PageSize;
        var rows = await ordered
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * size)
            .Take(size)
            .Select(p => new
            {
                p.Id,
                p.Number,
                p.Parts,
                p.Amount,
                p.Currency,
                p.DueOn,
                p.State,
                p.Reason,
                p.Side,
                p.Kind,
                p.Recovery,
                Recipient = db
                    .People.Where(x => x.Id == p.RecipientId)
                    .Select(x => new
                    {
                        x.Name,
                        x.EmployeeNumber,
                        x.LegalEntity,
                    })
                    .First(),
                ByHr = db.Referrals.Any(r => r.Id == p.ReferralId && r.Override != null),
                Hire = db
                    .Referrals.Where(r => r.Id == p.HireId)
                    .Select(r => new
                    {
                        r.StartedOn,
                        Name = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault(),
                        Role = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title + ", " + o.Location).FirstOrDefault(),
                    })
                    .First(),
            })
            .ToListAsync(cancellation);
        var showsHire = actor.SeesCandidates();
        return new Page(
            tab,
            rows.ConvertAll(p => new Row(
                p.Id,
                GroupOf(
                    tab,
                    p.State,
                    p.DueOn is null ? 3
                        : p.DueOn <= today ? 0
                        : p.DueOn <= soon ? 1
                        : 2
                ),
                p.Recipient.Name,
                p.Recipient.EmployeeNumber,
                p.Recipient.LegalEntity,
                showsHire ? p.Hire.Name : null,
                p.Hire.Role,
                p.Number,
                p.Parts,
                p.Amount,
                p.Currency,
                p.DueOn,
                p.State,
                p.Reason,
                p.Hire.StartedOn is not null,
                p.Side,
                p.Kind,
                p.Recovery,
                p.ByHr
            )),
            groups.Sum(g => g.Count),
            Enum.GetValues<PayoutTab>()
                .ToDictionary(t => t, t => states.Where(s => In(t, s.State)).Sum(s => s.Count) + (t == PayoutTab.Review ? recoveries : 0)),
            groups
                .GroupBy(g => GroupOf(tab, g.State, g.When))
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

    private static async Task<PayoutTab> TabOf(IQueryable<Payout> seen, Guid? selected, Actor actor, CancellationToken cancellation)
    {
        var first = actor.Is(Roles.Hr | Roles.Auditor) ? PayoutTab.Open : PayoutTab.Released;
        if (selected is null)
            return first;
        var state = await seen.Where(p => p.Id == selected).Select(p => (PayoutState?)p.State).FirstOrDefaultAsync(cancellation);
        return state is { } known ? Enum.GetValues<PayoutTab>().First(t => In(t, known)) : first;
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

    private static Expression<Func<Payout, bool>> In(PayoutTab tab) =>
        tab switch
        {
            PayoutTab.Open => p => p.State == PayoutState.Planned || p.State == PayoutState.Scheduled,
            PayoutTab.Review => p => p.State == PayoutState.AwaitingApproval || p.Recovery == RecoveryState.ToReview,
            PayoutTab.Released => p => p.State == PayoutState.Released || p.State == PayoutState.Exported || p.State == PayoutState.Paid,
            PayoutTab.Deferred => p => p.State == PayoutState.Deferred,
            PayoutTab.Ended => p => p.State == PayoutState.Forfeited || p.State == PayoutState.Declined || p.State == PayoutState.Cancelled,
        };

    private static bool In(PayoutTab tab, PayoutState state) =>
        tab
        == state switch
        {
            PayoutState.Planned or PayoutState.Scheduled => PayoutTab.Open,
            PayoutState.AwaitingApproval => PayoutTab.Review,
            PayoutState.Released or PayoutState.Exported or PayoutState.Paid => PayoutTab.Released,
            PayoutState.Deferred => PayoutTab.Deferred,
            PayoutState.Forfeited or PayoutState.Declined or PayoutState.Cancelled => PayoutTab.Ended,
        };

    private static PayoutGroup GroupOf(PayoutTab tab, PayoutState state, int when) =>
        state != PayoutState.AwaitingApproval && tab == PayoutTab.Review
            ? PayoutGroup.Recovery
            : state switch
            {
                PayoutState.AwaitingApproval => PayoutGroup.Approval,
                PayoutState.Released => PayoutGroup.Released,
                PayoutState.Exported => PayoutGroup.Exported,
                PayoutState.Paid => PayoutGroup.Paid,
                PayoutState.Deferred => PayoutGroup.Deferred,
                PayoutState.Forfeited => PayoutGroup.Forfeited,
                PayoutState.Declined => PayoutGroup.Declined,
                PayoutState.Cancelled => PayoutGroup.Cancelled,
                PayoutState.Planned or PayoutState.Scheduled => when switch
                {
                    0 => PayoutGroup.DueNow,
                    1 => PayoutGroup.DueSoon,
                    2 => PayoutGroup.Later,
                    _ => PayoutGroup.NoDate,
                },
            };
}

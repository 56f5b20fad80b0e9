using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payroll;

/// <summary>What of one kind is in a list: how many, what it is worth in one currency, and how many days off.</summary>
public sealed record KindSum(RewardKind Kind, int Count, decimal Amount, decimal Days);

/// <summary>What a batch would take now. Nothing is written, and each payout is looked at again when the batch is made.</summary>
[May(Roles.Payroll)]
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
        if (!actor.May<GetBatchPreview>() || actor.PersonId is null)
            return Result<Found>.From(actor.Is(PayrollAccess.Readers) ? Result.Forbidden : Result.NotFound);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var cutOff = query.CutOff is { } day && day <= today && day.Year >= 2000 ? day : today;
        var until = BatchCollector.Until(settings, cutOff);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var me = actor.PersonId;
        var groups = await Released(db, until, me, cancellation);
        var currency = Currency.IsKnown(query.Currency)
            ? query.Currency
            : groups.GroupBy(g => g.Currency).OrderByDescending(g => g.Sum(x => x.Count)).Select(g => g.Key).FirstOrDefault();
        var entity = Text.Clean(query.LegalEntity) is { Length: <= Text.Line } one ? one : null;
        if (currency is null)
            return new Found(null, entity, cutOff, groups, [], [], 0, await OwnAnywhere(db, until, me, cancellation), today);

        var scope = new BatchScope(currency, entity, cutOff);
        var chosen = BatchCollector.InScope(db, settings, scope, actor).AsNoTracking();
        var kinds = await Kinds(chosen, cancellation);
        return new Found(
            currency,
            entity,
            cutOff,
            groups,
            kinds,
            await Rows(db, chosen, query.Page, settings.Calendar, cancellation),
            kinds.Sum(k => k.Count),
            await CreateBatch.Own(db, settings, scope, actor, cancellation),
            today
        );
    }

    /// <summary>What of others is released, by currency, legal entity and kind.</summary>
    private static async Task<IReadOnlyList<Group>> Released(
        AppDbContext db,
        DateTimeOffset until,
        Guid? me,
        CancellationToken cancellation
    )
    {
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
        return released.ConvertAll(g => new Group(g.Currency, g.LegalEntity ?? "", g.Kind, g.Count, g.Amount));
    }

    private static async Task<IReadOnlyList<KindSum>> Kinds(IQueryable<Payout> chosen, CancellationToken cancellation)
    {
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
        return kinds.ConvertAll(k => new KindSum(k.Key, k.Count, k.Amount, k.Days));
    }

    private static async Task<IReadOnlyList<Row>> Rows(
        AppDbContext db,
        IQueryable<Payout> chosen,
        int page,
        CompanyCalendar calendar,
        CancellationToken cancellation
    )
    {
        var rows = await chosen
            .OrderBy(p => p.LegalEntity)
            .ThenBy(p => p.EmployeeNumber)
            .ThenBy(p => p.Id)
            .Skip((Math.Clamp(page, 1, 100_000) - 1) * PageSize)
            .Take(PageSize)
            .Select(p => new { Payout = p, Name = db.People.Where(x => x.Id == p.RecipientId).Select(x => x.Name).First() })
            .ToListAsync(cancellation);
        return rows.ConvertAll(r => new Row(
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
            calendar.DayOf(r.Payout.ReleasedAt!.Value)
        ));
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

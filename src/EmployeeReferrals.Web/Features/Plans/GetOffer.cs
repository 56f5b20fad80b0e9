using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>Which plan and campaign count for an opening and an employee on a day, and why the others do not.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class GetOffer(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    /// <param name="OpeningId">Null: a general referral.</param>
    /// <param name="Referrer">An employee number or work e-mail; null: anybody whom no rule excludes.</param>
    public sealed record Query(Guid? OpeningId, string? Referrer, DateOnly? Day);

    public sealed record Choice(Guid Id, string Name);

    /// <param name="Offer">Null: nothing can be earned.</param>
    public sealed record Found(
        string Opening,
        OpenRoles.Offer? Offer,
        IReadOnlyList<RuleVerdict> Rules,
        string? Referrer,
        string? Sentence,
        DateOnly Day,
        IReadOnlyList<Choice> Openings,
        IReadOnlyDictionary<Guid, string> Named
    );

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<GetOffer>())
            return Result<Found>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        var day = query.Day ?? settings.Calendar.DayOf(clock.GetUtcNow());
        var catalog = await programme.Catalog(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var opening = query.OpeningId is { } id
            ? await db.Openings.AsNoTracking().Include(o => o.Recruiters).FirstOrDefaultAsync(o => o.Id == id, cancellation)
            : null;
        if (query.OpeningId is not null && opening is null)
            return Result<Found>.From(Result.NotFound);
        var typed = Text.Clean(query.Referrer);
        var key = typed is null ? null : EmailAddress.Parse(typed)?.Key;
        var referrer = typed is null
            ? null
            : await db
                .People.Where(p => p.EmployeeNumber == typed || (key != null && p.WorkEmailKey == key))
                .Select(p => new { p.Id, p.Name })
                .FirstOrDefaultAsync(cancellation);
        if (typed is not null && referrer is null)
            return Result<Found>.From(Result.Rejected("referrer_unknown", "Nobody has this employee number or work e-mail.", "Referrer"));
        var rules = catalog.Explain(day, opening?.Traits);
        var offer = referrer is null
            ? OpenRoles.Offers.Of(catalog, day, opening?.Traits, opening?.InProgramme ?? true)
            : await OpenRoles.Offers.Read(db, referrer.Id, opening, catalog, day, cancellation);
        var openings = await db
            .Openings.Where(o => o.State != Domain.Openings.OpeningState.Draft)
            .OrderBy(o => o.Title)
            .ThenBy(o => o.Id)
            .Take(300)
            .Select(o => new Choice(o.Id, o.Title + ", " + o.Location))
            .ToListAsync(cancellation);
        return new Found(
            opening is null ? "A general referral" : $"{opening.Title}, {opening.Location}",
            offer,
            rules,
            referrer?.Name,
            offer is { Earns: false } ? Domain.Credit.CreditRules.ForReferrer(offer.Credit, offer.Sentence) : null,
            day,
            openings,
            await ListPlans.OpeningNames(db, [.. rules.SelectMany(r => r.Filter.OpeningIds).Distinct()], cancellation)
        );
    }
}

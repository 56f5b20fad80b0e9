using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Plans;

/// <summary>What a version would change, before it is saved: which roles pay what from its day on. Nobody's existing referral.</summary>
[May(Roles.Hr | Roles.Auditor)]
public sealed class GetPlanEffect(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    private const int Shown = 50;

    public sealed record Query(Guid PlanId, string? Name, DateOnly ActiveFrom, PlanTerms Terms);

    /// <summary>What a role pays, and by which plan.</summary>
    public sealed record Pay(Guid PlanId, string Plan, decimal Amount, string Currency);

    /// <param name="OpeningId">Null: the general referrals.</param>
    /// <param name="Before">Null: nothing can be earned.</param>
    public sealed record Change(Guid? OpeningId, string Title, string? Location, Pay? Before, Pay? After);

    /// <param name="Changes">Those shown, of <paramref name="Changed"/>.</param>
    /// <param name="TakesOverFrom">Plans that cover as much as this one, and lose roles to it because it begins later.</param>
    /// <param name="GivesWayTo">Plans that cover as much, begin on the same day and stand first by name: they count, and not this
    /// one.</param>
    /// <param name="Kept">Referrals in motion that keep the version they were made under.</param>
    public sealed record Found(
        IReadOnlyList<Change> Changes,
        int Changed,
        int Openings,
        IReadOnlyList<string> TakesOverFrom,
        IReadOnlyList<string> GivesWayTo,
        int Kept
    );

    public async Task<Result<Found>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<GetPlanEffect>())
            return Result<Found>.From(Result.Forbidden);
        if (query.Terms.Problems() is { Count: > 0 } problems)
            return Result<Found>.From(Result.Rejected(problems));
        var now = await programme.Catalog(cancellation);
        var then = With(now, await programme.Lists(cancellation), query);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var openings = await db
            .Openings.AsNoTracking()
            .Where(o => o.State == Domain.Openings.OpeningState.Published && o.InProgramme)
            .OrderBy(o => o.Title)
            .ThenBy(o => o.Id)
            .ToListAsync(cancellation);
        var mine = then.Versions[^1].Terms.Filter;
        var (taken, stays) = (new List<string>(), new List<string>());
        var changes = new List<Change>();
        foreach (var opening in openings.Prepend(null))
        {
            var (before, after) = (now.Match(query.ActiveFrom, opening?.Traits), then.Match(query.ActiveFrom, opening?.Traits));
            if (after is not null && after.Version.PlanId != query.PlanId && IsTie(after) && mine.Misses(opening?.Traits) is null)
                stays.Add(after.PlanName);
            var change = new Change(opening?.Id, opening?.Title ?? "General referrals", opening?.Location, Of(before), Of(after));
            if (change.Before == change.After)
                continue;
            changes.Add(change);
            if (
                before is not null
                && after is not null
                && before.Version.PlanId != after.Version.PlanId
                && before.Terms.Filter.Specificity == after.Terms.Filter.Specificity
            )
                taken.Add(before.PlanName);
        }
        var kept = await db.Referrals.CountAsync(r => Domain.Referrals.StageTable.Open.Contains(r.Stage), cancellation);
        return new Found([.. changes.Take(Shown)], changes.Count, openings.Count, [.. taken.Distinct()], [.. stays.Distinct()], kept);

        bool IsTie(PlanOffer other) => other.Terms.Filter.Specificity == mine.Specificity && other.Version.ActiveFrom == query.ActiveFrom;
    }

    /// <summary>The book as it would be with one version more.</summary>
    internal static PlanCatalog With(PlanCatalog catalog, CompanyLists lists, Query query)
    {
        var plan = catalog.Plans.FirstOrDefault(p => p.Id == query.PlanId)
            ?? new Plan(query.PlanId, Text.Clean(query.Name) ?? "This plan", DateTimeOffset.MinValue);
        var terms = SavePlanVersion.Normal(query.Terms).ReadBy(lists);
        var version = new PlanVersion(Guid.CreateVersion7(), plan.Id, int.MaxValue, query.ActiveFrom, terms, null, DateTimeOffset.MinValue);
        return new PlanCatalog([.. catalog.Plans.Where(p => p.Id != plan.Id), plan], [.. catalog.Versions, version], catalog.Campaigns);
    }

    private static Pay? Of(PlanOffer? offer) =>
        offer is null ? null : new(offer.Version.PlanId, offer.PlanName, offer.Amount, offer.Currency);
}

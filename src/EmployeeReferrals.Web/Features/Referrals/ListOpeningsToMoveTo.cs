using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Openings the actor works, to move a referral to.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class ListOpeningsToMoveTo(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public sealed record Query(string? Words, Guid? Except, int Most);

    public async Task<IReadOnlyList<Choice>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<ListOpeningsToMoveTo>())
            return [];
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var me = actor.PersonId;
        var openings = db.Openings.Where(o =>
            o.Id != query.Except && (o.State == OpeningState.Published || o.State == OpeningState.OnHold)
        );
        if (!actor.Is(Roles.Hr) && !settings.RecruitersSeeAll)
            openings = openings.Where(o => o.Recruiters.Any(r => r.PersonId == me));
        foreach (var key in Text.SearchWords(query.Words))
            openings = openings.Where(o => o.Search.Contains(key));
        var found = await openings
            .OrderBy(o => o.Title)
            .ThenBy(o => o.Location)
            .ThenBy(o => o.Id)
            .Take(Math.Clamp(query.Most, 1, 100))
            .Select(o => new
            {
                o.Id,
                o.Title,
                o.Location,
                o.State,
            })
            .ToListAsync(cancellation);
        return found.ConvertAll(o => new Choice(
            o.Id.ToString(),
            $"{o.Title}, {o.Location}{(o.State == OpeningState.OnHold ? " (on hold)" : "")}"
        ));
    }
}

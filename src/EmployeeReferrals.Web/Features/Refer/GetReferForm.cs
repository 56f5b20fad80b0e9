using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.OpenRoles;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Refer;

/// <summary>What the form needs to be drawn: the role, or the roles to choose from, and what the reader could earn.</summary>
[May(Who.SignedIn)]
public sealed class GetReferForm(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    private const int Choices = 300;

    /// <param name="OpeningId">The role the form is for; null: one is chosen in it.</param>
    /// <param name="Chosen">The role chosen so far.</param>
    public sealed record Query(Guid? OpeningId, Guid? Chosen = null);

    public sealed record Role(Guid Id, string Title, string Location, bool TakesReferrals);

    /// <param name="Role">Null: none was asked for, or it is not there.</param>
    /// <param name="Roles">To choose from; empty when a role is given.</param>
    public sealed record Form(Role? Role, IReadOnlyList<Role> Roles, Offer Offer);

    public async Task<Result<Form>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me)
            return Result<Form>.From(Result.Forbidden);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var catalog = await programme.Catalog(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var opening = query.OpeningId is { } id
            ? await db
                .Openings.AsNoTracking()
                .Include(o => o.Recruiters)
                .FirstOrDefaultAsync(o => o.Id == id && o.State != OpeningState.Draft, cancellation)
            : null;
        var roles = opening is not null
            ? []
            : await db
                .Openings.Where(o => o.State == OpeningState.Published)
                .OrderBy(o => o.Title)
                .ThenBy(o => o.Location)
                .ThenBy(o => o.Id)
                .Take(Choices)
                .Select(o => new Role(o.Id, o.Title, o.Location, true))
                .ToListAsync(cancellation);
        var promised = opening
            ?? (
                query.Chosen is { } chosen
                    ? await db.Openings.AsNoTracking().Include(o => o.Recruiters).FirstOrDefaultAsync(o => o.Id == chosen, cancellation)
                    : null
            );
        // A role that takes nobody promises nothing: what can be sent then is a general referral.
        var offer = await Offers.Read(db, me, promised is { TakesReferrals: true } ? promised : null, catalog, today, cancellation);
        return new Form(
            opening is null ? null : new Role(opening.Id, opening.Title, opening.Location, opening.TakesReferrals),
            roles,
            offer
        );
    }
}

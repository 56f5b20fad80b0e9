using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.OpenRoles;

/// <summary>One opening as every employee sees it. A draft is not there.</summary>
[May(Who.SignedIn)]
public sealed class GetOpenRole(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public sealed record Query(Guid OpeningId);

    public sealed record Role(
        Guid Id,
        string Title,
        string Department,
        string Location,
        string Description,
        OpeningState State,
        Offer Offer,
        int FirstAnswerHours,
        int RetentionDays
    );

    public async Task<Result<Role>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } me)
            return Result<Role>.From(Result.NotFound);
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var catalog = await programme.Catalog(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var opening = await db
            .Openings.AsNoTracking()
            .Include(o => o.Recruiters)
            .FirstOrDefaultAsync(o => o.Id == query.OpeningId && o.State != OpeningState.Draft, cancellation);
        if (opening is null)
            return Result<Role>.From(Result.NotFound);
        return new Role(
            opening.Id,
            opening.Title,
            opening.Department,
            opening.Location,
            opening.Description,
            opening.State,
            await Offers.Read(db, me, opening.TakesReferrals ? opening : null, catalog, today, cancellation),
            settings.FirstAnswerHours,
            settings.RetentionDays
        );
    }
}

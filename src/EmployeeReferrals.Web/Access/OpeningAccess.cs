using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Access;

/// <summary>Who works which openings (docs/rules.md §2): HR all of them, recruiters their own.</summary>
internal static class OpeningAccess
{
    /// <summary>Loads an opening with its recruiters to change it.</summary>
    public static async Task<Result<Opening>> OpeningToWork(this AppDbContext db, Actor actor, Guid id, CancellationToken cancellation)
    {
        var opening = await db.Openings.Include(o => o.Recruiters).FirstOrDefaultAsync(o => o.Id == id, cancellation);
        if (opening is null)
            return Result<Opening>.From(Result.NotFound);
        return actor.Is(Roles.Hr) || opening.HasRecruiter(actor.PersonId!.Value) ? opening : Result<Opening>.From(Result.Forbidden);
    }
}

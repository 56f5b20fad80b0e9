using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

internal static class AccessChange
{
    public static async Task<Result> Run(
        IDbContextFactory<AppDbContext> databases,
        TimeProvider clock,
        Actor actor,
        Guid personId,
        Roles may,
        Func<Person, Result> change,
        CancellationToken cancellation
    )
    {
        if (!actor.Is(may))
            return Result.Forbidden;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db.People.Include(p => p.Identities).FirstOrDefaultAsync(p => p.Id == personId, cancellation);
        if (person is null)
            return Result.NotFound;
        var changed = change(person);
        return changed.IsOk ? await db.Commit(actor, clock.GetUtcNow(), cancellation) : changed;
    }
}

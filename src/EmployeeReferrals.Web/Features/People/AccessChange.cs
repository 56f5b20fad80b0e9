using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>Changes of roles, accounts and access, by those who may.</summary>
internal sealed class AccessChange(IDbContextFactory<AppDbContext> databases, TimeProvider clock)
{
    public async Task<Result> Run(Actor actor, Guid personId, Func<Person, Result> change, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db.People.Include(p => p.Identities).FirstOrDefaultAsync(p => p.Id == personId, cancellation);
        if (person is null)
            return Result.NotFound;
        var changed = change(person);
        return changed.IsOk ? await db.Commit(actor, clock.GetUtcNow(), cancellation) : changed;
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>An administrator gives and takes roles; those from the company's sign-in come on top. Nobody changes their own: it takes
/// two.</summary>
[May(Roles.Administrator)]
public sealed class ChangeRoles(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<ChangeRoles.Command>
{
    public sealed record Command(Guid PersonId, Roles Roles, Roles Seen);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db.People.FirstOrDefaultAsync(p => p.Id == command.PersonId, cancellation);
        if (person is null)
            return Result.NotFound;
        if (actor.IsPerson(person.Id))
            return Result.Rejected("own_roles", "Nobody changes their own roles. Ask another administrator.");
        if ((person.Roles | Roles.Employee) != (command.Seen | Roles.Employee))
            return Result.Conflict("changed_meanwhile", "Somebody else changed these roles in the meantime. Look at them again.");
        var changed = person.ChangeRoles(command.Roles);
        return changed.IsOk ? await db.Commit(actor, clock.GetUtcNow(), cancellation) : changed;
    }
}

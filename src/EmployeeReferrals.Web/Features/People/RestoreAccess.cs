using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

[May(Roles.Hr | Roles.Administrator)]
public sealed class RestoreAccess(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<RestoreAccess.Command>
{
    public sealed record Command(Guid PersonId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new AccessChange(databases, clock).Run(
            actor,
            command.PersonId,
            person =>
                actor.IsPerson(person.Id)
                    ? Result.Rejected("own_access", "Nobody gives themselves access back. Ask a colleague.")
                    : person.RestoreAccess(),
            cancellation
        );
}

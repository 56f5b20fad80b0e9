using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>Ends access at once, whatever the last day: an open page of theirs closes within a minute.</summary>
[May(Roles.Hr | Roles.Administrator)]
public sealed class EndAccess(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<EndAccess.Command>
{
    public sealed record Command(Guid PersonId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new AccessChange(databases, clock).Run(
            actor,
            command.PersonId,
            person =>
                actor.IsPerson(person.Id)
                    ? Result.Rejected("own_access", "Nobody ends their own access. Ask a colleague.")
                    : person.EndAccess(),
            cancellation
        );
}

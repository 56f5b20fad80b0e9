using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>An account that was made anew, or linked to the wrong person: their next sign-in is a first one again.</summary>
[May(Roles.Administrator)]
public sealed class UnlinkIdentity(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<UnlinkIdentity.Command>
{
    public sealed record Command(Guid PersonId, Guid IdentityId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new AccessChange(databases, clock).Run(actor, command.PersonId, person => person.Unlink(command.IdentityId), cancellation);
}

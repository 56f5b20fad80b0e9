using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

[May(Roles.Hr)]
public sealed class UndoLeave(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoLeave.Command>
{
    public sealed record Command(Guid PersonId, Guid LeaveId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new EmploymentChange(databases, programme, clock).Days(
            actor,
            command.PersonId,
            person => person.UndoLeave(command.LeaveId),
            cancellation
        );
}

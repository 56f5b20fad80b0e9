using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

[May(Roles.Hr)]
public sealed class UndoWorkingTime(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoWorkingTime.Command>
{
    public sealed record Command(Guid PersonId, Guid Id);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new EmploymentChange(databases, programme, clock).Days(
            actor,
            command.PersonId,
            person => person.UndoWorkingTime(command.Id),
            cancellation
        );
}

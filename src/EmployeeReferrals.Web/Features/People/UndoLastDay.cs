using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>The last day was wrong: what was forfeited for it alone is scheduled again.</summary>
[May(Roles.Hr)]
public sealed class UndoLastDay(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoLastDay.Command>
{
    public sealed record Command(Guid PersonId);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new EmploymentChange(databases, programme, clock).Days(actor, command.PersonId, person => person.UndoLastDay(), cancellation);
}

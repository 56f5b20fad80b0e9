using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>HR records that somebody leaves or has left. What is not yet exported follows (docs/rules.md §6).</summary>
[May(Roles.Hr)]
public sealed class RecordLastDay(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RecordLastDay.Command>
{
    public sealed record Command(Guid PersonId, DateOnly LastDay, LeavingReason Reason);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new EmploymentChange(databases, programme, clock).Days(
            actor,
            command.PersonId,
            person =>
                Enum.IsDefined(command.Reason)
                    ? person.RecordLastDay(command.LastDay, command.Reason)
                    : Result.Rejected("reason", "Choose why from the list.", "Reason"),
            cancellation
        );
}

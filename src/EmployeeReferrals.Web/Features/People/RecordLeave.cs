using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>HR records a leave. It counts as employed; the plan may have payouts wait for its end.</summary>
[May(Roles.Hr)]
public sealed class RecordLeave(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RecordLeave.Command>
{
    /// <param name="LeaveId">Made by the form: sent twice, recorded once.</param>
    public sealed record Command(Guid PersonId, Guid LeaveId, DateOnly From, DateOnly? Until);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new EmploymentChange(databases, programme, clock).Days(
            actor,
            command.PersonId,
            person =>
                person.Leaves.Any(l => l.Id == command.LeaveId)
                    ? Result.Ok
                    : person.RecordLeave(command.LeaveId, command.From, command.Until),
            cancellation
        );
}

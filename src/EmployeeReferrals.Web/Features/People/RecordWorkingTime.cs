using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>HR records that somebody works part-time from a day on, or full time again. A plan may pay by it, as of the due date.</summary>
[May(Roles.Hr)]
public sealed class RecordWorkingTime(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RecordWorkingTime.Command>
{
    /// <param name="Id">Made by the form: sent twice, recorded once.</param>
    /// <param name="Percent">Of full time.</param>
    public sealed record Command(Guid PersonId, Guid Id, DateOnly From, int Percent);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new EmploymentChange(databases, programme, clock).Days(
            actor,
            command.PersonId,
            person =>
                person.WorkingTimes.Any(w => w.Id == command.Id)
                    ? Result.Ok
                    : person.RecordWorkingTime(command.Id, command.From, command.Percent),
            cancellation
        );
}

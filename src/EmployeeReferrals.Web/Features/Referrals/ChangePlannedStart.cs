using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>"Has … started?" Later: a new planned date.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class ChangePlannedStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ChangePlannedStart.Command>
{
    public sealed record Command(Guid ReferralId, DateOnly PlannedStart, bool ConfirmedFarStart = false);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new HireChange(databases, programme, clock).Run(
            actor,
            command.ReferralId,
            (_, hire, act) =>
                Task.FromResult(
                    (hire.ChangePlannedStart(command.PlannedStart, command.ConfirmedFarStart, act.Day), PayoutReason.StartChanged)
                ),
            cancellation
        );
}

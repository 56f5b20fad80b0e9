using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>"Has … started?" No: the hire left before the start, and the payouts are cancelled.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class LeaveBeforeStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<LeaveBeforeStart.Command>
{
    public sealed record Command(Guid ReferralId, string? Note = null);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new HireChange(databases, programme, clock).Run(
            actor,
            command.ReferralId,
            (_, hire, act) =>
                Task.FromResult(
                    command.Note?.Length > Text.Paragraph
                        ? (Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Note"), default(PayoutReason))
                        : (hire.LeaveBeforeStart(actor, act.At, Text.CleanLines(command.Note)), PayoutReason.LeftBeforeStart)
                ),
            cancellation
        );
}

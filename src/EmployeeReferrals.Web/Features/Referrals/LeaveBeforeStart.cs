using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>"Has … started?" No: the hire left before the start, and the payouts are cancelled.</summary>
public sealed class LeaveBeforeStart(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<LeaveBeforeStart.Command>
{
    public sealed record Command(Guid ReferralId, string? Note = null);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        HireChange.Run(
            databases,
            programme,
            clock,
            actor,
            command.ReferralId,
            Roles.Recruiter | Roles.Hr,
            (db, hire, now, _) =>
            {
                if (command.Note?.Length > Text.Paragraph)
                    return Task.FromResult(
                        (Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Note"), default(PayoutReason))
                    );
                return Task.FromResult((hire.LeaveBeforeStart(actor, now, Text.CleanLines(command.Note)), PayoutReason.LeftBeforeStart));
            },
            cancellation
        );
}

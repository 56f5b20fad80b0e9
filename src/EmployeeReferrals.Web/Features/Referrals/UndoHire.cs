using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Back to Offer, with a reason. With something exported only HR may.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class UndoHire(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<UndoHire.Command>
{
    public sealed record Command(Guid ReferralId, string? Note);

    protected override Task<Result> Run(Actor actor, Command command, CancellationToken cancellation) =>
        new HireChange(databases, programme, clock).Run(
            actor,
            command.ReferralId,
            async (db, hire, act) =>
            {
                if (command.Note?.Length > Text.Paragraph)
                    return (Result.Rejected("note_long", $"Keep it under {Text.Paragraph:N0} characters.", "Note"), default);
                var exported = await db.Payouts.AnyAsync(
                    p => p.HireId == hire.Id && (p.State == PayoutState.Exported || p.State == PayoutState.Paid),
                    cancellation
                );
                if (exported && !actor.Is(Roles.Hr))
                    return (
                        Result.Rejected("hire_exported", "Part of its bonus is with payroll or paid, so HR undoes this hire."),
                        default
                    );
                var undone = hire.UndoHire(Text.CleanLines(command.Note), actor, act.At);
                if (!undone.IsOk)
                    return (undone, default);
                if (await db.People.FirstOrDefaultAsync(p => p.HiredFromReferralId == hire.Id, cancellation) is { } person)
                    person.WithdrawSpell(hire.Id);
                return (Result.Ok, PayoutReason.HireUndone);
            },
            cancellation
        );
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Reviews;

/// <summary>HR says whose bonus a hire's is, where a late acceptance or a corrected fact changed the answer. What waited for it is judged
/// again.</summary>
[May(Roles.Hr)]
public sealed class DecideCreditCase(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<DecideCreditCase.Command>
{
    /// <param name="AsBefore">The credit goes back to who had it; otherwise the answer by what is known now stands.</param>
    public sealed record Command(Guid CaseId, bool AsBefore, string? Reason);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        var reason = Text.CleanLines(command.Reason);
        if (reason is null)
            return Result.Rejected("reason_needed", "Say why. HR and auditors will see it.", "Reason");
        if (reason.Length > Text.Paragraph)
            return Result.Rejected("reason_long", $"Keep it under {Text.Paragraph:N0} characters.", "Reason");
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var asked = await db.CreditCases.FirstOrDefaultAsync(c => c.Id == command.CaseId, cancellation);
        if (asked is null)
            return Result.NotFound;
        if (asked.ClosedAt is not null)
            return Result.Conflict("decided_already", "Somebody in HR has decided this already.");
        var hire = await db.Referrals.FirstAsync(r => r.Id == asked.HireId, cancellation);
        var credit = await CandidateCredit.Load(new(db, programme, actor, now), hire.CandidateId, cancellation);
        if (await db.Referrals.AnyAsync(r => r.CandidateId == hire.CandidateId && r.ReferrerId == me, cancellation))
            return Result.Forbidden;

        var given = asked.BeforeId is { } id
            ? await db.Referrals.Include(r => r.Decisions).FirstAsync(r => r.Id == id, cancellation)
            : null;
        if (command.AsBefore && given is not null && given.CandidateId != hire.CandidateId)
            return Result.Rejected(
                "other_person",
                "That referral belongs to another person since. Undo the merge, or let the new answer stand."
            );
        if (command.AsBefore && given is { Override: not true })
        {
            if (given.OverrideCredit(true, reason, actor, now) is { IsOk: false } refused)
                return refused;
        }
        else if (command.AsBefore && given is null && asked.NowId is { } nowId)
        {
            var taken = await db.Referrals.Include(r => r.Decisions).FirstAsync(r => r.Id == nowId, cancellation);
            if (taken.OverrideCredit(false, reason, actor, now) is { IsOk: false } refused)
                return refused;
        }
        asked.Close(command.AsBefore ? CaseAnswer.AsBefore : CaseAnswer.AsNow, actor, now);
        await credit.Follow(new(CreditMoment.Overridden, PayoutReason.CreditLost, OwnershipEnd.GivenToAnother), cancellation);
        return await db.Commit(actor, now, cancellation);
    }
}

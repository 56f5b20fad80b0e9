using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>HR's word against the rules, with a reason. Giving the credit takes it from the holder in the same operation; what is exported
/// by then stays, and HR is asked to review it.</summary>
[May(Roles.Hr)]
public sealed class OverrideCredit(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<OverrideCredit.Command>
{
    /// <param name="Earns">Null takes an override back.</param>
    public sealed record Command(Guid ReferralId, bool? Earns, string? Reason);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (command.Reason?.Length > Text.Paragraph)
            return Result.Rejected("reason_long", $"Keep it under {Text.Paragraph:N0} characters.", "Reason");
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, command.ReferralId, settings, q => q.Include(r => r.Decisions), cancellation);
        if (!found.IsOk)
            return found;
        var referral = found.Value;
        var credit = await CandidateCredit.Load(new(db, programme, actor, now), referral.CandidateId, cancellation);
        var overridden = referral.OverrideCredit(command.Earns, Text.CleanLines(command.Reason), actor, now);
        if (!overridden.IsOk)
            return overridden;
        if (command.Earns == true)
            await TakeFromOthers(db, referral, actor, now, cancellation);
        var moment = command.Earns is null ? CreditMoment.OverrideUndone : CreditMoment.Overridden;
        var ends = command.Earns == false ? OwnershipEnd.RemovedByHr : OwnershipEnd.GivenToAnother;
        await credit.Follow(new(moment, command.Earns == true ? PayoutReason.LaidDown : PayoutReason.CreditLost, ends), cancellation);
        return await db.Commit(actor, now, cancellation);
    }

    // HR gave it to somebody else before: that word is taken back with this one.
    private static async Task TakeFromOthers(
        AppDbContext db,
        Referral referral,
        Actor actor,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        foreach (
            var other in await db
                .Referrals.Where(r => r.CandidateId == referral.CandidateId && r.Id != referral.Id && r.Override == true)
                .ToListAsync(cancellation)
        )
            other.OverrideCredit(null, "The credit was given to another referral.", actor, now);
    }
}

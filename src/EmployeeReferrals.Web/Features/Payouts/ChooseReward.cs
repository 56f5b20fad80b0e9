using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>The recipient chooses what a reward is taken as, for all parts of a referral that are not released.</summary>
[May(Who.SignedIn)]
public sealed class ChooseReward(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<ChooseReward.Command>
{
    /// <param name="Charity">For <see cref="RewardKind.Charity"/>: as the plan names it.</param>
    public sealed record Command(Guid ReferralId, RewardKind Kind, string? Charity);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var me = actor.PersonId!.Value;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var payouts = await db.Payouts.Where(p => p.ReferralId == command.ReferralId && p.RecipientId == me).ToListAsync(cancellation);
        if (payouts.Count == 0)
            return Result.NotFound;
        var referral = await db.Referrals.FirstAsync(r => r.Id == command.ReferralId, cancellation);
        var open = payouts
            .Where(p => p.State is PayoutState.Planned or PayoutState.Scheduled or PayoutState.Deferred or PayoutState.AwaitingApproval)
            .ToList();
        if (open.Count == 0)
            return Result.Rejected("reward_late", "All parts have been handed to payroll or ended already.");
        var now = clock.GetUtcNow();
        var act = (await programme.Settings(cancellation)).Calendar.Act(actor, now);
        foreach (var payout in open)
        {
            var chosen = payout.Choose(command.Kind, command.Charity, referral.Terms, act);
            if (!chosen.IsOk)
                return chosen;
        }
        return await db.Commit(actor, now, cancellation);
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals.Mails;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>What all changes of a hire share: who may, the payouts that follow, one commit.</summary>
internal sealed class HireChange(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public async Task<Result> Run(
        Actor actor,
        Guid referralId,
        Func<AppDbContext, Referral, Act, Task<(Result Result, PayoutReason Why)>> change,
        CancellationToken cancellation
    )
    {
        var settings = await programme.Settings(cancellation);
        var act = settings.Calendar.Act(actor, clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, referralId, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        var hire = found.Value;
        var (personBefore, holderBefore) = (hire.HiredPersonId, hire.HolderId);
        var (result, why) = await change(db, hire, act);
        if (!result.IsOk)
            return result;
        if (hire.Stage == Stage.Hired)
        {
            var holder = hire.HolderId is { } id ? await db.Referrals.FirstAsync(r => r.Id == id, cancellation) : null;
            await new HirePayouts(db, act).Reconcile(hire, holder, why, cancellation);
        }
        else
        {
            await TellHolder(db, hire, holderBefore, why, cancellation);
            var credit = await CandidateCredit.Load(new(db, programme, actor, act.At), hire.CandidateId, cancellation);
            await credit.Follow(new(CreditMoment.OwnershipMoved, why, OwnershipEnd.Corrected, NoHireAnyMore: hire), cancellation);
        }
        if ((hire.HiredPersonId ?? personBefore) is { } person)
            await new HirePayouts(db, act).FollowSpells(hire, person, cancellation);
        return await db.Commit(actor, act.At, cancellation);
    }

    /// <summary>Who was to earn by the hire and did not refer them to it learns that it is gone; the referrer hears of the
    /// move.</summary>
    private static async Task TellHolder(AppDbContext db, Referral hire, Guid? holderId, PayoutReason why, CancellationToken cancellation)
    {
        if (
            holderId is { } id
            && id != hire.Id
            && await db.Referrals.FirstAsync(r => r.Id == id, cancellation) is { CanEarn: true } holder
            && holder.ReferrerId != hire.ReferrerId
        )
            db.Outbox.Add(HireUndoneMail.To(holder, hire.Id, why == PayoutReason.LeftBeforeStart));
    }
}

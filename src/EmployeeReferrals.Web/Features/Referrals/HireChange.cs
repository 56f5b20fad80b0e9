using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>What all changes of a hire share: who may, the payouts that follow, one commit.</summary>
internal static class HireChange
{
    public static async Task<Result> Run(
        IDbContextFactory<AppDbContext> databases,
        Programme programme,
        TimeProvider clock,
        Actor actor,
        Guid referralId,
        Roles roles,
        Func<AppDbContext, Referral, DateTimeOffset, DateOnly, Task<(Result Result, PayoutReason Why)>> change,
        CancellationToken cancellation
    )
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.ToWork(actor, referralId, roles, settings, null, cancellation);
        if (!found.IsOk)
            return found;
        var hire = found.Value;
        var personBefore = hire.HiredPersonId;
        var (result, why) = await change(db, hire, now, today);
        if (!result.IsOk)
            return result;
        if (hire.Stage == Stage.Hired)
        {
            var holder = hire.HolderId is { } id ? await db.Referrals.FirstAsync(r => r.Id == id, cancellation) : null;
            await HirePayouts.Reconcile(db, hire, holder, why, new(actor, now, today), cancellation);
        }
        else
        {
            var credit = await CandidateCredit.Load(db, hire.CandidateId, programme, actor, now, cancellation);
            await credit.Follow(new(CreditMoment.OwnershipMoved, why, OwnershipEnd.Corrected, NoHireAnyMore: hire), cancellation);
        }
        if ((hire.HiredPersonId ?? personBefore) is { } person)
            await HirePayouts.FollowSpells(db, hire, person, new(actor, now, today), cancellation);
        return await db.Commit(actor, now, cancellation);
    }
}

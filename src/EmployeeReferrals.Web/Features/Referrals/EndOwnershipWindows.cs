using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Credit;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Ends the holdings whose window is over before a hire; the next in the queue becomes the holder and is told.</summary>
[May(Roles.Administrator, OrPortal = true)]
public sealed class EndOwnershipWindows(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : OperationWithoutCommand<Result<Work>>
{
    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var today = settings.Calendar.DayOf(now);
        List<Guid> ended;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
            ended = await db
                .Ownerships.Where(o => o.EndedAt == null && o.SettledByReferralId == null && o.WindowEndsOn < today)
                .Select(o => o.CandidateId)
                .Distinct()
                .OrderBy(id => id)
                .ToListAsync(cancellation);
        var (done, failed) = (0, 0);
        foreach (var id in ended)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            var credit = await CandidateCredit.Load(new(db, programme, actor, now), id, cancellation);
            await credit.Follow(new(CreditMoment.OwnershipMoved, PayoutReason.CreditLost, OwnershipEnd.WindowEnded), cancellation);
            if ((await db.Commit(actor, now, cancellation)).IsOk)
                done++;
            else
                failed++;
        }
        return new Work(done, failed, today);
    }
}

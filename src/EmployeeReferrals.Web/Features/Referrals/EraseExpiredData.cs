using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Erases candidates whose referrals have all been over for longer than their data is kept (docs/rules.md §7).</summary>
[May(Roles.Administrator, OrPortal = true)]
public sealed class EraseExpiredData(
    IDbContextFactory<AppDbContext> databases,
    Programme programme,
    PortalKey key,
    TimeProvider clock,
    SessionClock time
) : OperationWithoutCommand<Result<Work>>
{
    private const int SessionDays = 30;

    protected override async Task<Result<Work>> Run(Actor actor, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var now = clock.GetUtcNow();
        var limit = now.AddDays(-settings.RetentionDays);
        List<Guid> over;
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            over = await db
                .Candidates.Where(c =>
                    c.ErasedAt == null
                    && c.CreatedAt <= limit
                    && db.Referrals.Any(r => r.CandidateId == c.Id)
                    && !db.Referrals.Any(r =>
                        r.CandidateId == c.Id
                        && (
                            StageTable.Open.Contains(r.Stage)
                            || (r.ClosedAt != null && r.ClosedAt > limit)
                            || (
                                r.Stage == Stage.Hired
                                && (
                                    r.StartedOn == null
                                    || r.StageSince > limit
                                    || db.Payouts.Any(p => p.HireId == r.Id && !FinalStates.Contains(p.State))
                                    || db.Ledger.Any(l => l.At > limit && db.Payouts.Any(p => p.Id == l.PayoutId && p.HireId == r.Id))
                                )
                            )
                        )
                    )
                )
                .OrderBy(c => c.Id)
                .Select(c => c.Id)
                .Take(500)
                .ToListAsync(cancellation);
        }
        var (done, failed) = (0, 0);
        foreach (var id in over)
        {
            await using var db = await databases.CreateDbContextAsync(cancellation);
            if ((await Erasure.Run(new(db, programme, actor, now), key, id, objected: false, cancellation)).IsOk)
                done++;
            else
                failed++;
        }
        await using (var db = await databases.CreateDbContextAsync(cancellation))
        {
            // The audit keeps that they were; where from is nobody's business any longer.
            var before = time.Now.AddDays(-SessionDays);
            await db.Sessions.Where(s => s.EndsAt < before).ExecuteDeleteAsync(cancellation);
            await db.KeptForms.Where(f => f.ExpiresAt < before).ExecuteDeleteAsync(cancellation);
        }
        return new Work(done, failed);
    }

    // What payroll has not confirmed may still come back, and then HR has to know whose it was.
    private static readonly Domain.Bonuses.PayoutState[] FinalStates =
    [
        Domain.Bonuses.PayoutState.Paid,
        Domain.Bonuses.PayoutState.Forfeited,
        Domain.Bonuses.PayoutState.Declined,
        Domain.Bonuses.PayoutState.Cancelled,
    ];
}

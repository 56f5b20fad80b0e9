using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Rebuilds every payout from its ledger and compares.</summary>
public sealed class CheckLedger(IDbContextFactory<AppDbContext> databases) : OperationWithoutCommand<Result<CheckLedger.Report>>
{
    private const int BatchSize = 500;

    /// <param name="Faults">The first hundred that do not agree.</param>
    public sealed record Report(int Payouts, IReadOnlyList<(Guid PayoutId, LedgerFault Fault)> Faults);

    protected override async Task<Result<Report>> Run(Actor actor, CancellationToken cancellation)
    {
        if (!actor.IsSystem && !actor.Is(Roles.Hr | Roles.Auditor | Roles.Administrator)) return Result<Report>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var faults = new List<(Guid, LedgerFault)>();
        var (count, after) = (0, Guid.Empty);
        while (true)
        {
            var payouts = await db.Payouts.AsNoTracking().Include(p => p.Ledger).Where(p => p.Id > after).OrderBy(p => p.Id).Take(BatchSize).ToListAsync(cancellation);
            if (payouts.Count == 0) return new Report(count, faults);
            foreach (var payout in payouts)
                if (LedgerCheck.FaultOf(payout) is { } fault && faults.Count < 100) faults.Add((payout.Id, fault));
            count += payouts.Count;
            after = payouts[^1].Id;
        }
    }
}

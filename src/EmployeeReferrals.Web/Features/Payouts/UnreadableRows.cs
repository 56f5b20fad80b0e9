using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Payroll;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>Rows of money, and of what it is decided by, that hold what cannot be read: text that is no JSON, a state that there is not, a
/// date that is none.</summary>
internal sealed class UnreadableRows(AppDbContext db)
{
    private const int PageSize = 500;

    public async Task<IReadOnlyList<CheckLedger.Found>> Find(CancellationToken cancellation)
    {
        var found = new List<CheckLedger.Found>();
        found.AddRange(await In<Payout>(cancellation));
        found.AddRange(await In<LedgerEntry>(cancellation));
        found.AddRange(await In<PayrollBatch>(cancellation));
        found.AddRange(await In<BatchLine>(cancellation));
        found.AddRange(await In<Referral>(cancellation));
        found.AddRange(await In<CreditDecision>(cancellation));
        found.AddRange(await In<Ownership>(cancellation));
        found.AddRange(await In<CreditCase>(cancellation));
        found.AddRange(await In<Person>(cancellation));
        found.AddRange(await In<Leave>(cancellation));
        found.AddRange(await In<WorkingTime>(cancellation));
        found.AddRange(await In<PlanVersion>(cancellation));
        found.AddRange(await In<Campaign>(cancellation));
        return found;
    }

    private async Task<List<CheckLedger.Found>> In<T>(CancellationToken cancellation)
        where T : class
    {
        var found = new List<CheckLedger.Found>();
        var table = db.Model.FindEntityType(typeof(T))!.GetTableName()!;
        for (var after = Guid.Empty; ; )
        {
            var ids = await db.Set<T>()
                .Select(row => EF.Property<Guid>(row, "Id"))
                .Where(id => id > after)
                .OrderBy(id => id)
                .Take(PageSize)
                .ToListAsync(cancellation);
            if (ids.Count == 0)
                return found;
            if (!await CanRead<T>(ids, cancellation))
                foreach (var id in ids)
                    if (!await CanRead<T>([id], cancellation))
                        found.Add(new("Row", id, LedgerFault.Unreadable, table));
            after = ids[^1];
        }
    }

    private async Task<bool> CanRead<T>(List<Guid> ids, CancellationToken cancellation)
        where T : class
    {
        try
        {
            await foreach (
                var _ in db.Set<T>()
                    .Where(row => ids.Contains(EF.Property<Guid>(row, "Id")))
                    .AsAsyncEnumerable()
                    .WithCancellation(cancellation)
            ) { }
            return true;
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            return false;
        }
    }

    /// <summary>What reading a row ends with when it does not hold what its columns are for.</summary>
    public static bool IsUnreadable(Exception e) =>
        e is System.Text.Json.JsonException or FormatException or InvalidOperationException or InvalidCastException or ArgumentException;
}

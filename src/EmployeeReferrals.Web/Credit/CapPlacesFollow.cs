using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Keeps the places under a plan's cap: whoever loses theirs or gets one that became free is decided again (docs/rules.md
/// §5).</summary>
public static class CapPlacesFollow
{
    /// <summary>Decides again every hire of these referrers whose place under a cap changed, and brings its payouts in line.</summary>
    public static async Task Run(
        AppDbContext db,
        PlanCatalog catalog,
        CompanyCalendar calendar,
        IReadOnlyCollection<Guid> referrerIds,
        Act act,
        CancellationToken cancellation
    )
    {
        if (await Read(db, catalog, referrerIds, cancellation) is not { } hires)
            return;
        foreach (var referrerId in referrerIds)
        foreach (var (hire, holder) in hires.Of(referrerId).Where(h => h.Holder.Override is null))
        {
            var terms = catalog.TermsOf(holder.Terms);
            if (terms.CapHires is not { } cap)
                continue;
            var before = hires.Before(hire, holder);
            if ((before >= cap) == (holder.Credit == CreditCode.CapReached))
                continue;
            var facts = await CreditFactsReader.Read(db, holder, new(hire.OpeningId, hire.HiredOn), calendar, cancellation) with
            {
                OtherHires = before,
                NoPlan = hire.HireTerms!.IsEmpty,
            };
            holder.Decide(CreditMoment.CapPlaceMoved, CreditRules.Decide(terms, facts), facts, act.By, act.At);
            await new HirePayouts(db, act).Reconcile(hire, holder, PayoutReason.CreditLost, cancellation);
        }
    }

    /// <summary>Every hire that asked one of these referrers, with its holder, payouts and exports, and what this commit changes of them.
    /// Null: no plan has a cap.</summary>
    internal static async Task<CappedHires?> Read(
        AppDbContext db,
        PlanCatalog catalog,
        IReadOnlyCollection<Guid> referrerIds,
        CancellationToken cancellation
    )
    {
        if (!catalog.Versions.Any(v => v.Terms.CapHires is not null))
            return null;
        await db
            .Referrals.Where(r =>
                r.Stage == Stage.Hired
                && r.HolderId != null
                && db.Referrals.Any(h => h.Id == r.HolderId && referrerIds.Contains(h.ReferrerId))
            )
            .LoadAsync(cancellation);
        var hires = db.Referrals.Local.Where(r => r.Stage == Stage.Hired && r.HireKey is not null).ToList();
        var holderIds = hires.Select(h => h.HolderId).OfType<Guid>().Distinct().ToList();
        await db.Referrals.Include(r => r.Decisions).Where(r => holderIds.Contains(r.Id)).LoadAsync(cancellation);
        var keys = hires.Select(h => h.HireKey!.Value).Distinct().ToList();
        await db.Payouts.Where(p => keys.Contains(p.HireKey)).LoadAsync(cancellation);
        var stand = db.Payouts.Local.Where(p => p.Stands && keys.Contains(p.HireKey)).Select(p => p.Id).ToList();
        return new CappedHires(
            catalog,
            () => db.Referrals.Local,
            hire => db.Payouts.Local.Where(p => p.HireKey == hire.HireKey),
            await Exports(db, stand, cancellation)
        );
    }

    private static async Task<Dictionary<Guid, DateTimeOffset>> Exports(AppDbContext db, List<Guid> payouts, CancellationToken cancellation)
    {
        if (payouts.Count == 0)
            return [];
        var exports = await db
            .Ledger.AsNoTracking()
            .Where(l => payouts.Contains(l.PayoutId) && l.To == PayoutState.Exported && l.From != PayoutState.Exported)
            .Select(l => new { l.PayoutId, l.At })
            .ToListAsync(cancellation);
        return exports.GroupBy(l => l.PayoutId, l => l.At).ToDictionary(p => p.Key, p => p.Max());
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Loads what a hire's payouts depend on and has the domain bring them in line.</summary>
public static class HireBooks
{
    /// <summary>The referral whose credit a hire settles: its own, or the earlier one that holds the candidate.</summary>
    public static async Task<Referral?> Credited(AppDbContext db, Referral hire, CancellationToken cancellation)
    {
        if (hire.CanEarn) return hire;
        if (hire.Override == false) return null;
        // What this commit ends no longer counts, what it makes does.
        await db.Ownerships.Where(o => o.SettledByReferralId == hire.Id && o.EndedAt == null).LoadAsync(cancellation);
        var settled = db.Ownerships.Local.FirstOrDefault(o => o.SettledByReferralId == hire.Id && o.EndedAt is null && o.ReferrerId != hire.ReferrerId);
        if (settled is null) return null;
        var holder = await db.Referrals.FirstAsync(r => r.Id == settled.ReferralId, cancellation);
        return holder.CanEarn ? holder : null;
    }

    public static async Task Reconcile(AppDbContext db, Referral hire, PayoutReason why, Actor actor, DateTimeOffset now, DateOnly today, CancellationToken cancellation)
    {
        var credited = await Credited(db, hire, cancellation);
        var creditedId = credited?.Id;
        var existing = await db.Payouts.Where(p => p.HireId == hire.Id || p.ReferralId == creditedId).ToListAsync(cancellation);
        var laidDown = PayoutBook.Reconcile(hire, credited, existing, why, actor, now, today);
        db.Payouts.AddRange(laidDown);
        Payout[] all = [.. existing, .. laidDown];
        var facts = await DueFactsReader.Read(db, all, cancellation);
        foreach (var payout in all) PayoutBook.Reassess(payout, facts[payout.Id].Facts, actor, now, today);
    }
}

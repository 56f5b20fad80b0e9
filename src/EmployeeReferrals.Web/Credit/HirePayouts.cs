using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Payouts;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Loads what a hire's payouts depend on and has the domain bring them in line.</summary>
public sealed class HirePayouts(AppDbContext db, Act act)
{
    public async Task Reconcile(Referral hire, Referral? holder, PayoutReason why, CancellationToken cancellation, bool hiredNow = false)
    {
        var existing = await Of(db, hire, cancellation);
        var laidDown = new HireBonus(hire, holder, existing).Reconcile(why, act, hiredNow);
        db.Payouts.AddRange(laidDown);
        Payout[] all = [.. existing, .. laidDown];
        var facts = await DueFactsReader.Read(db, all, cancellation);
        foreach (var payout in all)
            payout.Reassess(facts[payout.Id].Facts, act);
    }

    /// <summary>A spell of the hired person began, moved or was withdrawn: parts of their other hires are judged by their days again
    /// (docs/rules.md §6, "Employed on day D").</summary>
    public async Task FollowSpells(Referral hire, Guid personId, CancellationToken cancellation)
    {
        var others = await db
            .Payouts.Where(p =>
                p.HireKey != hire.HireKey
                && p.State != PayoutState.Cancelled
                && db.Referrals.Any(r => r.Id == p.HireId && r.HiredPersonId == personId)
            )
            .ToListAsync(cancellation);
        if (others.Count == 0)
            return;
        var facts = await DueFactsReader.Read(db, others, cancellation);
        foreach (var payout in others)
            payout.Reassess(facts[payout.Id].Facts, act);
    }

    /// <summary>Another amount counts for a hire by HR's word; what was judged already is judged by it.</summary>
    public async Task Reprice(Referral hire, Referral holder, CancellationToken cancellation)
    {
        var existing = await Of(db, hire, cancellation);
        new HireBonus(hire, holder, existing).Reprice(act);
        var facts = await DueFactsReader.Read(db, existing, cancellation);
        foreach (var payout in existing)
            payout.Reassess(facts[payout.Id].Facts, act);
    }

    /// <summary>All payouts of a hire, whoever they are for; what this commit lays down among them.</summary>
    public static async Task<List<Payout>> Of(AppDbContext db, Referral hire, CancellationToken cancellation)
    {
        await db.Payouts.Where(p => p.HireKey == hire.HireKey).LoadAsync(cancellation);
        return [.. db.Payouts.Local.Where(p => p.HireKey == hire.HireKey).OrderBy(p => p.Side).ThenBy(p => p.Number).ThenBy(p => p.Round)];
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
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
    /// <summary>How many other hires of the holder have their place before this one; 0 where the plan has no cap.</summary>
    public static async Task<int> Before(AppDbContext db, PlanBook book, Referral hire, Referral holder, CancellationToken cancellation)
    {
        if (book.TermsOf(holder.Terms).CapHires is null)
            return 0;
        var others = await Of(db, book, holder.ReferrerId, cancellation);
        var mine = await Capped(db, hire, holder, cancellation);
        return CapPlaces.Before(mine, await SamePeriod(db, book, hire, holder, others, cancellation));
    }

    /// <summary>Decides again every hire of these referrers whose place under a cap changed, and brings its payouts in line.</summary>
    public static async Task Run(
        AppDbContext db,
        PlanBook book,
        CompanyCalendar calendar,
        IReadOnlyCollection<Guid> referrerIds,
        Act act,
        CancellationToken cancellation
    )
    {
        if (!book.Versions.Any(v => v.Terms.CapHires is not null))
            return;
        foreach (var referrerId in referrerIds)
        {
            var hires = await Of(db, book, referrerId, cancellation);
            foreach (var (hire, holder) in hires.Where(h => h.Holder.Override is null))
            {
                var terms = book.TermsOf(holder.Terms);
                if (terms.CapHires is not { } cap)
                    continue;
                var before = await Before(db, book, hire, holder, cancellation);
                if ((before >= cap) == (holder.Credit == CreditCode.CapReached))
                    continue;
                await db.Decisions.Where(d => d.ReferralId == holder.Id).LoadAsync(cancellation);
                var facts = await CreditFactsReader.Read(db, holder, new(hire.OpeningId, hire.HiredOn), calendar.DayOf, cancellation) with
                {
                    OtherHires = before,
                    NoPlan = hire.HireTerms!.IsEmpty,
                };
                holder.Decide(CreditMoment.CapPlaceMoved, CreditRules.Decide(terms, facts), facts, act.By, act.At);
                await new HirePayouts(db, act).Reconcile(hire, holder, PayoutReason.CreditLost, cancellation);
            }
        }
    }

    // Every hire that asked this referrer, and whose holder earns or would without the cap; as this commit leaves it.
    private static async Task<List<(Referral Hire, Referral Holder)>> Of(
        AppDbContext db,
        PlanBook book,
        Guid referrerId,
        CancellationToken cancellation
    )
    {
        await db
            .Referrals.Where(r =>
                r.Stage == Stage.Hired && r.HolderId != null && db.Referrals.Any(h => h.Id == r.HolderId && h.ReferrerId == referrerId)
            )
            .LoadAsync(cancellation);
        var hires = db.Referrals.Local.Where(r => r.Stage == Stage.Hired && r.HolderId is not null).ToList();
        var holderIds = hires.ConvertAll(h => h.HolderId!.Value);
        await db.Referrals.Include(r => r.Decisions).Where(r => holderIds.Contains(r.Id)).LoadAsync(cancellation);
        var holders = db.Referrals.Local.Where(r => r.ReferrerId == referrerId).ToDictionary(r => r.Id);
        return
        [
            .. hires
                .Where(h => holders.ContainsKey(h.HolderId!.Value))
                .Select(h => (h, holders[h.HolderId!.Value]))
                .Where(h => h.Item2.CanEarn || (h.Item2.Override is null && h.Item2.Credit == CreditCode.CapReached)),
        ];
    }

    private static async Task<List<CappedHire>> SamePeriod(
        AppDbContext db,
        PlanBook book,
        Referral hire,
        Referral holder,
        List<(Referral Hire, Referral Holder)> others,
        CancellationToken cancellation
    )
    {
        var (from, until) = book.TermsOf(holder.Terms).CapSpan(hire.HiredOn!.Value);
        var planId = PlanOf(book, holder);
        var counted = new List<CappedHire>();
        foreach (var other in others.Where(o => o.Hire.HiredOn >= from && o.Hire.HiredOn <= until && PlanOf(book, o.Holder) == planId))
            counted.Add(await Capped(db, other.Hire, other.Holder, cancellation));
        return counted;
    }

    private static Guid? PlanOf(PlanBook book, Referral holder) =>
        book.Versions.FirstOrDefault(v => v.Id == holder.Terms.PlanVersionId)?.PlanId;

    private static async Task<CappedHire> Capped(AppDbContext db, Referral hire, Referral holder, CancellationToken cancellation)
    {
        var parts = (await HirePayouts.Of(db, hire, cancellation))
            .Where(p => p.RecipientId == holder.ReferrerId && p.Side == RecipientSide.Referrer)
            .ToList();
        var nothing = holder.CanEarn && parts.Count > 0 && parts.TrueForAll(p => !p.Stands && (p.State.IsFinal() || p.IsOutOfHand));
        var standing = parts.FindAll(p => p.Stands).ConvertAll(p => p.Id);
        return new CappedHire(
            hire.HireKey!.Value,
            hire.HiredOn!.Value,
            holder.MadeAt,
            holder.Id,
            hire.StageSince,
            standing.Count == 0 ? null : await OutAt(db, standing, cancellation),
            nothing
        );
    }

    /// <summary>Each by its newest export: one that came back from payroll was not out in between.</summary>
    private static async Task<DateTimeOffset> OutAt(AppDbContext db, List<Guid> payouts, CancellationToken cancellation)
    {
        var exports = await db
            .Ledger.AsNoTracking()
            .Where(l => payouts.Contains(l.PayoutId) && l.To == PayoutState.Exported && l.From != PayoutState.Exported)
            .Select(l => new { l.PayoutId, l.At })
            .ToListAsync(cancellation);
        return exports.GroupBy(l => l.PayoutId, l => l.At).Select(p => p.Max()).Order().FirstOrDefault();
    }
}

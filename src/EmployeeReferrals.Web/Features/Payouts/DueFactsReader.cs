using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>What payouts are judged by, read for many at once.</summary>
public static class DueFactsReader
{
    public sealed record Judged(DueFacts Facts, Person Recipient);

    /// <param name="saved">Nothing but the payouts is changed in this commit, so that the rest need not be followed.</param>
    public static async Task<IReadOnlyDictionary<Guid, Judged>> Read(AppDbContext db, IReadOnlyCollection<Payout> payouts, CancellationToken cancellation, bool saved = false)
    {
        var tracking = saved ? QueryTrackingBehavior.NoTracking : QueryTrackingBehavior.TrackAll;
        var referralIds = payouts.SelectMany(p => new[] { p.ReferralId, p.HireId }).Distinct().ToList();
        // Tracked referrals and people carry a change that is not saved yet; they are what counts.
        var referrals = await db.Referrals.AsTracking(tracking).Where(r => referralIds.Contains(r.Id)).ToDictionaryAsync(r => r.Id, cancellation);
        var personIds = payouts.Select(p => p.RecipientId).Concat(referrals.Values.Where(r => r.HiredPersonId is not null).Select(r => r.HiredPersonId!.Value)).Distinct().ToList();
        var people = await db.People.AsTracking(tracking).Include(p => p.Leaves).Include(p => p.WorkingTimes).Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        return payouts.ToDictionary(p => p.Id, p =>
        {
            var credited = referrals[p.ReferralId];
            var hire = referrals[p.HireId];
            var hired = hire.HiredPersonId is { } id ? Person(id) : null;
            var recipient = Person(p.RecipientId);
            return new Judged(DueFacts.Of(p.Side, hire is { Stage: Stage.Hired, HasStarted: true }, credited.CanEarn, Employment.Of(recipient), hired is null ? null : Employment.Of(hired), credited.Terms), recipient);
        });

        // Somebody whose start is being confirmed is not saved yet, and may be paid too.
        Person Person(Guid id) => people.GetValueOrDefault(id) ?? db.People.Local.First(p => p.Id == id);
    }
}

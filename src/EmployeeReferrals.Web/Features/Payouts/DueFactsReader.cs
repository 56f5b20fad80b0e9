using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Payouts;

/// <summary>What payouts are judged by, read for many at once.</summary>
public static class DueFactsReader
{
    public sealed record Judged(DueFacts Facts, Person Recipient);

    public static async Task<IReadOnlyDictionary<Guid, Judged>> Read(AppDbContext db, IReadOnlyCollection<Payout> payouts, CancellationToken cancellation)
    {
        var referralIds = payouts.SelectMany(p => new[] { p.ReferralId, p.HireId }).Distinct().ToList();
        var referrals = await db.Referrals.AsNoTracking().Where(r => referralIds.Contains(r.Id))
            .Select(r => new { r.Id, r.Terms, Earns = r.Override ?? r.Credit == Domain.Credit.CreditCode.Earns, Started = r.StartedOn != null, r.HiredPersonId })
            .ToDictionaryAsync(r => r.Id, cancellation);
        var personIds = payouts.Select(p => p.RecipientId).Concat(referrals.Values.Where(r => r.HiredPersonId is not null).Select(r => r.HiredPersonId!.Value)).Distinct().ToList();
        // Tracked ones carry a change that is not saved yet; they are what counts.
        var people = await db.People.Include(p => p.Leaves).Where(p => personIds.Contains(p.Id)).ToDictionaryAsync(p => p.Id, cancellation);
        return payouts.ToDictionary(p => p.Id, p =>
        {
            var credited = referrals[p.ReferralId];
            var hire = referrals[p.HireId];
            var hired = hire.HiredPersonId is { } id ? people[id] : null;
            return new Judged(
                new DueFacts(hire.Started, credited.Earns, Employment.Of(people[p.RecipientId]), hired is null ? null : Employment.Of(hired),
                    credited.Terms.ReferrerLeaves, credited.Terms.HireLeaves, credited.Terms.DeferDuringLeave),
                people[p.RecipientId]);
        });
    }
}

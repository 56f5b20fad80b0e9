using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Referrals;

/// <summary>Who a hire is as a person of the company: one human is one Person, however they came (docs/rules.md §1).</summary>
internal static class HiredPerson
{
    public static async Task<Person?> Find(AppDbContext db, Referral hire, CancellationToken cancellation)
    {
        if (hire.HiredPersonId is { } known)
            return await Load(db, p => p.Id == known, cancellation);
        if (
            await Load(
                db,
                p => db.Referrals.Any(r => r.CandidateId == hire.CandidateId && (r.Id == p.HiredFromReferralId || r.HiredPersonId == p.Id)),
                cancellation
            ) is
            { } hiredBefore
        )
            return hiredBefore;
        var emails = await db
            .Contacts.Where(c => c.CandidateId == hire.CandidateId && c.Kind == ContactKind.Email && c.Key != null)
            .Select(c => c.Key!)
            .ToListAsync(cancellation);
        return await Load(db, p => emails.Contains(p.WorkEmailKey!) || emails.Contains(p.PrivateEmailKey!), cancellation);
    }

    private static Task<Person?> Load(
        AppDbContext db,
        System.Linq.Expressions.Expression<Func<Person, bool>> which,
        CancellationToken cancellation
    ) =>
        db
            .People.Include(p => p.Leaves)
            .Include(p => p.WorkingTimes)
            .Where(which)
            .OrderBy(p => p.FirstDay)
            .ThenBy(p => p.Id)
            .FirstOrDefaultAsync(cancellation);
}

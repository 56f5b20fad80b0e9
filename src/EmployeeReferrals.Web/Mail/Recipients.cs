using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Outbox;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Mail;

/// <summary>Who reads a mail, looked up when it is sent.</summary>
internal static class Recipients
{
    private const int Most = 50;

    public static async Task<List<(string Name, string Address)>> Of(
        OutboxMessage message,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var (db, today) = (context.Db, context.Today);
        if (message.To == RecipientKind.Candidate)
            return await Candidate(db, message, cancellation);
        var people = db.People.AsNoTracking().Where(p => p.WorkEmail != null && (p.LastDay == null || p.LastDay >= today));
        switch (message.To)
        {
            case RecipientKind.Candidate:
                return [];
            case RecipientKind.Person:
                // Somebody who left is still told about money that was theirs.
                people = db
                    .People.AsNoTracking()
                    .Where(p =>
                        p.Id == message.RecipientId
                        && p.WorkEmail != null
                        && (p.LastDay == null || p.LastDay >= today || message.PayoutId != null)
                    );
                break;
            case RecipientKind.Hr:
                people = people.Where(p => (p.Roles & Roles.Hr) != 0);
                break;
            case RecipientKind.Auditors:
                people = people.Where(p => (p.Roles & Roles.Auditor) != 0);
                break;
            case RecipientKind.HrAndPayroll:
                people = people.Where(p => (p.Roles & (Roles.Hr | Roles.Payroll)) != 0);
                break;
            case RecipientKind.RecruitersOfReferral:
                people = await Recruiters(people, message, context, cancellation);
                break;
        }
        var found = await people.OrderBy(p => p.Id).Select(p => new { p.Name, p.WorkEmail }).Take(Most).ToListAsync(cancellation);
        return found.ConvertAll(p => (p.Name, p.WorkEmail!));
    }

    /// <summary>At the address typed in that referral, whoever the candidate was found to be since.</summary>
    private static async Task<List<(string, string)>> Candidate(AppDbContext db, OutboxMessage message, CancellationToken cancellation)
    {
        var typed = await db
            .Referrals.AsNoTracking()
            .Where(r => r.Id == message.ReferralId)
            .Select(r => new { r.TypedEmail, r.TypedName })
            .FirstOrDefaultAsync(cancellation);
        if (typed?.TypedEmail is { } address)
            return [(typed.TypedName ?? "", address)];
        var candidate = await db
            .Candidates.AsNoTracking()
            .Where(c => c.Id == message.RecipientId)
            .Select(c => new { c.Name, c.Email })
            .FirstOrDefaultAsync(cancellation);
        return candidate?.Email is null ? [] : [(candidate.Name ?? "", candidate.Email)];
    }

    private static async Task<IQueryable<Person>> Recruiters(
        IQueryable<Person> people,
        OutboxMessage message,
        MailContext context,
        CancellationToken cancellation
    )
    {
        var db = context.Db;
        var referral = await db.Referrals.AsNoTracking().FirstAsync(r => r.Id == message.ReferralId, cancellation);
        var general = context.Settings.GeneralRecruiterIds;
        return people.Where(p =>
            p.Id != referral.ReferrerId
            && (
                referral.RecruiterId != null ? p.Id == referral.RecruiterId
                : referral.OpeningId != null ? db.Set<OpeningRecruiter>().Any(r => r.OpeningId == referral.OpeningId && r.PersonId == p.Id)
                : general.Contains(p.Id)
            )
        );
    }
}

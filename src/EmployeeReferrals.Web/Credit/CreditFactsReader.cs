using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Reads the facts that credit is decided by. The deciding is the domain's.</summary>
public static class CreditFactsReader
{
    /// <summary>Whether somebody leads, at any distance, the recruiters or the hiring manager of an opening.</summary>
    public static async Task<bool> IsAboveInLine(
        AppDbContext db,
        Guid personId,
        IReadOnlyCollection<Guid> hiringSide,
        CancellationToken cancellation
    ) => (await ReportingLineReader.Above(db, hiringSide, cancellation)).Leads(personId, hiringSide);

    /// <summary>What a decision about one referral looks at.</summary>
    public static async Task<CreditFacts> Read(
        AppDbContext db,
        Referral referral,
        CreditQuestion asked,
        CompanyCalendar calendar,
        CancellationToken cancellation
    )
    {
        await db.Decisions.Where(d => d.ReferralId == referral.Id).LoadAsync(cancellation);
        Guid[] openings = asked.OpeningId is { } id ? [id] : [];
        var ground = await ClaimsGroundReader.Facts(db, referral.CandidateId, [referral], openings, calendar, cancellation);
        return ground.Facts(referral, asked);
    }

    /// <summary>Those who work or worked here and are the candidate: by e-mail, work and private, by having been hired through this portal,
    /// and by HR's word.</summary>
    public static async Task<IReadOnlyCollection<Person>> WhoWorksHere(
        AppDbContext db,
        Guid candidateId,
        string emailKey,
        CancellationToken cancellation
    )
    {
        var byEmail = await db
            .People.AsNoTracking()
            .Where(p => p.WorkEmailKey == emailKey || p.PrivateEmailKey == emailKey)
            .ToListAsync(cancellation);
        // Found to be one with somebody under another address, they were hired under that one.
        var hired = await db
            .People.AsNoTracking()
            .Where(p => db.Referrals.Any(r => r.CandidateId == candidateId && r.HiredPersonId == p.Id))
            .ToListAsync(cancellation);
        var found = await ClaimsGroundReader.FoundToBe(db, candidateId, cancellation);
        return [.. byEmail.Concat(hired).Concat(found).DistinctBy(p => p.Id)];
    }

    /// <summary>The newest application by another way up to a day; null: none.</summary>
    public static async Task<DateOnly?> AppliedBefore(AppDbContext db, Guid candidateId, DateOnly day, CancellationToken cancellation) =>
        (await ClaimsGroundReader.Applied(db, candidateId, cancellation)).Where(on => on <= day).Cast<DateOnly?>().Max();

    public static IReadOnlyCollection<Guid> HiringSide(Opening opening) =>
        [opening.HiringManagerId, .. opening.Recruiters.Select(r => r.PersonId)];
}

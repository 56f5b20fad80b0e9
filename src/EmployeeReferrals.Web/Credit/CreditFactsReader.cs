using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>For what the credit of a referral is asked.</summary>
/// <param name="OpeningId">The one referred to, or hired into.</param>
/// <param name="HiredOn">Null: no hire is decided.</param>
/// <param name="MovedOn">The day it was given its present opening; null: the day it was made.</param>
public sealed record CreditQuestion(Guid? OpeningId, DateOnly? HiredOn = null, DateOnly? MovedOn = null);

/// <summary>Reads the facts that credit is decided by. The deciding is the domain's.</summary>
public static class CreditFactsReader
{
    /// <summary>Whether somebody leads, at any distance, the recruiters or the hiring manager of an opening.</summary>
    public static async Task<bool> IsAboveInLine(
        AppDbContext db,
        Guid personId,
        IReadOnlyCollection<Guid> hiringSide,
        CancellationToken cancellation
    ) => (await ReportingLine.Above(db, hiringSide, cancellation)).Leads(personId, hiringSide);

    /// <summary>What a decision looks at. What was true of the candidate, and who the referrer was, is taken as of the day the referral was
    /// made; who hires for the opening, on any day from then to the hire (docs/rules.md §5).</summary>
    /// <param name="dayOf">The company's calendar.</param>
    public static async Task<CreditFacts> Read(
        AppDbContext db,
        Referral referral,
        CreditQuestion asked,
        Func<DateTimeOffset, DateOnly> dayOf,
        CancellationToken cancellation
    )
    {
        var (openingId, hiredOn, movedOn) = asked;
        var made = await FactsWhenMade(db, referral, cancellation);
        var (isReferrer, isHere, wasHere) = AsOf(
            await FoundToBe(db, referral.CandidateId, cancellation),
            referral.ReferrerId,
            referral.MadeOn
        );
        // A last day that this commit records counts already.
        var referrer = db.People.Local.FirstOrDefault(p => p.Id == referral.ReferrerId)
            ?? await db.People.AsNoTracking().SingleAsync(p => p.Id == referral.ReferrerId, cancellation);
        var opening = openingId is null
            ? null
            : await db.Openings.AsNoTracking().Include(o => o.Recruiters).SingleAsync(o => o.Id == openingId, cancellation);
        var from = movedOn ?? referral.MadeOn;
        var duties = opening?.HiringSideBetween(hiredOn is null ? from : referral.MadeOn, hiredOn ?? from) ?? [];
        return new CreditFacts
        {
            MadeOn = referral.MadeOn,
            HiredOn = hiredOn,
            ReferrerEmployed = referrer.EmployedOn(hiredOn ?? referral.MadeOn),
            ReferrerIsHr = made?.ReferrerIsHr ?? referrer.Roles.HasFlag(Roles.Hr),
            ReferrerLevel = made?.ReferrerLevel ?? referrer.Level,
            ReferrerKind = made?.ReferrerKind ?? referrer.Kind,
            ReferrerDepartment = made?.ReferrerDepartment ?? referrer.Department,
            ReferrerLocation = made?.ReferrerLocation ?? referrer.Location,
            ReferrerEntity = made?.ReferrerEntity ?? referrer.LegalEntity,
            Relationship = referral.Relationship,
            OpeningDepartment = opening?.Department,
            OpeningLocation = opening?.Location,
            OpeningLevel = opening?.Level,
            NoPlan = referral.Terms.IsEmpty,
            CandidateLeftOn = wasHere > made?.CandidateLeftOn ? wasHere : made?.CandidateLeftOn ?? wasHere,
            AppliedOn = await AppliedBefore(db, referral.CandidateId, referral.MadeOn, cancellation),
            RecruiterOfOpening = duties.Any(d => !d.IsManager && d.PersonId == referrer.Id),
            HiringManagerOfOpening = duties.Any(d => d.IsManager && d.PersonId == referrer.Id),
            AboveInLine =
                duties.Count > 0
                && await db.People.AnyAsync(p => p.ManagerId == referrer.Id, cancellation)
                && await IsAboveInLine(db, referrer.Id, [.. duties.Select(d => d.PersonId)], cancellation),
            OpeningInProgramme = opening?.InProgrammeOn(ProgrammeDay(referral, opening, from, dayOf)) ?? true,
            SelfReferral = made?.SelfReferral == true || isReferrer,
            CandidateWorksHere = made?.CandidateWorksHere == true || isHere,
        };
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
        return [.. byEmail.Concat(hired).Concat(await FoundToBe(db, candidateId, cancellation)).DistinctBy(p => p.Id)];
    }

    /// <summary>What is true of the candidate on a day by who they are here.</summary>
    public static (bool Self, bool WorksHere, DateOnly? LeftOn) AsOf(IReadOnlyCollection<Person> here, Guid referrerId, DateOnly day) =>
        (
            here.Any(p => p.Id == referrerId),
            here.Any(p => p.Id != referrerId && p.FirstDay <= day && (p.LastDay is null || p.LastDay >= day)),
            here.Where(p => p.Id != referrerId && p.LastDay < day && p.LastDay >= p.FirstDay).Max(p => p.LastDay)
        );

    /// <summary>Those of whom HR said that the candidate is them; what this commit decides among them.</summary>
    private static async Task<IReadOnlyList<Person>> FoundToBe(AppDbContext db, Guid candidateId, CancellationToken cancellation)
    {
        var decided = await db
            .PersonMatches.AsNoTracking()
            .Where(m => m.Same == true && db.Referrals.Any(r => r.Id == m.ReferralId && r.CandidateId == candidateId))
            .Select(m => m.PersonId)
            .ToListAsync(cancellation);
        var now = db
            .PersonMatches.Local.Where(m =>
                m.Same == true && db.Referrals.Local.Any(r => r.Id == m.ReferralId && r.CandidateId == candidateId)
            )
            .Select(m => m.PersonId);
        var ids = decided.Concat(now).Distinct().ToList();
        return ids.Count == 0 ? [] : await db.People.AsNoTracking().Where(p => ids.Contains(p.Id)).ToListAsync(cancellation);
    }

    // Through another referral the holder's day counts, or the opening's first publishing if that came later (docs/rules.md §5).
    private static DateOnly ProgrammeDay(Referral referral, Opening opening, DateOnly from, Func<DateTimeOffset, DateOnly> dayOf) =>
        referral.OpeningId == opening.Id || opening.PublishedAt is not { } published || dayOf(published) < referral.MadeOn
            ? from
            : dayOf(published);

    /// <summary>The newest application by another way up to a day; null: none.</summary>
    public static async Task<DateOnly?> AppliedBefore(AppDbContext db, Guid candidateId, DateOnly day, CancellationToken cancellation)
    {
        var family = await MergeDesk.Family(db, candidateId, cancellation);
        return (await db.PriorApplications.Where(a => family.Contains(a.CandidateId) && a.AppliedOn <= day).ToListAsync(cancellation))
            // What this commit adds or takes away counts already.
            .Where(a => db.Entry(a).State != EntityState.Deleted)
            .Select(a => a.AppliedOn)
            .Concat(
                db.ChangeTracker.Entries<PriorApplication>()
                    .Where(e => e.State == EntityState.Added && family.Contains(e.Entity.CandidateId) && e.Entity.AppliedOn <= day)
                    .Select(e => e.Entity.AppliedOn)
            )
            .Select(d => (DateOnly?)d)
            .Max();
    }

    public static IReadOnlyCollection<Guid> HiringSide(Opening opening) =>
        [opening.HiringManagerId, .. opening.Recruiters.Select(r => r.PersonId)];

    private static async Task<CreditFacts?> FactsWhenMade(AppDbContext db, Referral referral, CancellationToken cancellation) =>
        (
            referral.Decisions.FirstOrDefault(d => d.Number == 1)
            ?? await db.Decisions.AsNoTracking().FirstOrDefaultAsync(d => d.ReferralId == referral.Id && d.Number == 1, cancellation)
        )?.Facts;
}

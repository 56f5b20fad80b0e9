using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Claims;
using EmployeeReferrals.Domain.Credit;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Credit;

/// <summary>Reads what a candidate's credit is decided by, with what this commit changes of it already.</summary>
internal static class ClaimsGroundReader
{
    public static async Task<ClaimsGround> Read(
        AppDbContext db,
        CandidateClaims claims,
        CreditChange change,
        (PlanCatalog Catalog, CompanyCalendar Calendar) rules,
        CancellationToken cancellation
    )
    {
        var ofCandidate = await Facts(
            db,
            claims.CandidateId,
            claims.Referrals,
            [.. claims.Referrals.Select(r => r.OpeningId).OfType<Guid>()],
            rules.Calendar,
            cancellation
        );
        var hireIds = claims.Hires.Select(h => h.Id).Append(change.NoHireAnyMore?.Id ?? Guid.Empty).ToList();
        await db.CreditCases.Where(c => hireIds.Contains(c.HireId) && c.ClosedAt == null).LoadAsync(cancellation);
        var cases = db.CreditCases.Local.Where(c => hireIds.Contains(c.HireId) && c.ClosedAt is null).ToList();
        var others = cases.Select(c => c.BeforeId).OfType<Guid>().Where(id => claims.Find(id) is null).ToList();
        var capped = claims.Hires.Any()
            ? await CapPlacesFollow.Read(db, rules.Catalog, [.. claims.Referrals.Select(r => r.ReferrerId).Distinct()], cancellation)
            : null;
        return ofCandidate with
        {
            OpenCases = cases,
            ReferrersOfOthers =
                others.Count == 0
                    ? []
                    : await db.Referrals.Where(r => others.Contains(r.Id)).ToDictionaryAsync(r => r.Id, r => r.ReferrerId, cancellation),
            PlacesBefore = capped is null ? (_, _) => 0 : capped.Before,
        };
    }

    /// <summary>What the facts of these referrals, all of one candidate, are made of.</summary>
    public static async Task<ClaimsGround> Facts(
        AppDbContext db,
        Guid candidateId,
        IReadOnlyCollection<Referral> referrals,
        IReadOnlyCollection<Guid> openingIds,
        CompanyCalendar calendar,
        CancellationToken cancellation
    )
    {
        var referrers = await Referrers(db, [.. referrals.Select(r => r.ReferrerId).Distinct()], cancellation);
        var wanted = openingIds.Distinct().ToList();
        var openings =
            wanted.Count == 0
                ? []
                : await db
                    .Openings.AsNoTracking()
                    .Include(o => o.Recruiters)
                    .Where(o => wanted.Contains(o.Id))
                    .ToDictionaryAsync(o => o.Id, cancellation);
        return new ClaimsGround
        {
            Calendar = calendar,
            Referrers = referrers,
            Openings = openings,
            FoundToBe = await FoundToBe(db, candidateId, cancellation),
            AppliedOn = await Applied(db, candidateId, cancellation),
            Line = await Line(db, [.. referrers.Keys], openings.Values, cancellation),
        };
    }

    // A last day that this commit records counts already.
    private static async Task<Dictionary<Guid, Person>> Referrers(AppDbContext db, List<Guid> ids, CancellationToken cancellation)
    {
        var found = db.People.Local.Where(p => ids.Contains(p.Id)).ToDictionary(p => p.Id);
        var missing = ids.FindAll(id => !found.ContainsKey(id));
        if (missing.Count > 0)
            foreach (var person in await db.People.AsNoTracking().Where(p => missing.Contains(p.Id)).ToListAsync(cancellation))
                found.Add(person.Id, person);
        return found;
    }

    // Most lead nobody: then there is no line to look up.
    private static async Task<ReportingLine> Line(
        AppDbContext db,
        List<Guid> referrers,
        IReadOnlyCollection<Opening> openings,
        CancellationToken cancellation
    )
    {
        if (
            openings.Count == 0
            || !await db.People.AnyAsync(p => p.ManagerId != null && referrers.Contains(p.ManagerId.Value), cancellation)
        )
            return ReportingLine.Nobody;
        var hiring = openings.SelectMany(o => o.HiringSideBetween(DateOnly.MinValue, DateOnly.MaxValue)).Select(d => d.PersonId);
        return await ReportingLineReader.Above(db, hiring, cancellation);
    }

    /// <summary>Those of whom HR said that the candidate is them; what this commit decides among them.</summary>
    public static async Task<IReadOnlyList<Person>> FoundToBe(AppDbContext db, Guid candidateId, CancellationToken cancellation)
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

    /// <summary>All applications by another way, of everybody the candidate was found to be; what this commit adds or takes away counts
    /// already.</summary>
    public static async Task<IReadOnlyList<DateOnly>> Applied(AppDbContext db, Guid candidateId, CancellationToken cancellation)
    {
        var family = await CandidateMerging.Family(db, candidateId, cancellation);
        return
        [
            .. (await db.PriorApplications.Where(a => family.Contains(a.CandidateId)).ToListAsync(cancellation))
                .Where(a => db.Entry(a).State != EntityState.Deleted)
                .Select(a => a.AppliedOn),
            .. db
                .ChangeTracker.Entries<PriorApplication>()
                .Where(e => e.State == EntityState.Added && family.Contains(e.Entity.CandidateId))
                .Select(e => e.Entity.AppliedOn),
        ];
    }
}

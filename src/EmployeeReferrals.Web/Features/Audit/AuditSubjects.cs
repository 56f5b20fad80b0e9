using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>What entries are about: which of them somebody may read, which belong together, and what each subject is called.</summary>
internal static class AuditSubjects
{
    /// <param name="Id">What everything about the same is found by: of a payout, a note or a decision that is its referral.</param>
    public sealed record Subject(Guid Id, string Text, string? Href);

    /// <summary>Of a referral of one's own, and of what one is paid, one has the referrer's view only.</summary>
    public static IQueryable<AuditEntry> Readable(AppDbContext db, Guid? me)
    {
        var own = OfReferrals(db, db.Referrals.Where(r => r.ReferrerId == me).Select(r => r.Id))
            .Concat(db.Payouts.Where(p => p.RecipientId == me).Select(p => p.Id));
        return db.Audit.AsNoTracking().Where(a => !own.Contains(a.SubjectId));
    }

    public static IQueryable<AuditEntry> Filtered(
        AppDbContext db,
        IQueryable<AuditEntry> entries,
        AuditFilter filter,
        CompanyCalendar calendar,
        bool seesCandidates
    )
    {
        if (AuditEvents.Named(filter.Kind) is { Count: > 0 } kinds)
            entries = entries.Where(a => kinds.Contains(a.Event));
        if (filter.Who is { } who)
            entries = By(db, entries, Text.SearchKey(who), seesCandidates);
        if (filter.About is { } about)
            entries = About(db, entries, about);
        if (filter.From is { } from)
            entries = Since(entries, calendar.At(from, TimeOnly.MinValue));
        if (filter.Until is { } until)
            entries = Before(entries, calendar.At(until.AddDays(1), TimeOnly.MinValue));
        return entries;
    }

    private static IQueryable<AuditEntry> Since(IQueryable<AuditEntry> entries, DateTimeOffset since) => entries.Where(a => a.At >= since);

    private static IQueryable<AuditEntry> Before(IQueryable<AuditEntry> entries, DateTimeOffset before) =>
        entries.Where(a => a.At < before);

    private static IQueryable<AuditEntry> About(AppDbContext db, IQueryable<AuditEntry> entries, Guid about)
    {
        var same = Same(db, about);
        return entries.Where(a => a.SubjectId == about || same.Contains(a.SubjectId));
    }

    /// <summary>Whoever did it, whom it is about, and whose money it was: a referrer's referrals with all that hangs on them, a recipient's
    /// payouts.</summary>
    private static IQueryable<AuditEntry> By(AppDbContext db, IQueryable<AuditEntry> entries, string key, bool seesCandidates)
    {
        var people = db.People.Where(p => p.NameSearch.Contains(key)).Select(p => p.Id);
        if (!seesCandidates)
            return entries.Where(a => people.Contains(a.ActorId!.Value) || people.Contains(a.SubjectId));
        var referrals = db
            .Referrals.Where(r =>
                people.Contains(r.ReferrerId) || db.Candidates.Any(c => c.Id == r.CandidateId && c.NameSearch!.Contains(key))
            )
            .Select(r => r.Id);
        var theirs = OfReferrals(db, referrals)
            .Concat(db.Payouts.Where(p => people.Contains(p.RecipientId)).Select(p => p.Id))
            .Concat(people);
        return entries.Where(a => people.Contains(a.ActorId!.Value) || theirs.Contains(a.SubjectId));
    }

    /// <summary>What hangs on a referral: its payouts, notes, reviews, its part in the credit, and its candidate.</summary>
    private static IQueryable<Guid> OfReferrals(AppDbContext db, IQueryable<Guid> referrals) =>
        db
            .Referrals.Where(r => referrals.Contains(r.Id))
            .Select(r => r.Id)
            .Concat(db.Referrals.Where(r => referrals.Contains(r.Id)).Select(r => r.CandidateId))
            .Concat(db.Payouts.Where(p => referrals.Contains(p.ReferralId) || referrals.Contains(p.HireId)).Select(p => p.Id))
            .Concat(db.Notes.Where(n => referrals.Contains(n.ReferralId)).Select(n => n.Id))
            .Concat(db.Reviews.Where(r => referrals.Contains(r.ReferralId)).Select(r => r.Id))
            .Concat(db.Ownerships.Where(o => referrals.Contains(o.ReferralId)).Select(o => o.Id))
            .Concat(
                db.CreditCases.Where(c =>
                        referrals.Contains(c.HireId) || referrals.Contains(c.BeforeId!.Value) || referrals.Contains(c.NowId!.Value)
                    )
                    .Select(c => c.Id)
            )
            .Concat(
                db.Merges.Where(m =>
                        db.Referrals.Any(r => referrals.Contains(r.Id) && (r.CandidateId == m.IntoId || r.CandidateId == m.FromId))
                    )
                    .Select(m => m.Id)
            );

    /// <summary>Everything about one thing: with a referral what hangs on it, with a person what they are paid, with a plan its
    /// versions.</summary>
    private static IQueryable<Guid> Same(AppDbContext db, Guid about) =>
        OfReferrals(db, db.Referrals.Where(r => r.Id == about || r.CandidateId == about).Select(r => r.Id))
            .Concat(db.Payouts.Where(p => p.RecipientId == about).Select(p => p.Id))
            .Concat(db.PlanVersions.Where(v => v.PlanId == about).Select(v => v.Id));

    /// <summary>What the subjects are called, each with the page that this reader may open.</summary>
    public static async Task<Dictionary<Guid, Subject>> Of(
        AppDbContext db,
        IReadOnlyList<Guid> ids,
        Actor actor,
        CancellationToken cancellation
    )
    {
        var seesCandidates = actor.Is(Roles.Auditor | Roles.Hr);
        var found = new Dictionary<Guid, Subject>();
        foreach (var person in await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation))
            found[person.Id] = new(person.Id, person.Name, $"/people/{person.Id}");
        foreach (
            var opening in await db
                .Openings.Where(o => ids.Contains(o.Id))
                .Select(o => new
                {
                    o.Id,
                    o.Title,
                    o.Location,
                })
                .ToListAsync(cancellation)
        )
            found[opening.Id] = new(
                opening.Id,
                $"{opening.Title}, {opening.Location}",
                actor.Is(Roles.Hr) ? $"/openings/{opening.Id}/edit" : null
            );
        foreach (var entry in await db.Lists.Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.Name }).ToListAsync(cancellation))
            found[entry.Id] = new(entry.Id, entry.Name, actor.Is(Roles.Hr) ? "/people/lists" : null);
        await Referrals(db, ids, seesCandidates, found, cancellation);
        await Plans(db, ids, seesCandidates, found, cancellation);
        foreach (var batch in await db.Batches.Where(b => ids.Contains(b.Id)).Select(b => new { b.Id, b.Number }).ToListAsync(cancellation))
            found[batch.Id] = new(
                batch.Id,
                FormattableString.Invariant($"Batch {batch.Number}"),
                seesCandidates ? $"/payroll/{batch.Id}" : null
            );
        return found;
    }

    private static async Task Referrals(
        AppDbContext db,
        IReadOnlyList<Guid> ids,
        bool seesCandidates,
        Dictionary<Guid, Subject> found,
        CancellationToken cancellation
    )
    {
        var parts = db
            .Payouts.Where(p => ids.Contains(p.Id))
            .Select(p => new { p.Id, p.ReferralId })
            .Concat(db.Notes.Where(n => ids.Contains(n.Id)).Select(n => new { n.Id, n.ReferralId }))
            .Concat(db.Reviews.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, r.ReferralId }))
            .Concat(db.Ownerships.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.ReferralId }))
            .Concat(db.CreditCases.Where(c => ids.Contains(c.Id)).Select(c => new { c.Id, ReferralId = c.HireId }))
            .Concat(db.Referrals.Where(r => ids.Contains(r.Id)).Select(r => new { r.Id, ReferralId = r.Id }));
        var known = await parts.ToListAsync(cancellation);
        var referrals = known.Select(k => k.ReferralId).Distinct().ToList();
        var candidates = await db
            .Referrals.Where(r => referrals.Contains(r.Id))
            .Select(r => new { r.Id, r.CandidateId })
            .ToDictionaryAsync(r => r.Id, r => r.CandidateId, cancellation);
        var merges = await db
            .Merges.Where(m => ids.Contains(m.Id))
            .Select(m => new { m.Id, m.IntoId })
            .ToDictionaryAsync(m => m.Id, m => m.IntoId, cancellation);
        var named = candidates.Values.Concat(merges.Values).Concat(ids).Distinct().ToList();
        var names = await db
            .Candidates.Where(c => named.Contains(c.Id))
            .Select(c => new { c.Id, c.Name })
            .ToDictionaryAsync(c => c.Id, c => c.Name, cancellation);
        foreach (var part in known)
        {
            var text = seesCandidates
                ? names.GetValueOrDefault(candidates.GetValueOrDefault(part.ReferralId)) ?? "erased person"
                : "a referral";
            found[part.Id] = new(part.ReferralId, text, seesCandidates ? $"/referrals/{part.ReferralId}" : null);
        }
        foreach (var id in ids.Where(names.ContainsKey))
            found[id] = new(id, Candidate(id), null);
        foreach (var (id, into) in merges)
            found[id] = new(into, Candidate(into), null);

        string Candidate(Guid id) => seesCandidates ? names.GetValueOrDefault(id) ?? "erased person" : "a candidate";
    }

    private static async Task Plans(
        AppDbContext db,
        IReadOnlyList<Guid> ids,
        bool mayOpen,
        Dictionary<Guid, Subject> found,
        CancellationToken cancellation
    )
    {
        foreach (var plan in await db.Plans.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.Name }).ToListAsync(cancellation))
            found[plan.Id] = new(plan.Id, plan.Name, mayOpen ? $"/plans/{plan.Id}" : null);
        var versions = await db
            .PlanVersions.Where(v => ids.Contains(v.Id))
            .Select(v => new
            {
                v.Id,
                v.PlanId,
                v.Number,
                Name = db.Plans.Where(p => p.Id == v.PlanId).Select(p => p.Name).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        // The first plan has the id of its first version: then the plan's own name stands.
        foreach (var version in versions.Where(v => !found.ContainsKey(v.Id)))
            found[version.Id] = new(version.PlanId, version.Name ?? "a plan", mayOpen ? $"/plans/{version.PlanId}" : null);
        foreach (var campaign in await db.Campaigns.Where(c => ids.Contains(c.Id)).ToListAsync(cancellation))
            found[campaign.Id] = new(campaign.Id, campaign.Facts.Name, mayOpen ? $"/campaigns/{campaign.Id}" : null);
    }
}

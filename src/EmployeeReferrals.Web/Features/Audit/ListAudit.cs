using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Audit;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>What happened, newest first. Names are joined when shown: the audit itself holds none.</summary>
public sealed class ListAudit(IDbContextFactory<AppDbContext> databases, Programme programme)
{
    public const int PageSize = 50;

    /// <param name="Event">The kind of event, by its kept name.</param>
    /// <param name="Who">Part of the name of whoever did it, or whom it is about.</param>
    public sealed record Query(string? Event, string? Who, int Page);

    public sealed record Row(long Number, DateTimeOffset At, string Who, string Event, string Detail, string? About, string? Href);

    public sealed record Page(IReadOnlyList<Row> Rows, int Total, TimeZoneInfo Zone);

    public async Task<Page> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var zone = (await programme.Settings(cancellation)).Calendar.Zone;
        if (!actor.Is(Roles.Auditor | Roles.Hr | Roles.Administrator)) return new Page([], 0, zone);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var entries = Readable(db, actor.PersonId);
        if (AuditWords.Events.ContainsKey(query.Event ?? "")) entries = entries.Where(a => a.Event == query.Event);
        if (Text.Clean(query.Who) is { } who)
        {
            var key = Text.SearchKey(who);
            entries = entries.Where(a => db.People.Any(p => (p.Id == a.ActorId || p.Id == a.SubjectId) && p.NameSearch.Contains(key)));
        }
        var total = await entries.CountAsync(cancellation);
        // An administrator sees what was done, not whom it was done for.
        var seesCandidates = actor.Is(Roles.Auditor | Roles.Hr);
        var rows = await entries.OrderByDescending(a => a.Number).Skip((Math.Clamp(query.Page, 1, 1_000_000) - 1) * PageSize).Take(PageSize)
            .Select(a => new
            {
                Entry = a,
                Who = db.People.Where(p => p.Id == a.ActorId).Select(p => p.Name).FirstOrDefault(),
                Person = db.People.Where(p => p.Id == a.SubjectId).Select(p => p.Name).FirstOrDefault(),
                Opening = db.Openings.Where(o => o.Id == a.SubjectId).Select(o => o.Title + ", " + o.Location).FirstOrDefault(),
                ReferralId = db.Referrals.Where(r => r.Id == a.SubjectId).Select(r => (Guid?)r.Id).FirstOrDefault()
                    ?? db.Payouts.Where(p => p.Id == a.SubjectId).Select(p => (Guid?)p.ReferralId).FirstOrDefault()
                    ?? db.Notes.Where(n => n.Id == a.SubjectId).Select(n => (Guid?)n.ReferralId).FirstOrDefault()
                    ?? db.Ownerships.Where(o => o.Id == a.SubjectId).Select(o => (Guid?)o.ReferralId).FirstOrDefault(),
                IsCandidate = db.Candidates.Any(c => c.Id == a.SubjectId),
                Candidate = db.Candidates.Where(c => c.Id == a.SubjectId).Select(c => c.Name).FirstOrDefault(),
            }).ToListAsync(cancellation);
        var referrals = rows.Where(r => r.ReferralId is not null).Select(r => r.ReferralId!.Value).Distinct().ToList();
        var names = !seesCandidates ? [] : await db.Referrals.Where(r => referrals.Contains(r.Id))
            .Select(r => new { r.Id, Name = db.Candidates.Where(c => c.Id == r.CandidateId).Select(c => c.Name).FirstOrDefault() }).ToDictionaryAsync(r => r.Id, r => r.Name, cancellation);

        return new Page(rows.ConvertAll(r => new Row(r.Entry.Number, r.Entry.At, r.Who ?? AuditWords.Acted(r.Entry.ActedAs), AuditWords.Of(r.Entry.Event), AuditWords.Detail(r.Entry.Event, r.Entry.Data),
            r.Person ?? r.Opening ?? (r.ReferralId is { } id ? seesCandidates ? names.GetValueOrDefault(id) ?? "erased person" : "a referral" : r.IsCandidate ? seesCandidates ? r.Candidate ?? "erased person" : "a candidate" : null),
            r.ReferralId is { } referral && seesCandidates ? $"/referrals/{referral}" : null)), total, zone);
    }

    // Of a referral of one's own one has the referrer's view only.
    private static IQueryable<AuditEntry> Readable(AppDbContext db, Guid? me) => db.Audit.AsNoTracking().Where(a =>
        !db.Referrals.Any(r => r.ReferrerId == me && (r.Id == a.SubjectId || r.CandidateId == a.SubjectId
            || db.Payouts.Any(p => p.Id == a.SubjectId && (p.ReferralId == r.Id || p.HireId == r.Id)) || db.Notes.Any(n => n.Id == a.SubjectId && n.ReferralId == r.Id) || db.Ownerships.Any(o => o.Id == a.SubjectId && o.ReferralId == r.Id))));
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Candidates;
using EmployeeReferrals.Domain.Referrals;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Candidates;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Referrals;
using EmployeeReferrals.Web.Keys;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.CandidateSide;

/// <summary>What is stored about a candidate, for the candidate alone: the token from their mail is who they are. Changes
/// nothing.</summary>
[May(Who.Anybody)]
public sealed class GetCandidatePage(IDbContextFactory<AppDbContext> databases, Programme programme, PortalKey key, TimeProvider clock)
{
    private const int Most = 20;

    public sealed record Query(string Token);

    public sealed record Word(string Referrer, string? Role, DateOnly On, string? Why, string? Resume);

    /// <param name="Referrer">Who made the referral that the link was sent for.</param>
    /// <param name="IsHired">There is no button any more: requests go to HR (docs/rules.md §7).</param>
    public sealed record Page(
        string Company,
        string Name,
        string Referrer,
        string? Role,
        DateOnly On,
        IReadOnlyList<string> Emails,
        IReadOnlyList<string> Profiles,
        IReadOnlyList<string> Phones,
        IReadOnlyList<Word> Words,
        bool HasNotes,
        int RetentionDays,
        DateOnly LinkEndsOn,
        bool IsOver,
        bool IsHired
    );

    public async Task<Result<Page>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var link = await Erasure.Link(db, key, query.Token, clock.GetUtcNow(), cancellation);
        if (link is null)
            return Result<Page>.From(Result.NotFound);
        var candidate = await db.Candidates.AsNoTracking().Include(c => c.Contacts).FirstAsync(c => c.Id == link.CandidateId, cancellation);
        if (candidate.Name is null)
            return Result<Page>.From(Result.NotFound);
        var referrals = await db
            .Referrals.Where(r => r.CandidateId == link.CandidateId)
            .OrderBy(r => r.MadeAt)
            .ThenBy(r => r.Id)
            .Take(Most)
            .Select(r => new
            {
                r.Id,
                r.MadeOn,
                r.Why,
                r.Stage,
                r.TypedEmail,
                Referrer = db.People.Where(p => p.Id == r.ReferrerId).Select(p => p.Name).FirstOrDefault()!,
                Role = db.Openings.Where(o => o.Id == r.OpeningId).Select(o => o.Title + ", " + o.Location).FirstOrDefault(),
                Resume = db.Resumes.Where(f => f.ReferralId == r.Id).Select(f => f.FileName).FirstOrDefault(),
            })
            .ToListAsync(cancellation);
        var asked = referrals.FirstOrDefault(r => r.Id == link.ReferralId) ?? referrals[0];
        // A link shows only what its own address was told of; after somebody found two to be one it shows both (docs/rules.md §5).
        var told = await Told.Read(db, link, candidate, cancellation);
        referrals.RemoveAll(r => !told.Referrals.Contains(r.Id));
        var hasNotes = await db.Notes.AnyAsync(
            n => db.Referrals.Any(r => r.Id == n.ReferralId && r.CandidateId == link.CandidateId),
            cancellation
        );
        return new Page(
            settings.Name,
            candidate.Name,
            asked.Referrer,
            asked.Role,
            asked.MadeOn,
            Values(ContactKind.Email),
            Values(ContactKind.LinkedIn),
            Values(ContactKind.Phone),
            [.. referrals.Select(r => new Word(r.Referrer, r.Role, r.MadeOn, r.Why, r.Resume))],
            hasNotes,
            settings.RetentionDays,
            settings.Calendar.DayOf(link.ExpiresAt),
            referrals.TrueForAll(r => r.Stage.IsClosed()),
            referrals.Exists(r => r.Stage == Stage.Hired)
        );

        IReadOnlyList<string> Values(ContactKind kind) =>
            [.. candidate.Contacts.Where(c => c.Kind == kind && Shows(c)).Select(c => c.Value).Distinct()];

        // Whose number or profile it is, nobody knows while two may have been taken for one.
        bool Shows(CandidateContact contact) =>
            told.ByAPerson || (contact.Kind == ContactKind.Email ? contact.Key == told.AddressKey : !told.Unsure && told.IsAll);
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>The lists as HR keeps them: each entry with who uses it, and those that look alike.</summary>
[May(Roles.Hr)]
public sealed class GetLists(IDbContextFactory<AppDbContext> databases)
{
    /// <param name="Plans">Plans and campaigns that point to it.</param>
    /// <param name="OtherNames">Other ways it is or was written.</param>
    public sealed record Entry(
        Guid Id,
        int Version,
        ListKind Kind,
        string Name,
        bool Retired,
        int People,
        int Openings,
        int Plans,
        IReadOnlyList<string> OtherNames
    );

    public sealed record Proposal(Entry One, Entry Other);

    public sealed record Found(IReadOnlyList<Entry> Entries, IReadOnlyList<Proposal> Proposals);

    public async Task<Result<Found>> Execute(Actor actor, CancellationToken cancellation)
    {
        if (!actor.May<GetLists>())
            return Result<Found>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var lists = await Programme.ReadLists(db, cancellation);
        var rules = await Rules(db, lists, cancellation);
        var entries = new List<Entry>();
        foreach (var kind in Enum.GetValues<ListKind>())
        {
            var carriers = (await ListCarriers.Of(db, kind, cancellation)).All.ToLookup(c => lists.Find(kind, c.Text)?.Id);
            entries.AddRange(
                lists
                    .Entries.Where(e => e.Kind == kind && e.State != ListState.Joined)
                    .OrderBy(e => e.State)
                    .ThenBy(e => e.Name, StringComparer.CurrentCultureIgnoreCase)
                    .ThenBy(e => e.Id)
                    .Select(e => Shown(e, ListCarriers.Count([.. carriers[e.Id]]), rules[e.Id].Count()))
            );
        }
        var byId = entries.ToDictionary(e => e.Id);
        var apart = await db.ListPairs.Select(p => new { p.FirstId, p.SecondId }).ToListAsync(cancellation);
        var alike = Likeness.Among([.. lists.Entries], apart.Select(p => (p.FirstId, p.SecondId)).ToHashSet());
        return new Found(entries, [.. alike.Select(p => Ordered(byId[p.One.Id], byId[p.Other.Id]))]);
    }

    private static Entry Shown(ListEntry entry, ListUse use, int plans)
    {
        var key = ListEntry.KeyOf(entry.Name);
        var others = entry.Spellings.Where(s => s.Key != key).Select(s => s.Written).Order(StringComparer.CurrentCultureIgnoreCase);
        var retired = entry.State == ListState.Retired;
        return new(entry.Id, entry.Version, entry.Kind, entry.Name, retired, use.People, use.Openings, plans, [.. others]);
    }

    /// <summary>The one that fewer use is proposed to be joined into the other.</summary>
    private static Proposal Ordered(Entry one, Entry other) => Uses(one) <= Uses(other) ? new(one, other) : new(other, one);

    private static int Uses(Entry entry) => entry.People + entry.Openings + entry.Plans;

    /// <summary>By entry, the plans and campaigns that point to it.</summary>
    private static async Task<ILookup<Guid, Guid>> Rules(AppDbContext db, CompanyLists lists, CancellationToken cancellation)
    {
        var versions = await db.PlanVersions.AsNoTracking().ToListAsync(cancellation);
        var campaigns = await db.Campaigns.AsNoTracking().ToListAsync(cancellation);
        return versions
            .Select(v => (Rule: v.PlanId, Ids: v.Terms.PointedTo(lists).PointsTo()))
            .Concat(campaigns.Select(c => (Rule: c.Id, Ids: c.Facts.Filter.PointedTo(lists).PointsTo())))
            .SelectMany(r => r.Ids.Select(lists.Of).OfType<ListEntry>().Select(e => (e.Id, r.Rule)))
            .Distinct()
            .ToLookup(r => r.Id, r => r.Rule);
    }
}

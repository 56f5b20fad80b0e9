using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Plans;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>Makes the lists from the texts that stand, at each start: what differs by case, spaces or the width of letters alone becomes
/// one entry, plans and campaigns point to the entries that they name, and what only looks alike waits for HR. Where nothing is new,
/// nothing is written.</summary>
[May(Who.Portal)]
public sealed class MakeLists(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : OperationWithoutCommand<Result<MakeLists.Made>>
{
    private const int Tries = 3;

    /// <summary>The column of a plan's terms and of a campaign's facts.</summary>
    private const int LongestRules = 4000;

    /// <param name="Joined">People and openings that were written otherwise.</param>
    /// <param name="Pointed">Plan versions and campaigns that point to the lists from now on.</param>
    public sealed record Made(int Entries, ListUse Joined, int Pointed)
    {
        public bool Nothing => Entries == 0 && Joined is { People: 0, Openings: 0 } && Pointed == 0;
    }

    protected override async Task<Result<Made>> Run(Actor actor, CancellationToken cancellation)
    {
        for (var tries = 1; ; tries++)
        {
            var made = await Once(actor, cancellation);
            // Another node starts at the same moment, or somebody saves meanwhile.
            if (tries == Tries || !AppDbContext.IsLostRace(made))
                return made;
        }
    }

    private async Task<Result<Made>> Once(Actor actor, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var entries = await db.Lists.Include(e => e.Spellings).ToListAsync(cancellation);
        var before = entries.Count;
        var (people, openings) = (0, 0);
        foreach (var kind in Enum.GetValues<ListKind>())
        {
            var (found, use) = await FromCarriers(db, entries, kind, now, cancellation);
            entries.AddRange(found);
            (people, openings) = (people + use.People, openings + use.Openings);
        }
        var versions = await db.PlanVersions.ToListAsync(cancellation);
        var campaigns = await db.Campaigns.ToListAsync(cancellation);
        entries.AddRange(FromRules(versions, campaigns, new CompanyLists(entries), now));
        db.Lists.AddRange(entries.Skip(before));
        var pointed = Point(versions, campaigns, new CompanyLists(entries));
        var made = new Made(entries.Count - before, new(people, openings), pointed);
        if (made.Nothing)
            return made;
        var committed = await db.Commit(actor, now, cancellation);
        programme.Forget();
        return committed.IsOk ? made : Result<Made>.From(committed);
    }

    /// <summary>The entries that people's and openings' texts make, or are written otherwise of; who is written otherwise carries the name
    /// from now on.</summary>
    private static async Task<(List<ListEntry> New, ListUse Joined)> FromCarriers(
        AppDbContext db,
        List<ListEntry> entries,
        ListKind kind,
        DateTimeOffset now,
        CancellationToken cancellation
    )
    {
        var lists = new CompanyLists(entries);
        var carriers = await ListCarriers.Of(db, kind, cancellation);
        var found = new List<ListEntry>();
        var (people, openings) = (0, 0);
        foreach (var group in carriers.All.GroupBy(c => ListEntry.KeyOf(c.Text)).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            if (group.Key.Length == 0)
                continue;
            var known = lists.Find(kind, group.Key);
            var name = known?.Name ?? ListNames.Best(group.Select(c => c.Text));
            var others = group.Where(c => c.Text != name).ToList();
            if (known is not null && others.Count == 0)
                continue;
            var use = await ListCarriers.Give(db, kind, name, others, cancellation);
            (people, openings) = (people + use.People, openings + use.Openings);
            var spellings = others.Select(c => c.Text).Distinct().ToList();
            if (known is not null)
                known.Found(use, spellings);
            else
                found.Add(new ListEntry(Guid.CreateVersion7(now), kind, name, now, spellings, use));
        }
        return (found, new(people, openings));
    }

    /// <summary>What is named by a rule alone, and by nobody and no opening.</summary>
    private static List<ListEntry> FromRules(List<PlanVersion> versions, List<Campaign> campaigns, CompanyLists lists, DateTimeOffset now)
    {
        var named = versions.SelectMany(v => v.Terms.Unpointed()).Concat(campaigns.SelectMany(c => c.Facts.Filter.Unpointed()));
        return
        [
            .. named
                .Where(n => ListEntry.KeyOf(n.Text).Length > 0 && lists.Meant(n.Kind, n.Text).Count == 0)
                .GroupBy(n => (n.Kind, Key: Text.SearchKey(ListEntry.KeyOf(n.Text))))
                .OrderBy(g => g.Key)
                .Select(g => new ListEntry(Guid.CreateVersion7(now), g.Key.Kind, ListNames.Best(g.Select(n => n.Text)), now)),
        ];
    }

    /// <summary>What would not fit its column goes on by its texts: they mean the same entries.</summary>
    private static int Point(List<PlanVersion> versions, List<Campaign> campaigns, CompanyLists lists)
    {
        var pointed = 0;
        foreach (var version in versions)
        {
            var terms = version.Terms.PointedTo(lists);
            if (!IsOther(terms, version.Terms))
                continue;
            version.PointTo(terms);
            pointed++;
        }
        foreach (var campaign in campaigns)
        {
            var facts = campaign.Facts with { Filter = campaign.Facts.Filter.PointedTo(lists) };
            if (!IsOther(facts, campaign.Facts))
                continue;
            campaign.PointTo(facts);
            pointed++;
        }
        return pointed;
    }

    private static bool IsOther<T>(T pointed, T before) =>
        Json.Write(pointed) is var text && text != Json.Write(before) && text.Length <= LongestRules;
}

internal static class ListNames
{
    /// <summary>The one with capitals and small letters; of several the one that most wrote.</summary>
    public static string Best(IEnumerable<string> written) =>
        written
            .Select(ListEntry.NameOf)
            .OfType<string>()
            .GroupBy(w => w)
            .OrderByDescending(g => g.Key.Any(char.IsUpper) && g.Key.Any(char.IsLower))
            .ThenByDescending(g => g.Count())
            .ThenBy(g => g.Key, StringComparer.Ordinal)
            .First()
            .Key;
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

public enum PeopleTab
{
    Here,
    Starting,
    Leaving,
    Left,
}

/// <param name="Tab">Here: employed today, those who are leaving included.</param>
public sealed record PeopleFilter(PeopleTab Tab, string? Words, string? Department, string? Location, Roles Role)
{
    /// <summary>As it stands in the address; what is not known is left out.</summary>
    public static PeopleFilter Of(string? tab, string? words, string? department, string? location, string? role) =>
        new(Known<PeopleTab>(tab), words, department, location, Known<Roles>(role));

    private static T Known<T>(string? word)
        where T : struct, Enum => Enum.TryParse<T>(word, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : default;
}

/// <summary>The directory, by tab and filter. An administrator gives roles and so sees it, but no private contacts.</summary>
[May(Roles.Hr | Roles.Administrator | Roles.Auditor)]
public sealed class ListPeople(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PageSize = 50;
    private const int Choices = 200;

    public sealed record Query(PeopleFilter Filter, int Page, int? Size = null);

    /// <param name="SignedInBefore">An account is linked, or somebody has signed in as them.</param>
    public sealed record Row(
        Guid Id,
        string Name,
        string? EmployeeNumber,
        string? WorkEmail,
        string Department,
        string Location,
        string LegalEntity,
        int Level,
        PersonKind Kind,
        Roles Roles,
        DateOnly FirstDay,
        DateOnly? LastDay,
        bool OnLeave,
        bool AccessEnded,
        bool SignedInBefore
    );

    /// <param name="Department">As it is called today: an address that was kept may name it otherwise.</param>
    public sealed record Page(
        IReadOnlyList<Row> Rows,
        int Total,
        IReadOnlyDictionary<PeopleTab, int> Counts,
        IReadOnlyList<string> Departments,
        IReadOnlyList<string> Locations,
        DateOnly Today,
        string? Department = null,
        string? Location = null
    );

    public async Task<Page> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(clock.GetUtcNow());
        if (!actor.May<ListPeople>())
            return new Page([], 0, new Dictionary<PeopleTab, int>(), [], [], today);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var lists = await programme.Lists(cancellation);
        var filter = query.Filter with
        {
            Department = lists.Named(ListKind.Department, query.Filter.Department),
            Location = lists.Named(ListKind.Location, query.Filter.Location),
        };
        var matching = Matching(db.People.AsNoTracking(), filter);
        var counts = await Counts(matching, today, cancellation);
        var shown = query.Filter.Tab switch
        {
            PeopleTab.Starting => matching.Where(p => p.FirstDay > today && (p.LastDay == null || p.LastDay >= today)),
            PeopleTab.Leaving => matching.Where(p => p.FirstDay <= today && p.LastDay >= today),
            PeopleTab.Left => matching.Where(p => p.LastDay < today),
            PeopleTab.Here => matching.Where(p => p.FirstDay <= today && (p.LastDay == null || p.LastDay >= today)),
        };
        var size = query.Size ?? PageSize;
        var rows = await shown
            .OrderBy(p => p.NameSearch)
            .ThenBy(p => p.Id)
            .Skip((Math.Clamp(query.Page, 1, 100_000) - 1) * size)
            .Take(size)
            .Select(p => new Row(
                p.Id,
                p.Name,
                p.EmployeeNumber,
                p.WorkEmail,
                p.Department,
                p.Location,
                p.LegalEntity,
                p.Level,
                p.Kind,
                p.Roles,
                p.FirstDay,
                p.LastDay,
                p.Leaves.Any(l => l.FirstDay <= today && (l.LastDay == null || l.LastDay >= today)),
                p.AccessEnded,
                p.Identities.Any() || db.Sessions.Any(s => s.PersonId == p.Id)
            ))
            .ToListAsync(cancellation);
        return new Page(
            rows,
            counts[query.Filter.Tab],
            counts,
            await db.People.Select(p => p.Department).Distinct().OrderBy(d => d).Take(Choices).ToListAsync(cancellation),
            await db.People.Select(p => p.Location).Distinct().OrderBy(l => l).Take(Choices).ToListAsync(cancellation),
            today,
            filter.Department,
            filter.Location
        );
    }

    private static async Task<Dictionary<PeopleTab, int>> Counts(
        IQueryable<Person> matching,
        DateOnly today,
        CancellationToken cancellation
    )
    {
        var states = await matching
            .GroupBy(p =>
                p.LastDay < today ? 3
                : p.FirstDay > today ? 1
                : p.LastDay != null ? 2
                : 0
            )
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);
        return new()
        {
            [PeopleTab.Here] = states.GetValueOrDefault(0) + states.GetValueOrDefault(2),
            [PeopleTab.Starting] = states.GetValueOrDefault(1),
            [PeopleTab.Leaving] = states.GetValueOrDefault(2),
            [PeopleTab.Left] = states.GetValueOrDefault(3),
        };
    }

    private static IQueryable<Person> Matching(IQueryable<Person> people, PeopleFilter filter)
    {
        if (filter.Department is { Length: > 0 } department)
            people = people.Where(p => p.Department == department);
        if (filter.Location is { Length: > 0 } location)
            people = people.Where(p => p.Location == location);
        if (filter.Role is not (Roles.None or Roles.Employee))
            people = people.Where(p => (p.Roles & filter.Role) != 0);
        return WithWords(people, filter.Words);
    }

    /// <summary>Each word is in the name or the work e-mail, or is the number.</summary>
    internal static IQueryable<Person> WithWords(IQueryable<Person> people, string? words)
    {
        foreach (var word in Text.SearchKey(Text.Clean(words) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(5))
        {
            var number = word.ToUpperInvariant();
            people = people.Where(p => p.NameSearch.Contains(word) || p.WorkEmailKey!.Contains(word) || p.EmployeeNumber == number);
        }
        return people;
    }
}

using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.OpenRoles;

/// <summary>The published openings as every employee sees them, newest first.</summary>
[May(Who.SignedIn)]
public sealed class ListOpenRoles(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int PageSize = 20;
    private const int Choices = 200;

    public sealed record Query(string? Search, string? Department, string? Location, int Page);

    public sealed record Row(Guid Id, string Title, string Department, string Location, Offer? Offer, bool FitsMe);

    /// <param name="All">All published openings, whatever the filters.</param>
    /// <param name="Departments">Of the list, those that have a published opening.</param>
    /// <param name="Department">As it is called today: an address that was kept may name it otherwise.</param>
    public sealed record Page(
        IReadOnlyList<Row> Rows,
        int Total,
        int All,
        IReadOnlyList<string> Departments,
        IReadOnlyList<string> Locations,
        string? Department,
        string? Location
    );

    public async Task<Page> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        var settings = await programme.Settings(cancellation);
        var today = settings.Calendar.DayOf(clock.GetUtcNow());
        var catalog = await programme.Catalog(cancellation);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var published = db.Openings.Where(o => o.State == OpeningState.Published);
        if (actor.PersonId is null)
            published = published.Where(_ => false);
        var found = published;
        foreach (var word in Text.SearchKey(query.Search ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(8))
            found = found.Where(o => o.Search.Contains(word));
        var lists = await programme.Lists(cancellation);
        var (inDepartment, at) = (lists.Named(ListKind.Department, query.Department), lists.Named(ListKind.Location, query.Location));
        if (inDepartment is { Length: > 0 } department)
            found = found.Where(o => o.Department == department);
        if (at is { Length: > 0 } location)
            found = found.Where(o => o.Location == location);
        var mine = await db.People.Where(p => p.Id == actor.PersonId).Select(p => p.Department).FirstOrDefaultAsync(cancellation);
        var rows = await found
            .OrderByDescending(o => o.PublishedAt)
            .ThenByDescending(o => o.Id)
            .Skip((Math.Clamp(query.Page, 1, 10_000) - 1) * PageSize)
            .Take(PageSize)
            .Select(OfferedRole.Read)
            .ToListAsync(cancellation);
        IReadOnlyList<Offer?> offers = actor.PersonId is { } me ? await Offers.Read(db, me, rows, catalog, today, cancellation) : [];
        return new Page(
            [
                .. rows.Select(
                    (o, i) => new Row(o.Traits.Id, o.Title, o.Traits.Department, o.Traits.Location, offers[i], o.Traits.Department == mine)
                ),
            ],
            await found.CountAsync(cancellation),
            await published.CountAsync(cancellation),
            await Listed(lists, ListKind.Department, published.Select(o => o.Department), cancellation),
            await Listed(lists, ListKind.Location, published.Select(o => o.Location), cancellation),
            inDepartment,
            at
        );
    }

    private static async Task<IReadOnlyList<string>> Listed(
        CompanyLists lists,
        ListKind kind,
        IQueryable<string> carried,
        CancellationToken cancellation
    )
    {
        var texts = await carried.Distinct().OrderBy(t => t).Take(Choices).ToListAsync(cancellation);
        var names = texts.Select(t => lists.Named(kind, t)!).Where(n => n.Length > 0).Distinct();
        return [.. names.Order(StringComparer.CurrentCultureIgnoreCase)];
    }
}

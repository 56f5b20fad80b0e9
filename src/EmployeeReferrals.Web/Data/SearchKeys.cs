using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Openings;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Data;

/// <summary>Search columns hold a text without case and accents (<see cref="Text.SearchKey"/>). Where this version makes one otherwise than
/// the version that wrote it, it is written anew at the start and by migrate: past versions, audit and mails, since nothing has
/// changed for a reader.</summary>
internal static class SearchKeys
{
    public static async Task Renew(AppDbContext db, CancellationToken cancellation)
    {
        var people = await db
            .People.Select(p => new
            {
                p.Id,
                p.Name,
                p.NameSearch,
            })
            .ToListAsync(cancellation);
        foreach (var person in people.Where(p => p.NameSearch != Text.NameSearch(p.Name)))
        {
            var key = Text.NameSearch(person.Name);
            await db.People.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.NameSearch, key), cancellation);
        }
        var candidates = await db
            .Candidates.Where(c => c.Name != null)
            .Select(c => new
            {
                c.Id,
                Name = c.Name!,
                c.NameSearch,
            })
            .ToListAsync(cancellation);
        foreach (var candidate in candidates.Where(c => c.NameSearch != Text.NameSearch(c.Name)))
        {
            var key = Text.NameSearch(candidate.Name);
            await db
                .Candidates.Where(c => c.Id == candidate.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.NameSearch, key), cancellation);
        }
        var openings = await db
            .Openings.Select(o => new
            {
                o.Id,
                o.Title,
                o.Department,
                o.Location,
                o.Search,
            })
            .ToListAsync(cancellation);
        foreach (var opening in openings.Where(o => o.Search != Opening.SearchOf(o.Title, o.Department, o.Location)))
        {
            var key = Opening.SearchOf(opening.Title, opening.Department, opening.Location);
            await db.Openings.Where(o => o.Id == opening.Id).ExecuteUpdateAsync(set => set.SetProperty(o => o.Search, key), cancellation);
        }
    }
}

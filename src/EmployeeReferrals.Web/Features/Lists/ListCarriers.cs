using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>Who and what carries the names of a list. Texts are compared by us: a database takes some for the same that are two.</summary>
internal sealed record ListCarriers(IReadOnlyList<ListCarriers.Carrier> All)
{
    private const int AtOnce = 500;

    public sealed record Carrier(Guid Id, string Text, bool IsPerson);

    public static async Task<ListCarriers> Of(AppDbContext db, ListKind kind, CancellationToken cancellation)
    {
        var people = db.People.Select(p => new { p.Id, p.Department, p.Location, p.LegalEntity });
        var openings = db.Openings.Select(o => new { o.Id, o.Department, o.Location });
        List<Carrier> all = kind switch
        {
            ListKind.Department =>
            [
                .. (await people.Select(p => new { p.Id, Text = p.Department }).ToListAsync(cancellation)).Select(p => new Carrier(p.Id, p.Text, true)),
                .. (await openings.Select(o => new { o.Id, Text = o.Department }).ToListAsync(cancellation)).Select(o => new Carrier(o.Id, o.Text, false)),
            ],
            ListKind.Location =>
            [
                .. (await people.Select(p => new { p.Id, Text = p.Location }).ToListAsync(cancellation)).Select(p => new Carrier(p.Id, p.Text, true)),
                .. (await openings.Select(o => new { o.Id, Text = o.Location }).ToListAsync(cancellation)).Select(o => new Carrier(o.Id, o.Text, false)),
            ],
            ListKind.LegalEntity =>
                [.. (await people.Select(p => new { p.Id, Text = p.LegalEntity }).ToListAsync(cancellation)).Select(p => new Carrier(p.Id, p.Text, true))],
        };
        return new(all);
    }

    public IReadOnlyList<Carrier> WhoCarry(ListEntry entry)
    {
        var keys = entry.Spellings.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(c => keys.Contains(ListEntry.KeyOf(c.Text)))];
    }

    public ListUse UseOf(ListEntry entry) => Count(WhoCarry(entry));

    public static ListUse Count(IReadOnlyList<Carrier> carriers) => new(carriers.Count(c => c.IsPerson), carriers.Count(c => !c.IsPerson));

    /// <summary>They carry this name once the change is committed.</summary>
    public static async Task<ListUse> Give(AppDbContext db, ListKind kind, string name, IReadOnlyList<Carrier> carriers, CancellationToken cancellation)
    {
        foreach (var ids in carriers.Where(c => c.IsPerson).Select(c => c.Id).Chunk(AtOnce))
            foreach (var person in await db.People.Where(p => ids.Contains(p.Id)).ToListAsync(cancellation)) person.CarryName(kind, name);
        foreach (var ids in carriers.Where(c => !c.IsPerson).Select(c => c.Id).Chunk(AtOnce))
            foreach (var opening in await db.Openings.Where(o => ids.Contains(o.Id)).ToListAsync(cancellation)) opening.CarryName(kind, name);
        return Count(carriers);
    }
}

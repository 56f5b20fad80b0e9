using EmployeeReferrals.Domain;
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
        var people = kind switch
        {
            ListKind.Department => db.People.Select(p => new { p.Id, Text = p.Department }),
            ListKind.Location => db.People.Select(p => new { p.Id, Text = p.Location }),
            ListKind.LegalEntity => db.People.Select(p => new { p.Id, Text = p.LegalEntity }),
        };
        var openings = kind switch
        {
            ListKind.Department => db.Openings.Select(o => new { o.Id, Text = o.Department }),
            ListKind.Location => db.Openings.Select(o => new { o.Id, Text = o.Location }),
            ListKind.LegalEntity => null,
        };
        var all = (await people.ToListAsync(cancellation)).ConvertAll(p => new Carrier(p.Id, p.Text, true));
        if (openings is null)
            return new(all);
        all.AddRange((await openings.ToListAsync(cancellation)).ConvertAll(o => new Carrier(o.Id, o.Text, false)));
        return new(all);
    }

    public IReadOnlyList<Carrier> WhoCarry(ListEntry entry)
    {
        var keys = entry.Spellings.Select(s => s.Key).ToHashSet(StringComparer.Ordinal);
        return [.. All.Where(c => keys.Contains(ListEntry.KeyOf(c.Text)))];
    }

    public static ListUse Count(IReadOnlyList<Carrier> carriers) => new(carriers.Count(c => c.IsPerson), carriers.Count(c => !c.IsPerson));

    /// <summary>They carry this name once the change is committed.</summary>
    public static async Task<ListUse> Give(
        AppDbContext db,
        ListKind kind,
        string name,
        IReadOnlyList<Carrier> carriers,
        CancellationToken cancellation
    )
    {
        foreach (var ids in carriers.Where(c => c.IsPerson).Select(c => c.Id).Chunk(AtOnce))
            (await db.People.Where(p => ids.Contains(p.Id)).ToListAsync(cancellation)).ForEach(p => p.CarryName(kind, name));
        foreach (var ids in carriers.Where(c => !c.IsPerson).Select(c => c.Id).Chunk(AtOnce))
            (await db.Openings.Where(o => ids.Contains(o.Id)).ToListAsync(cancellation)).ForEach(o => o.CarryName(kind, name));
        return Count(carriers);
    }
}

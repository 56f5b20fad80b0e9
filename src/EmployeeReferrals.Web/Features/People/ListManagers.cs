using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Wording;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.People;

/// <summary>Whom the form suggests as somebody's manager: the first few by name or address who have not left and can be named by a work
/// e-mail.</summary>
[May(Roles.Hr)]
public sealed class ListManagers(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
{
    public const int Most = 8;
    private const int Fewest = 2; // One letter suggests nobody in particular.

    /// <param name="Of">Whose manager is looked for; nobody is their own. Null for somebody new.</param>
    public sealed record Query(string? Words, Guid? Of);

    public sealed record Row(string Email, string Name, string Department);

    public async Task<IReadOnlyList<Row>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.May<ListManagers>() || Text.Clean(query.Words) is not { Length: >= Fewest } words)
            return [];
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        return await ListPeople
            .WithWords(db.People.AsNoTracking(), words)
            .Where(p => p.WorkEmail != null && p.Id != query.Of && (p.LastDay == null || p.LastDay >= today))
            .OrderBy(p => p.NameSearch)
            .ThenBy(p => p.Id)
            .Take(Most)
            .Select(p => new Row(p.WorkEmail!, p.Name, p.Department))
            .ToListAsync(cancellation);
    }
}

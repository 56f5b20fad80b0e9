using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>Two entries become one: who carried the first carries the second, and rules that pointed to the first point to the second.
/// What was frozen on referrals, decisions and payouts stays.</summary>
[May(Roles.Hr)]
public sealed class JoinListEntries(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<JoinListEntries.Command>
{
    /// <param name="SeenVersion">Of the first.</param>
    /// <param name="SeenIntoVersion">Of the second: a name that changed meanwhile is another question.</param>
    public sealed record Command(Guid EntryId, int SeenVersion, Guid IntoId, int SeenIntoVersion);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var both = await db
            .Lists.Include(e => e.Spellings)
            .Where(e => e.Id == command.EntryId || e.Id == command.IntoId)
            .ToListAsync(cancellation);
        var entry = both.Find(e => e.Id == command.EntryId);
        var into = both.Find(e => e.Id == command.IntoId);
        if (entry is null || into is null || entry.State == ListState.Joined || into.State == ListState.Joined)
            return Result.NotFound;
        if (entry.Version != command.SeenVersion || into.Version != command.SeenIntoVersion)
            return ListReader.Changed;
        var carriers = (await ListCarriers.Of(db, entry.Kind, cancellation)).WhoCarry(entry);
        var joined = entry.JoinInto(into, ListCarriers.Count(carriers));
        if (!joined.IsOk)
            return joined;
        await ListCarriers.Give(db, entry.Kind, into.Name, carriers, cancellation);
        var committed = await db.Commit(actor, clock.GetUtcNow(), cancellation);
        programme.Forget();
        return committed;
    }
}

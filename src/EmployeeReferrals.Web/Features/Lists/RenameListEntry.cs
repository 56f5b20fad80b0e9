using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>An entry gets another name; people and openings carry it from the same moment, and the rules that point to the entry go on
/// as they were.</summary>
[May(Roles.Hr)]
public sealed class RenameListEntry(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RenameListEntry.Command>
{
    public sealed record Command(Guid EntryId, int SeenVersion, string? Name);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var entry = await db.Lists.Include(e => e.Spellings).FirstOrDefaultAsync(e => e.Id == command.EntryId, cancellation);
        if (entry is null || entry.State == ListState.Joined)
            return Result.NotFound;
        if (entry.Version != command.SeenVersion)
            return ListReader.Changed;
        var name = ListReader.Name(await Programme.ReadLists(db, cancellation), entry.Kind, command.Name, entry);
        if (!name.IsOk)
            return name;
        var carriers = (await ListCarriers.Of(db, entry.Kind, cancellation)).WhoCarry(entry);
        var renamed = entry.Rename(name.Value, ListCarriers.Count(carriers));
        if (!renamed.IsOk)
            return renamed;
        await ListCarriers.Give(db, entry.Kind, name.Value, carriers, cancellation);
        var committed = await db.Commit(actor, clock.GetUtcNow(), cancellation);
        programme.Forget();
        return committed;
    }
}

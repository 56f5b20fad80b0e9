using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>HR adds a department, a location or a legal entity.</summary>
public sealed class AddListEntry(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AddListEntry.Command>
{
    /// <param name="Id">Made by the form: sent twice, added once.</param>
    public sealed record Command(Guid Id, ListKind Kind, string? Name);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr))
            return Result.Forbidden;
        if (command.Id == Guid.Empty)
            return Result.Rejected("id_needed", "Reload the page and fill the form in again.");
        if (!Enum.IsDefined(command.Kind))
            return Result.Rejected("list", "Choose from the list.", "Kind");
        await using var db = await databases.CreateDbContextAsync(cancellation);
        if (await db.Lists.AnyAsync(e => e.Id == command.Id, cancellation))
            return Result.Ok;
        var lists = await Programme.ReadLists(db, cancellation);
        var name = ListReader.Name(lists, command.Kind, command.Name, null);
        if (!name.IsOk)
            return name;
        var now = clock.GetUtcNow();
        db.Lists.Add(new ListEntry(command.Id, command.Kind, name.Value, now));
        var committed = await db.Commit(actor, now, cancellation);
        programme.Forget();
        return committed;
    }
}

/// <summary>An entry gets another name; people and openings carry it from the same moment, and the rules that point to the entry go on
/// as they were.</summary>
public sealed class RenameListEntry(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RenameListEntry.Command>
{
    public sealed record Command(Guid EntryId, int SeenVersion, string? Name);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr))
            return Result.Forbidden;
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

/// <summary>An entry is chosen no more, or again. Who carries it keeps it.</summary>
public sealed class RetireListEntry(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RetireListEntry.Command>
{
    /// <param name="Retired">False: it is used again.</param>
    public sealed record Command(Guid EntryId, bool Retired);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr))
            return Result.Forbidden;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var entry = await db.Lists.FirstOrDefaultAsync(e => e.Id == command.EntryId, cancellation);
        if (entry is null)
            return Result.NotFound;
        var changed = command.Retired ? entry.Retire() : entry.UseAgain();
        if (!changed.IsOk)
            return changed;
        var committed = await db.Commit(actor, clock.GetUtcNow(), cancellation);
        programme.Forget();
        return committed;
    }
}

/// <summary>Two entries become one: who carried the first carries the second, and rules that pointed to the first point to the second.
/// What was frozen on referrals, decisions and payouts stays.</summary>
public sealed class JoinListEntries(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<JoinListEntries.Command>
{
    /// <param name="SeenVersion">Of the first.</param>
    /// <param name="SeenIntoVersion">Of the second: a name that changed meanwhile is another question.</param>
    public sealed record Command(Guid EntryId, int SeenVersion, Guid IntoId, int SeenIntoVersion);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr))
            return Result.Forbidden;
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

/// <summary>Two entries look alike and are two: they are not proposed again.</summary>
public sealed class KeepListEntriesApart(IDbContextFactory<AppDbContext> databases, TimeProvider clock)
    : Operation<KeepListEntriesApart.Command>
{
    public sealed record Command(Guid OneId, Guid OtherId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.Is(Roles.Hr))
            return Result.Forbidden;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var one = await db.Lists.FirstOrDefaultAsync(e => e.Id == command.OneId && e.State != ListState.Joined, cancellation);
        var other = await db.Lists.FirstOrDefaultAsync(e => e.Id == command.OtherId && e.State != ListState.Joined, cancellation);
        if (one is null || other is null)
            return Result.NotFound;
        if (one == other || one.Kind != other.Kind)
            return Result.Rejected("list_apart", "Choose two entries of the same list.");
        var (first, second) = ListPair.Ordered(one.Id, other.Id);
        if (await db.ListPairs.AnyAsync(p => p.FirstId == first && p.SecondId == second, cancellation))
            return Result.Ok;
        var now = clock.GetUtcNow();
        db.ListPairs.Add(new ListPair(Guid.CreateVersion7(now), one, other, actor.PersonId, now));
        return await db.Commit(actor, now, cancellation);
    }
}

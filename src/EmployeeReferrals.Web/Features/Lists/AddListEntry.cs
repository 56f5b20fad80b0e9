using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>HR adds a department, a location or a legal entity.</summary>
[May(Roles.Hr)]
public sealed class AddListEntry(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<AddListEntry.Command>
{
    /// <param name="Id">Made by the form: sent twice, added once.</param>
    public sealed record Command(Guid Id, ListKind Kind, string? Name);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
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

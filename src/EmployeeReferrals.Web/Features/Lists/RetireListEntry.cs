using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>An entry is chosen no more, or again. Who carries it keeps it.</summary>
[May(Roles.Hr)]
public sealed class RetireListEntry(IDbContextFactory<AppDbContext> databases, Programme programme, TimeProvider clock)
    : Operation<RetireListEntry.Command>
{
    /// <param name="Retired">False: it is used again.</param>
    public sealed record Command(Guid EntryId, bool Retired);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
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

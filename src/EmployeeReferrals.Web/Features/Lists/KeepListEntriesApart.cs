using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Lists;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Lists;

/// <summary>Two entries look alike and are two: they are not proposed again.</summary>
[May(Roles.Hr)]
public sealed class KeepListEntriesApart(IDbContextFactory<AppDbContext> databases, TimeProvider clock)
    : Operation<KeepListEntriesApart.Command>
{
    public sealed record Command(Guid OneId, Guid OtherId);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
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

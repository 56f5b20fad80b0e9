using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Openings;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Features.Lists;
using EmployeeReferrals.Web.Operations;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.Openings;

/// <summary>Publishes, holds, closes or publishes again. Referrals that are under way keep theirs.</summary>
[May(Roles.Recruiter | Roles.Hr)]
public sealed class MoveOpening(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<MoveOpening.Command>
{
    public sealed record Command(Guid OpeningId, OpeningState To, OpeningState Seen);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var found = await db.OpeningToWork(actor, command.OpeningId, cancellation);
        if (!found.IsOk)
            return found;
        if (!Enum.IsDefined(command.To))
            return Result.Rejected("state", "Choose a state from the list.", "To");
        if (found.Value.State != command.Seen)
            return Result.Conflict(
                "moved_meanwhile",
                $"This opening became {Opening.Word(found.Value.State).ToLowerInvariant()} in the meantime."
            );
        var now = clock.GetUtcNow();
        var moved = found.Value.MoveTo(command.To, now);
        return moved.IsOk ? await db.Commit(actor, now, cancellation) : moved;
    }
}

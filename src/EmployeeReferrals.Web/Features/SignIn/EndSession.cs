using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Ends a session: one's own by signing out or from the list, anybody's by an administrator. Its cookie, and every copy of it,
/// opens nothing from here on.</summary>
[May(Who.SignedIn, OrPortal = true)]
public sealed class EndSession(IDbContextFactory<AppDbContext> databases, OpenCircuits circuits, TimeProvider clock, SessionClock time)
    : Operation<EndSession.Command>
{
    /// <param name="Why">Of one's own; what an administrator ends is told as that.</param>
    public sealed record Command(Guid SessionId, SessionEnd Why = SessionEnd.EndedByThemselves);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var session = await db.Sessions.FirstOrDefaultAsync(s => s.Id == command.SessionId, cancellation);
        var own = session is not null && actor.IsPerson(session.PersonId);
        if (!own && !actor.IsSystem && !actor.Is(Roles.Administrator))
            return Result.NotFound;
        if (session is null)
            return Result.NotFound;
        if (session.EndedAt is not null)
            return Result.Ok;
        if (!Enum.IsDefined(command.Why))
            return Result.Rejected("why", "There is no such way to end it.", nameof(command.Why));
        (session.EndedAt, session.Why) = (time.Now, own || actor.IsSystem ? command.Why : SessionEnd.EndedByAdministrator);
        var now = clock.GetUtcNow();
        db.Record(new SessionEnded(session.PersonId, session.Id, session.Why.Value), actor, now);
        var committed = await db.Commit(actor, now, cancellation);
        if (committed.IsOk)
            circuits.End(session.Id);
        return committed;
    }
}

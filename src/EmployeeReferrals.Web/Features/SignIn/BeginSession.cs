using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Lets somebody in whom the demonstration knows. At a provider <see cref="AdmitPerson"/> does.</summary>
[May(Who.Portal)]
public sealed class BeginSession(IDbContextFactory<AppDbContext> databases, ActorFactory actors, Sessions sessions, TimeProvider clock)
    : Operation<BeginSession.Command, Result<Session>>
{
    public sealed record Command(Guid PersonId, string Browser);

    protected override async Task<Result<Session>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var made = await actors.Make(command.PersonId, Roles.None, null, cancellation);
        if (!made.IsOk)
            return made;
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var stored = sessions.New(command.PersonId, null, Roles.None, command.Browser, hasProvider: false);
        db.Sessions.Add(stored);
        var now = clock.GetUtcNow();
        db.Record(new SignedIn(command.PersonId, Guid.Empty), made.Value.Actor, now);
        var committed = await db.Commit(actor, now, cancellation);
        return committed.IsOk ? made.Value with { Id = stored.Id } : Result<Session>.From(committed);
    }
}

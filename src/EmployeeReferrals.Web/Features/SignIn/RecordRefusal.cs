using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Keeps that somebody asked for a page that is not for them.</summary>
[May(Who.SignedIn)]
public sealed class RecordRefusal(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<RecordRefusal.Command>
{
    /// <param name="Where">The pattern of the page's address, as the portal knows it.</param>
    public sealed record Command(string Where);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        var person = actor.PersonId!.Value;
        if (command.Where is not { Length: <= 200 })
            return Result.Rejected("where", "There is no such page.", nameof(command.Where));
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = clock.GetUtcNow();
        db.Record(new PageRefused(person, command.Where), actor, now);
        return await db.Commit(actor, now, cancellation);
    }
}

public sealed record SessionEnded(Guid PersonId, Guid SessionId, SessionEnd Why) : DomainEvent(PersonId);

public sealed record PageRefused(Guid PersonId, string Where) : DomainEvent(PersonId);

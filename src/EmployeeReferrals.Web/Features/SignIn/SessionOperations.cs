using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Lets somebody in whom the demonstration knows. At a provider <see cref="AdmitPerson"/> does.</summary>
public sealed class BeginSession(IDbContextFactory<AppDbContext> databases, ActorFactory actors, Sessions sessions, TimeProvider clock)
    : Operation<BeginSession.Command, Result<Session>>
{
    public sealed record Command(Guid PersonId, string Browser);

    protected override async Task<Result<Session>> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (!actor.IsSystem)
            return Result<Session>.From(Result.Forbidden);
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

/// <summary>Ends a session: one's own by signing out or from the list, anybody's by an administrator. Its cookie, and every copy of it,
/// opens nothing from here on.</summary>
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

/// <summary>Where somebody is signed in at this moment.</summary>
public sealed class ListSessions(IDbContextFactory<AppDbContext> databases, Programme programme, SessionClock time)
{
    public sealed record Query(Guid PersonId);

    public sealed record Row(Guid Id, string Browser, DateTimeOffset BeganAt, DateTimeOffset LastSeenAt);

    public sealed record View(IReadOnlyList<Row> Rows, TimeZoneInfo Zone, DateTimeOffset Now);

    public async Task<Result<View>> Execute(Actor actor, Query query, CancellationToken cancellation)
    {
        if (!actor.IsPerson(query.PersonId) && !actor.Is(Roles.Administrator))
            return Result<View>.From(Result.Forbidden);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var now = time.Now;
        var rows = await db
            .Sessions.Where(s => s.PersonId == query.PersonId && s.EndedAt == null && s.EndsAt > now)
            .OrderByDescending(s => s.LastSeenAt)
            .ThenBy(s => s.Id)
            .Take(50)
            .Select(s => new Row(s.Id, s.Browser, s.BeganAt, s.LastSeenAt))
            .ToListAsync(cancellation);
        return new View(rows, (await programme.Settings(cancellation)).Calendar.Zone, now);
    }
}

/// <summary>Keeps that somebody asked for a page that is not for them.</summary>
public sealed class RecordRefusal(IDbContextFactory<AppDbContext> databases, TimeProvider clock) : Operation<RecordRefusal.Command>
{
    /// <param name="Where">The pattern of the page's address, as the portal knows it.</param>
    public sealed record Command(string Where);

    protected override async Task<Result> Run(Actor actor, Command command, CancellationToken cancellation)
    {
        if (actor.PersonId is not { } person)
            return Result.Forbidden;
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

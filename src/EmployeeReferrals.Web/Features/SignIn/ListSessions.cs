using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Where somebody is signed in at this moment.</summary>
[May(Who.SignedIn)]
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

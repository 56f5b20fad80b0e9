using System.Data.Common;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Security;

/// <summary>The time by which people are signed in. It is the machine's: a demonstration that moves on by 30 days must not sign anybody
/// out.</summary>
public sealed class SessionClock(TimeProvider time)
{
    public DateTimeOffset Now => time.GetUtcNow();
}

/// <summary>Who is signed in, as the database knows. The cookie holds an id; what it is worth is said here, at each request and again and
/// again while a page is open.</summary>
public sealed class Sessions(
    IDbContextFactory<AppDbContext> databases,
    ActorFactory actors,
    Programme programme,
    TimeProvider clock,
    SessionClock time
)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    /// <summary>After so long the provider is asked again which roles somebody has.</summary>
    public static readonly TimeSpan AskEvery = TimeSpan.FromHours(1);
    private static readonly TimeSpan AskLater = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SeenEvery = TimeSpan.FromMinutes(5);

    /// <param name="hasProvider">Somebody stands behind the roles who is to be asked again.</param>
    public StoredSession New(Guid personId, Guid? identityId, Roles claimed, string browser, bool hasProvider) =>
        new()
        {
            Id = Guid.NewGuid(),
            PersonId = personId,
            IdentityId = identityId,
            Claimed = claimed,
            AskAt = hasProvider ? time.Now + AskEvery : null,
            BeganAt = time.Now,
            LastSeenAt = time.Now,
            EndsAt = time.Now + Longest,
            Browser = browser,
        };

    /// <summary>Rejected, with one of <see cref="TurnedAway"/>'s codes, where nobody is signed in by it any longer.</summary>
    public async Task<Result<Session>> Read(Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var row = await Rows(db, db.Sessions.Where(s => s.Id == id)).FirstOrDefaultAsync(cancellation);
        if (row is null)
            return Refuse(TurnedAway.Again);
        var session = Judge(row, (await programme.Settings(cancellation)).Calendar.DayOf(clock.GetUtcNow()));
        if (session.IsOk && time.Now - row.LastSeenAt >= SeenEvery)
            await Seen(db, [id], cancellation);
        return session;
    }

    /// <summary>Of many at once, by one query; who is not there is nobody's.</summary>
    public async Task<IReadOnlyDictionary<Guid, Session>> Read(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(clock.GetUtcNow());
        var rows = await Rows(db, db.Sessions.Where(s => ids.Contains(s.Id))).ToListAsync(cancellation);
        return rows.Select(row => Judge(row, today))
            .Where(session => session.IsOk)
            .ToDictionary(session => session.Value.Id, session => session.Value);
    }

    /// <summary>Written every five minutes at most.</summary>
    public async Task Seen(IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        await Seen(db, ids, cancellation);
    }

    /// <summary>Whoever is sent to the provider is not sent again for a while, whatever comes of it.</summary>
    public async Task AskedNow(Guid id, CancellationToken cancellation)
    {
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var later = time.Now + AskLater;
        await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.AskAt, later), cancellation);
    }

    private async Task Seen(AppDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken cancellation)
    {
        var now = time.Now;
        var before = now - SeenEvery;
        try
        {
            await db
                .Sessions.Where(s => ids.Contains(s.Id) && s.LastSeenAt <= before)
                .ExecuteUpdateAsync(set => set.SetProperty(s => s.LastSeenAt, now), cancellation);
        }
        catch (DbException)
        {
            // A disk without room is no reason to turn a reader away.
        }
    }

    private Result<Session> Judge(Row row, DateOnly today)
    {
        if (row.Why is { } end)
            return Refuse(Code(end));
        if (row.EndsAt <= time.Now)
            return Refuse(TurnedAway.Again);
        if (!row.Linked)
            return Refuse(TurnedAway.Unlinked);
        if (actors.Why(row.FirstDay, row.LastDay, row.AccessEnded, row.Roles | row.Claimed, today) is { } why)
            return Refuse(why);
        return new Session(
            row.PersonId,
            row.Name,
            row.Roles | row.Claimed | Roles.Employee,
            row.Claimed,
            row.IdentityId,
            row.Id,
            row.AskAt
        );
    }

    private static string Code(SessionEnd end) =>
        end switch
        {
            SessionEnd.SignedOut or SessionEnd.Replaced or SessionEnd.ProviderEnded => TurnedAway.Again,
            SessionEnd.EndedByThemselves => TurnedAway.EndedByThemselves,
            SessionEnd.EndedByAdministrator => TurnedAway.EndedByAdministrator,
        };

    private static Result<Session> Refuse(string code) => Result<Session>.From(Result.Rejected(code, TurnedAway.Of(code).Text));

    private static IQueryable<Row> Rows(AppDbContext db, IQueryable<StoredSession> sessions) =>
        from s in sessions
        join p in db.People on s.PersonId equals p.Id
        select new Row
        {
            Id = s.Id,
            PersonId = p.Id,
            Name = p.Name,
            Roles = p.Roles,
            FirstDay = p.FirstDay,
            LastDay = p.LastDay,
            AccessEnded = p.AccessEnded,
            Linked = s.IdentityId == null || db.Identities.Any(i => i.Id == s.IdentityId && i.PersonId == p.Id),
            IdentityId = s.IdentityId,
            Claimed = s.Claimed,
            AskAt = s.AskAt,
            LastSeenAt = s.LastSeenAt,
            EndsAt = s.EndsAt,
            Why = s.Why,
        };

    private sealed class Row
    {
        public required Guid Id { get; init; }
        public required Guid PersonId { get; init; }
        public required string Name { get; init; }
        public required Roles Roles { get; init; }
        public required DateOnly FirstDay { get; init; }
        public required DateOnly? LastDay { get; init; }
        public required bool AccessEnded { get; init; }
        public required bool Linked { get; init; }
        public required Guid? IdentityId { get; init; }
        public required Roles Claimed { get; init; }
        public required DateTimeOffset? AskAt { get; init; }
        public required DateTimeOffset LastSeenAt { get; init; }
        public required DateTimeOffset EndsAt { get; init; }
        public required SessionEnd? Why { get; init; }
    }
}

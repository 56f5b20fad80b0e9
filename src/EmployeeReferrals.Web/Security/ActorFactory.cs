using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Security;

/// <summary>Somebody who is signed in, as the directory knows them now.</summary>
/// <param name="Claimed">What their provider gave them, for as long as they are signed in.</param>
/// <param name="IdentityId">The account they came with; null in the demonstration.</param>
/// <param name="Id">Of the session in the database.</param>
/// <param name="AskAt">When the provider is to be asked for their roles again; null: there is none.</param>
public sealed record Session(
    Guid PersonId,
    string Name,
    Roles Roles,
    Roles Claimed,
    Guid? IdentityId,
    Guid Id = default,
    DateTimeOffset? AskAt = null
)
{
    public Actor Actor => Actor.Person(PersonId, Roles);
}

/// <summary>Makes the actor of a person from what the directory says at this moment: the one way for Entra, OpenID and the demonstration,
/// at sign-in, at every request, and again and again while a page is open.</summary>
public sealed class ActorFactory(
    IDbContextFactory<AppDbContext> databases,
    Programme programme,
    TimeProvider clock,
    IOptions<SignInOptions> options
)
{
    /// <summary>Rejected, with one of <see cref="TurnedAway"/>'s codes, when this person may not be signed in.</summary>
    public async Task<Result<Session>> Make(Guid personId, Roles claimed, Guid? identityId, CancellationToken cancellation)
    {
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var person = await db
            .People.Where(p => p.Id == personId)
            .Select(p => new
            {
                p.Name,
                p.Roles,
                p.FirstDay,
                p.LastDay,
                p.AccessEnded,
                Linked = identityId == null || p.Identities.Any(i => i.Id == identityId),
            })
            .FirstOrDefaultAsync(cancellation);
        if (person is null)
            return Refuse(TurnedAway.Unknown);
        if (!person.Linked)
            return Refuse(TurnedAway.Unlinked);
        if (Why(person.FirstDay, person.LastDay, person.AccessEnded, person.Roles | claimed, today) is { } why)
            return Refuse(why);
        return new Session(personId, person.Name, person.Roles | claimed | Roles.Employee, claimed, identityId);
    }

    /// <summary>Null when nothing speaks against it.</summary>
    internal string? Why(Person person, Roles claimed, DateOnly today) =>
        Why(person.FirstDay, person.LastDay, person.AccessEnded, person.Roles | claimed, today);

    internal string? Why(DateOnly firstDay, DateOnly? lastDay, bool accessEnded, Roles roles, DateOnly today) =>
        lastDay < today ? TurnedAway.Left
        : accessEnded ? TurnedAway.NoAccess
        : firstDay > today ? TurnedAway.NotStarted
        : options.Value.NeedsRole && roles == Roles.None ? TurnedAway.NoRole
        : null;

    private static Result<Session> Refuse(string code) => Result<Session>.From(Result.Rejected(code, TurnedAway.Of(code).Text));
}

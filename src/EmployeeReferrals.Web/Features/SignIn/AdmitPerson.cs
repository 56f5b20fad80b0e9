using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Operations;
using EmployeeReferrals.Web.Security;
using Microsoft.EntityFrameworkCore;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>Lets in whom a provider has identified, or says why not. At the first sign-in the account is linked to the person with the same
/// verified e-mail address or employee number; from then on only the account counts, so that an address passed on lets nobody in.</summary>
[May(Who.Portal)]
public sealed class AdmitPerson(
    IDbContextFactory<AppDbContext> databases,
    ActorFactory actors,
    Sessions sessions,
    Programme programme,
    TimeProvider clock,
    SessionClock time
) : Operation<ProviderAccount, Result<Session>>
{
    protected override async Task<Result<Session>> Run(Actor actor, ProviderAccount account, CancellationToken cancellation)
    {
        var admitted = await Try(actor, account, cancellation);
        // The same person signed in for the first time in two tabs: by now the account is linked.
        return admitted.Outcome == Outcome.Conflict ? await Try(actor, account, cancellation) : admitted;
    }

    private async Task<Result<Session>> Try(Actor actor, ProviderAccount account, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var today = (await programme.Settings(cancellation)).Calendar.DayOf(now);
        await using var db = await databases.CreateDbContextAsync(cancellation);
        var key = Identity.KeyOf(account.Issuer, account.Subject);
        var identity = await db.Identities.AsNoTracking().FirstOrDefaultAsync(i => i.Key == key, cancellation);
        var found = identity is null
            ? await Recognise(db, account, cancellation)
            : await db.People.Include(p => p.Identities).FirstAsync(p => p.Id == identity.PersonId, cancellation);
        if (!found.IsOk)
            return await Refuse(found, Guid.Empty);
        var person = found.Value;
        if (actors.Why(person, account.Claimed, today) is { } why)
            return await Refuse(Result.Rejected(why, TurnedAway.Of(why).Text), person.Id);
        if (identity is null)
        {
            var linked = person.Link(Guid.CreateVersion7(now), account.Issuer, account.Subject, now);
            if (!linked.IsOk)
                return await Refuse(linked, person.Id);
            identity = linked.Value;
        }
        var stored = await Renewed(db, account, person.Id, identity.Id, cancellation);
        var begins = stored is null;
        stored ??= sessions.New(person.Id, identity.Id, account.Claimed, account.Browser, hasProvider: true);
        var session = new Session(
            person.Id,
            person.Name,
            person.Roles | account.Claimed | Roles.Employee,
            account.Claimed,
            identity.Id,
            stored.Id
        );
        if (begins)
        {
            db.Sessions.Add(stored);
            db.Record(new SignedIn(person.Id, identity.Id), session.Actor, now);
        }
        var committed = await db.Commit(actor, now, cancellation);
        return committed.IsOk ? session : Result<Session>.From(committed);

        async Task<Result<Session>> Refuse(Result refused, Guid personId)
        {
            db.Record(new SignInRefused(personId, refused.Problem!.Code), actor, now);
            var kept = await db.Commit(actor, now, cancellation);
            return Result<Session>.From(kept.IsOk ? refused : kept);
        }
    }

    /// <summary>The session that goes on with the roles of now; null where it has ended, or somebody else came back.</summary>
    private async Task<StoredSession?> Renewed(
        AppDbContext db,
        ProviderAccount account,
        Guid personId,
        Guid identityId,
        CancellationToken cancellation
    )
    {
        if (account.Renews is not { } id)
            return null;
        var moment = time.Now;
        var session = await db.Sessions.FirstOrDefaultAsync(
            s => s.Id == id && s.PersonId == personId && s.IdentityId == identityId && s.EndedAt == null && s.EndsAt > moment,
            cancellation
        );
        if (session is not null)
            (session.Claimed, session.AskAt) = (account.Claimed, moment + Sessions.AskEvery);
        return session;
    }

    private static async Task<Result<Person>> Recognise(AppDbContext db, ProviderAccount account, CancellationToken cancellation)
    {
        var keys = account.Emails.Select(e => e.Key).ToList();
        var number = account.Number;
        var found = await db
            .People.Include(p => p.Identities)
            .Where(p => keys.Contains(p.WorkEmailKey!) || (number != null && p.EmployeeNumber == number))
            .OrderBy(p => p.Id)
            .Take(2)
            .ToListAsync(cancellation);
        var code = found.Count == 0 ? TurnedAway.Unknown : TurnedAway.Ambiguous;
        return found.Count == 1 ? found[0] : Result<Person>.From(Result.Rejected(code, TurnedAway.Of(code).Text));
    }
}

public sealed record SignedIn(Guid PersonId, Guid IdentityId) : DomainEvent(PersonId);

/// <param name="PersonId">Empty where nobody was recognised.</param>
public sealed record SignInRefused(Guid PersonId, string Code) : DomainEvent(PersonId);

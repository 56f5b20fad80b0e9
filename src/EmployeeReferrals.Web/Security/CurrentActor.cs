using System.Globalization;
using System.Security.Claims;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Components;

namespace EmployeeReferrals.Web.Security;

/// <summary>The edge where a signed-in principal becomes an actor. <see cref="ActorFactory"/> has seen to it that its claims are those of
/// the directory.</summary>
public static class CurrentActor
{
    public const string PersonId = "sub";
    public const string Name = "name";
    public const string Role = "role";
    private const string Claimed = "claimed";
    private const string Identity = "identity";
    private const string SessionClaim = "sid";

    public static Actor ToActor(this ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated != true || !Guid.TryParse(principal.FindFirstValue(PersonId), out var id))
            return Actor.Nobody;
        return Actor.Person(id, RolesOf(principal));
    }

    public static ClaimsPrincipal ToPrincipal(Guid personId, string name, Roles roles) =>
        new Session(personId, name, roles, Roles.None, null).ToPrincipal();

    /// <param name="zone">As the reader's browser names it.</param>
    public static ClaimsPrincipal ToPrincipal(this Session session, string? zone = null)
    {
        var identity = new ClaimsIdentity("portal", Name, Role);
        identity.AddClaim(new Claim(PersonId, session.PersonId.ToString()));
        identity.AddClaim(new Claim(Name, session.Name));
        foreach (var role in Enum.GetValues<Roles>().Where(r => r != Roles.None && (session.Roles | Roles.Employee).HasFlag(r)))
            identity.AddClaim(new Claim(Role, role.ToString()));
        if (session.Claimed != Roles.None)
            identity.AddClaim(new Claim(Claimed, ((int)session.Claimed).ToString(CultureInfo.InvariantCulture)));
        if (session.IdentityId is { } id)
            identity.AddClaim(new Claim(Identity, id.ToString()));
        if (ReaderZone.Named(zone) is { } known)
            identity.AddClaim(new Claim(ReaderZone.Name, known.Id));
        if (session.Id != Guid.Empty)
            identity.AddClaim(new Claim(SessionClaim, session.Id.ToString()));
        return new ClaimsPrincipal(identity);
    }

    /// <summary>What the cookie holds: which session it is of, and not whose.</summary>
    public static ClaimsPrincipal ToCookie(Guid sessionId) =>
        new(new ClaimsIdentity([new Claim(SessionClaim, sessionId.ToString())], "portal", Name, Role));

    public static Guid? SessionId(this ClaimsPrincipal principal) =>
        Guid.TryParse(principal.FindFirstValue(SessionClaim), out var id) ? id : null;

    /// <summary>As it was when the principal was made; null for nobody.</summary>
    public static Session? ToSession(this ClaimsPrincipal principal) =>
        !Guid.TryParse(principal.FindFirstValue(PersonId), out var id)
            ? null
            : new Session(
                id,
                principal.FindFirstValue(Name) ?? "",
                RolesOf(principal) | Roles.Employee,
                int.TryParse(principal.FindFirstValue(Claimed), NumberStyles.None, CultureInfo.InvariantCulture, out var claimed)
                    ? (Roles)claimed
                    : Roles.None,
                Guid.TryParse(principal.FindFirstValue(Identity), out var identity) ? identity : null,
                principal.SessionId() ?? Guid.Empty
            );

    private static Roles RolesOf(ClaimsPrincipal principal)
    {
        var roles = Roles.None;
        foreach (var claim in principal.FindAll(Role))
            if (Enum.TryParse<Roles>(claim.Value, out var role))
                roles |= role;
        return roles;
    }
}

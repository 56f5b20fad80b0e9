using System.Security.Claims;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;

namespace EmployeeReferrals.Web.Security;

/// <summary>The edge where a signed-in principal becomes an actor.</summary>
public static class CurrentActor
{
    public const string PersonId = "sub";
    public const string Name = "name";
    public const string Role = "role";

    public static Actor ToActor(this ClaimsPrincipal? principal)
    {
        if (principal?.Identity?.IsAuthenticated != true || !Guid.TryParse(principal.FindFirstValue(PersonId), out var id)) return Actor.Nobody;
        var roles = Roles.None;
        foreach (var claim in principal.FindAll(Role))
            if (Enum.TryParse<Roles>(claim.Value, out var role)) roles |= role;
        return Actor.Person(id, roles);
    }

    public static ClaimsPrincipal ToPrincipal(Guid personId, string name, Roles roles)
    {
        var identity = new ClaimsIdentity("portal", Name, Role);
        identity.AddClaim(new Claim(PersonId, personId.ToString()));
        identity.AddClaim(new Claim(Name, name));
        foreach (var role in Enum.GetValues<Roles>().Where(r => r != Roles.None && (roles | Roles.Employee).HasFlag(r)))
            identity.AddClaim(new Claim(Role, role.ToString()));
        return new ClaimsPrincipal(identity);
    }
}

using System.Security.Claims;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Wording;

namespace EmployeeReferrals.Web.Layout;

/// <summary>The person the shell greets, as the claims say.</summary>
public sealed record SignedIn(string Id, string Name, Roles Roles)
{
    /// <summary>The role that says most, in words.</summary>
    public string RoleWord => RoleLabels.All.FirstOrDefault(word => Roles.HasFlag(word.Key)).Value ?? "No role";

    public static SignedIn? From(ClaimsPrincipal user)
    {
        if (user.Identity is not ClaimsIdentity { IsAuthenticated: true } identity)
        {
            return null;
        }
        var roles = user.FindAll(identity.RoleClaimType)
            .Aggregate(Roles.None, (all, claim) => Enum.TryParse<Roles>(claim.Value, out var role) ? all | role : all);
        return new SignedIn(user.FindFirstValue("sub") ?? "", user.FindFirstValue("name") ?? identity.Name ?? "", roles);
    }
}

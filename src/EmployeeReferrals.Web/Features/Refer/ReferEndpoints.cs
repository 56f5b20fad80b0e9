using System.Security.Claims;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EmployeeReferrals.Web.Features.Refer;

internal static class ReferEndpoints
{
    /// <summary>What the role just chosen in the form pays: the promise beside it follows the choice.</summary>
    public static void MapRefer(this WebApplication app) =>
        app.MapGet(
                "/refer/offer",
                async Task<IResult> (string? opening, ClaimsPrincipal user, GetReferForm form, CancellationToken cancellation) =>
                {
                    var found = await form.Execute(user.ToActor(), new(null, Guid.TryParse(opening, out var id) ? id : null), cancellation);
                    return found.IsOk ? new RazorComponentResult<ReferAside>(new { found.Value.Offer }) : Results.NotFound();
                }
            )
            .RequireAuthorization();
}

using System.Security.Claims;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Access;
using EmployeeReferrals.Web.Exports;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Authorization;

namespace EmployeeReferrals.Web.Features.Referrals;

internal static class ReferralEndpoints
{
    public static void MapReferrals(this WebApplication app) =>
        app.MapGet(
                "/referrals/{id:guid}/resume/{resumeId:guid}",
                async (
                    Guid id,
                    Guid resumeId,
                    ClaimsPrincipal user,
                    HttpContext context,
                    GetResume resume,
                    CancellationToken cancellation
                ) =>
                {
                    if (await resume.Execute(user.ToActor(), new(id, resumeId), cancellation) is not { } file)
                        return Results.NotFound();
                    // What a stranger sent is never shown by the browser, only saved.
                    context.Response.Headers.ContentSecurityPolicy = "sandbox";
                    context.Response.Headers.CacheControl = "no-store";
                    return Results.File(file.Content, file.ContentType, file.Name);
                }
            )
            .RequireAuthorization(new OpensWithAttribute<GetResume>())
            .RecordsExport(ExportKind.Resume);
}

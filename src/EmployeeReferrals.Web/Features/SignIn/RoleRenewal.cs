using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Security;

namespace EmployeeReferrals.Web.Features.SignIn;

internal static class RoleRenewal
{
    /// <summary>Each hour, when a page is opened, the browser goes by the provider and comes back with the roles that somebody has now.
    /// They see nothing of it.</summary>
    public static void UseRoleRenewal(this WebApplication app)
    {
        if (ProviderSignIn.ModeOf(app.Configuration) == SignInMode.Demo)
            return;
        app.Use(
            async (context, next) =>
            {
                if (SessionCheck.ToAskFor(context) is not { } session)
                {
                    await next(context);
                    return;
                }
                await context.RequestServices.GetRequiredService<Sessions>().AskedNow(session, context.RequestAborted);
                var back = Uri.EscapeDataString(context.Request.Path + context.Request.QueryString);
                context.Response.Redirect($"{SignInEndpoints.Start}?silent=yes&returnUrl={back}");
            }
        );
    }
}

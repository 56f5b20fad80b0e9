using System.Data.Common;
using System.Net;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.StaticAssets;

namespace EmployeeReferrals.Web.Security;

/// <summary>The cookie only remembers who somebody is. Whether they may still be here, and as what, the directory says at each request.</summary>
internal sealed class SessionCheck(ActorFactory actors) : CookieAuthenticationEvents
{
    private static readonly object Ended = new();

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        if (context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null) return;
        var known = context.Principal?.ToSession();
        var session = known is null ? null : await actors.Make(known.PersonId, known.Claimed, known.IdentityId, context.HttpContext.RequestAborted);
        if (session is not { IsOk: true })
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            context.HttpContext.Items[Ended] = session?.Problem?.Code;
        }
        else if (session.Value != known)
        {
            context.ReplacePrincipal(session.Value.ToPrincipal());
            context.ShouldRenew = true;
        }
    }

    public override Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
        return Task.CompletedTask;
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A page asks the reader to sign in; anything else is told no.
        if (!HttpMethods.IsGet(context.Request.Method) || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal))
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
        else
            context.Response.Redirect(context.HttpContext.Items[Ended] is string why ? TurnedAway.Href(why) : context.RedirectUri);
        return Task.CompletedTask;
    }
}

/// <summary>A page that stays open sends no requests. Three times a minute the directory is asked again; who may not be here any longer, or not as what
/// they were, is made nobody, and the page loads anew (see Interactive.razor), which tells them why.</summary>
internal sealed class CircuitCheck(ILoggerFactory logs, ActorFactory actors) : RevalidatingServerAuthenticationStateProvider(logs)
{
    protected override TimeSpan RevalidationInterval { get; } = TimeSpan.FromSeconds(20);

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        if (authenticationState.User.ToSession() is not { } known) return true;
        try
        {
            var session = await actors.Make(known.PersonId, known.Claimed, known.IdentityId, cancellationToken);
            return session.IsOk && session.Value.Roles == known.Roles;
        }
        catch (DbException)
        {
            // Without the database nothing can be done in anybody's name either; what is typed should outlive it.
            return true;
        }
    }
}

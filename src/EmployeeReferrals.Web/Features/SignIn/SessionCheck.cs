using System.Net;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Features.SignIn;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.StaticAssets;

namespace EmployeeReferrals.Web.Features.SignIn;

/// <summary>The cookie only holds the id of a session. Whose it is, whether they may still be here, and as what, the database says at each
/// request.</summary>
internal sealed class SessionCheck(Sessions sessions, SessionClock time, Refusals refusals, RecordRefusal record)
    : CookieAuthenticationEvents
{
    private static readonly object Ended = new();
    private static readonly object AskNow = new();

    public override async Task ValidatePrincipal(CookieValidatePrincipalContext context)
    {
        // Neither a style sheet nor the question whether the portal is well needs to know who asks, or a database to find out.
        if (
            context.HttpContext.GetEndpoint()?.Metadata.GetMetadata<StaticAssetDescriptor>() is not null
            || context.HttpContext.Request.Path.StartsWithSegments("/health")
        )
            return;
        var session = context.Principal?.SessionId() is { } id ? await sessions.Read(id, context.HttpContext.RequestAborted) : null;
        if (session is not { IsOk: true })
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(context.Scheme.Name);
            context.HttpContext.Items[Ended] = session?.Problem?.Code;
            return;
        }
        context.ReplacePrincipal(session.Value.ToPrincipal(context.HttpContext.Request.Cookies[ReaderZone.Name]));
        if (session.Value.AskAt <= time.Now)
            context.HttpContext.Items[AskNow] = session.Value.Id;
    }

    /// <summary>The session whose roles the provider is to be asked for, where this is a page that is opened: only then can the browser go
    /// there and come back.</summary>
    public static Guid? ToAskFor(HttpContext context) => context.Items[AskNow] is Guid id && IsPageOpened(context) ? id : null;

    public override async Task RedirectToAccessDenied(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
        var actor = context.HttpContext.User.ToActor();
        // Where, by the name of the place: an address can hold anything.
        var where = (context.HttpContext.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "";
        if (actor.PersonId is { } person && refusals.IsNew(person, where))
            await record.Execute(actor, new(where), context.HttpContext.RequestAborted);
    }

    public override Task RedirectToLogin(RedirectContext<CookieAuthenticationOptions> context)
    {
        // A page asks the reader to sign in; anything else is told no.
        if (
            !HttpMethods.IsGet(context.Request.Method)
            || !context.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.Ordinal)
        )
            context.Response.StatusCode = (int)HttpStatusCode.Unauthorized;
        else
            context.Response.Redirect(
                context.HttpContext.Items[Ended] is string why and not TurnedAway.Again ? TurnedAway.Href(why) : context.RedirectUri
            );
        return Task.CompletedTask;
    }

    private static bool IsPageOpened(HttpContext context)
    {
        var headers = context.Request.Headers;
        return HttpMethods.IsGet(context.Request.Method)
            && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null
            && headers.Accept.ToString() is var accept
            && accept.Contains("text/html", StringComparison.Ordinal)
            && !accept.Contains("blazor-enhanced-nav", StringComparison.Ordinal)
            && headers["Sec-Fetch-Dest"].ToString() is "" or "document";
    }
}

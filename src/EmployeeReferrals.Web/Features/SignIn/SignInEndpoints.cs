using System.Security.Claims;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeReferrals.Web.Features.SignIn;

internal static class SignInEndpoints
{
    private static readonly Actor SignIn = Actor.System("Sign-in");
    public const string Start = "/sign-in/start";
    public const string SignedOut = "/sign-in?out=everywhere";
    public const string SignedOutHere = "/sign-in?out=here";

    public static void MapSignIn(this WebApplication app)
    {
        var mode = ProviderSignIn.ModeOf(app.Configuration);
        if (mode == SignInMode.Demo)
            MapDemo(app);
        else
            MapProvider(app, mode);
    }

    private static void MapDemo(WebApplication app)
    {
        app.MapPost("/sign-in", async (HttpContext context, BeginSession begin, EndSession end, CancellationToken cancellation) =>
            {
                if (!context.Request.HasFormContentType)
                    return Results.LocalRedirect("/sign-in");
                var form = await context.Request.ReadFormAsync(cancellation);
                if (!Guid.TryParse(form["persona"], out var id) || DemoSignIn.Personas.All(p => p.Id != id))
                    return Results.LocalRedirect("/sign-in");
                var session = await begin.Execute(SignIn, new(id, Browsers.Of(context)), cancellation);
                if (!session.IsOk)
                    return Results.LocalRedirect(TurnedAway.Href(session.Problem!.Code));
                await End(context.User, end, SessionEnd.Replaced, cancellation);
                await context.SignInAsync(CurrentActor.ToCookie(session.Value.Id));
                return Results.LocalRedirect(SecurityRegistration.LocalOrHome(form["returnUrl"]));
            })
            .AllowAnonymous()
            .WithOrder(-1); // Before the page of the same address, which would take the post too.

        app.MapPost("/sign-out", async (HttpContext context, EndSession end, CancellationToken cancellation) =>
            {
                await End(context.User, end, SessionEnd.SignedOut, cancellation);
                await context.SignOutAsync();
                return Results.LocalRedirect("/sign-in");
            })
            .AllowAnonymous()
            .OnceSignedIn("/sign-in")
            .WithFormToken();
    }

    private static void MapProvider(WebApplication app, SignInMode mode)
    {
        app.MapGet(
                Start,
                async (HttpContext context, string? returnUrl, string? other, string? again, string? silent, ILogger<ProviderEvents> log) =>
                {
                    var properties = new AuthenticationProperties { RedirectUri = SecurityRegistration.LocalOrHome(returnUrl) };
                    // Otherwise the provider would bring back the account that was just turned away.
                    if (other is not null)
                        properties.SetParameter(OpenIdConnectParameterNames.Prompt, mode == SignInMode.Entra ? "select_account" : "login");
                    if (again is not null)
                        properties.Items[ProviderEvents.SecondTry] = again;
                    var renews = silent is null ? null : context.User.SessionId();
                    if (renews is { } session)
                    {
                        properties.SetParameter(OpenIdConnectParameterNames.Prompt, "none");
                        properties.Items[ProviderEvents.Renews] = session.ToString();
                    }
                    try
                    {
                        await context.ChallengeAsync(ProviderSignIn.Scheme, properties);
                    }
                    catch (Exception failure) when (failure is OpenIdConnectProtocolException || ProviderEvents.IsUnreachable(failure))
                    {
                        log.LogError(failure, "The provider of sign-in does not answer, or not as it should");
                        // Who is signed in already goes on with the roles they had; it is tried again soon.
                        context.Response.Redirect(
                            renews is not null
                                ? properties.RedirectUri!
                                : TurnedAway.Href(ProviderEvents.IsUnreachable(failure) ? TurnedAway.Unreachable : TurnedAway.Failed)
                        );
                    }
                }
            )
            .AllowAnonymous();

        app.MapPost("/sign-out", async (HttpContext context, EndSession end, ILogger<ProviderEvents> log, CancellationToken cancellation) =>
            {
                await End(context.User, end, SessionEnd.SignedOut, cancellation);
                await context.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
                try
                {
                    await context.SignOutAsync(ProviderSignIn.Scheme, new AuthenticationProperties { RedirectUri = SignedOut });
                }
                catch (Exception failure) when (ProviderEvents.IsUnreachable(failure))
                {
                    log.LogWarning(failure, "The provider of sign-in does not answer; signed out here only");
                    context.Response.Redirect(SignedOutHere);
                }
            })
            .AllowAnonymous()
            .OnceSignedIn(SignedOutHere)
            .WithFormToken();
    }

    /// <summary>The session that this browser has, if any.</summary>
    internal static async Task End(ClaimsPrincipal? user, EndSession end, SessionEnd why, CancellationToken cancellation)
    {
        if (user?.SessionId() is { } id)
            await end.Execute(user.ToActor(), new(id, why), cancellation);
    }

    /// <summary>Whose session has ended already is signed out.</summary>
    private static RouteHandlerBuilder OnceSignedIn(this RouteHandlerBuilder endpoint, string signedOut) =>
        endpoint.AddEndpointFilter(
            async (call, next) =>
                call.HttpContext.User.Identity?.IsAuthenticated == true ? await next(call) : Results.LocalRedirect(signedOut)
        );
}

using EmployeeReferrals.Domain.People;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace EmployeeReferrals.Web.Features.SignIn;

internal static class SignInEndpoints
{
    public const string Start = "/sign-in/start";
    public const string SignedOut = "/sign-in?out=everywhere";
    public const string SignedOutHere = "/sign-in?out=here";

    public static void MapSignIn(this WebApplication app)
    {
        var mode = ProviderSignIn.ModeOf(app.Configuration);
        if (mode == SignInMode.Demo) MapDemo(app);
        else MapProvider(app, mode);
    }

    private static void MapDemo(WebApplication app)
    {
        app.MapPost("/sign-in", async (HttpContext context, ActorFactory actors, CancellationToken cancellation) =>
        {
            if (!context.Request.HasFormContentType) return Results.LocalRedirect("/sign-in");
            var form = await context.Request.ReadFormAsync(cancellation);
            if (!Guid.TryParse(form["persona"], out var id) || DemoSignIn.Personas.All(p => p.Id != id)) return Results.LocalRedirect("/sign-in");
            var session = await actors.Make(id, Roles.None, null, cancellation);
            if (!session.IsOk) return Results.LocalRedirect(TurnedAway.Href(session.Problem!.Code));
            await context.SignInAsync(session.Value.ToPrincipal());
            return Results.LocalRedirect(SecurityRegistration.LocalOrHome(form["returnUrl"]));
        }).AllowAnonymous().WithOrder(-1); // Before the page of the same address, which would take the post too.

        app.MapPost("/sign-out", async (HttpContext context) =>
        {
            await context.SignOutAsync();
            return Results.LocalRedirect("/sign-in");
        }).AllowAnonymous().WithFormToken();
    }

    private static void MapProvider(WebApplication app, SignInMode mode)
    {
        app.MapGet(Start, async (HttpContext context, string? returnUrl, string? other, string? again, ILogger<ProviderEvents> log) =>
        {
            var properties = new AuthenticationProperties { RedirectUri = SecurityRegistration.LocalOrHome(returnUrl) };
            // Otherwise the provider would bring back the account that was just turned away.
            if (other is not null) properties.SetParameter(OpenIdConnectParameterNames.Prompt, mode == SignInMode.Entra ? "select_account" : "login");
            if (again is not null) properties.Items[ProviderEvents.SecondTry] = again;
            try
            {
                await context.ChallengeAsync(ProviderSignIn.Scheme, properties);
            }
            catch (Exception failure) when (failure is OpenIdConnectProtocolException || ProviderEvents.IsUnreachable(failure))
            {
                log.LogError(failure, "The provider of sign-in does not answer, or not as it should");
                context.Response.Redirect(TurnedAway.Href(ProviderEvents.IsUnreachable(failure) ? TurnedAway.Unreachable : TurnedAway.Failed));
            }
        }).AllowAnonymous();

        app.MapPost("/sign-out", async (HttpContext context, ILogger<ProviderEvents> log) =>
        {
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
        }).AllowAnonymous().WithFormToken();
    }
}

using EmployeeReferrals.Web.Features.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;

namespace EmployeeReferrals.Web.Security;

internal static class SecurityRegistration
{
    public const string Administrators = "Administrators";

    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalKey>();
        builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(cookie =>
        {
            // A demonstration that moves on by 30 days must not sign anybody out.
            cookie.TimeProvider = TimeProvider.System;
            cookie.Cookie.Name = "portal";
            cookie.Cookie.HttpOnly = true;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            cookie.LoginPath = ProviderSignIn.ModeOf(builder.Configuration) == SignInMode.Demo ? "/sign-in" : SignInEndpoints.Start;
            cookie.AccessDeniedPath = "/nothing-here";
            cookie.ExpireTimeSpan = TimeSpan.FromHours(12);
            cookie.SlidingExpiration = true;
            cookie.EventsType = typeof(SessionCheck);
        }).AddProvider(builder.Configuration);
        builder.Services.AddSingleton<ActorFactory>();
        builder.Services.AddScoped<SessionCheck>();
        builder.Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Administrators, policy => policy.RequireAuthenticatedUser().RequireRole(nameof(Domain.People.Roles.Administrator)));
    }

    /// <summary>For a form that is read by hand: refused without the token of the page it stands on.</summary>
    public static RouteHandlerBuilder WithFormToken(this RouteHandlerBuilder endpoint) => endpoint.AddEndpointFilter(async (call, next) =>
        await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(call.HttpContext)
            ? await next(call)
            : Results.Problem("Reload the page and try again.", statusCode: 400));

    /// <summary>Only a path of the portal itself: never a way to send somebody elsewhere.</summary>
    public static string LocalOrHome(string? returnUrl) =>
        returnUrl is { Length: > 0 and < 2000 } && returnUrl[0] == '/' && (returnUrl.Length == 1 || (returnUrl[1] != '/' && returnUrl[1] != '\\')) ? returnUrl : "/";
}

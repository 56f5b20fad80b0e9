using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Authentication.Cookies;

namespace EmployeeReferrals.Web.Features.SignIn;

internal static class SignInRegistration
{
    public static void AddSignIn(this WebApplicationBuilder builder)
    {
        var provider = ProviderSignIn.ModeOf(builder.Configuration) switch
        {
            SignInMode.Entra => builder.Configuration["SignIn:Entra:Instance"] ?? new EntraOptions().Instance,
            SignInMode.OpenId => builder.Configuration["SignIn:OpenId:Authority"],
            SignInMode.Demo => null,
        };
        builder.Services.AddSingleton(
            new FormTargets(Uri.TryCreate(provider, UriKind.Absolute, out var place) ? [place.GetLeftPart(UriPartial.Authority)] : [])
        );
        builder.Services.AddScoped<SessionCheck>();
        builder
            .Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme)
            .AddCookie(cookie =>
            {
                // A demonstration that moves on by 30 days must not sign anybody out.
                cookie.TimeProvider = TimeProvider.System;
                cookie.Cookie.Name = "portal";
                cookie.Cookie.HttpOnly = true;
                cookie.Cookie.SameSite = SameSiteMode.Lax;
                cookie.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
                cookie.LoginPath = ProviderSignIn.ModeOf(builder.Configuration) == SignInMode.Demo ? "/sign-in" : SignInEndpoints.Start;
                cookie.AccessDeniedPath = "/nothing-here";
                cookie.ExpireTimeSpan = Sessions.Longest;
                cookie.SlidingExpiration = false;
                cookie.EventsType = typeof(SessionCheck);
            })
            .AddProvider(builder.Configuration);
    }
}

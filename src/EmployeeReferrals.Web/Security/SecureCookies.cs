using EmployeeReferrals.Web.Configuration;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Security;

/// <summary>Where the portal's address is https its cookies never travel in the clear, whatever a proxy speaks to it, and no other host can
/// set them.</summary>
internal static class SecureCookies
{
    /// <summary>A browser takes a cookie of this name from https alone, for this host alone and for all of its paths.</summary>
    private const string Prefix = "__Host-";

    public static void AddSecureCookies(this IServiceCollection services)
    {
        services
            .AddOptions<CookieAuthenticationOptions>(CookieAuthenticationDefaults.AuthenticationScheme)
            .PostConfigure<IOptions<PortalOptions>>((cookie, portal) => Bind(cookie.Cookie, portal.Value));
        services
            .AddOptions<AntiforgeryOptions>()
            .PostConfigure<IOptions<PortalOptions>>(
                (form, portal) =>
                {
                    form.Cookie.Name ??= "portal-form";
                    Bind(form.Cookie, portal.Value);
                }
            );
    }

    private static void Bind(CookieBuilder cookie, PortalOptions portal)
    {
        if (!portal.IsHttps)
            return;
        (cookie.Name, cookie.Path, cookie.SecurePolicy) = (Prefix + cookie.Name, "/", CookieSecurePolicy.Always);
    }
}

using System.Security.Cryptography.X509Certificates;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Data;
using EmployeeReferrals.Web.Keys;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;

namespace EmployeeReferrals.Web.Security;

internal static class SecurityRegistration
{
    public const string Administrators = "Administrators";

    public static void AddSecurity(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<PortalKey>();
        builder.AddKeyRing();
        // The framework's own default sends this one in the clear too.
        builder.Services.Configure<AntiforgeryOptions>(form => form.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest);
        builder.Services.AddSecureCookies();
        builder.Services.AddSingleton(new SessionClock(TimeProvider.System));
        builder.Services.AddSingleton<ActorFactory>();
        builder.Services.AddSingleton<Sessions>();
        builder.Services.AddSingleton<OpenCircuits>();
        builder.Services.AddSingleton<Refusals>();
        builder.Services.AddSingleton<KeptForms>();
        builder.Services.AddHostedService<CircuitWatch>();
        builder
            .Services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(Administrators, policy => policy.RequireAuthenticatedUser().RequireRole(nameof(Roles.Administrator)));
    }

    /// <summary>The keys of cookies and forms lie in the database, so that every node reads the same.</summary>
    private static void AddKeyRing(this WebApplicationBuilder builder)
    {
        var protection = builder
            .Services.AddDataProtection()
            .SetApplicationName("EmployeeReferrals")
            .PersistKeysToDbContext<AppDbContext>();
        var security = builder.Configuration.GetSection("Security").Get<SecurityOptions>() ?? new SecurityOptions();
        if (File.Exists(security.Certificate))
            protection.ProtectKeysWithCertificate(
                X509CertificateLoader.LoadPkcs12FromFile(security.Certificate, security.CertificatePassword)
            );
    }

    /// <summary>The framework reads the keys at start, before the database is there; here the first page that needs them does. Called last:
    /// whatever else asks for the framework's data protection registers that reading again.</summary>
    public static void LeaveKeysToTheFirstPage(this WebApplicationBuilder builder)
    {
        foreach (var early in builder.Services.Where(s => s.ImplementationType?.Name == "DataProtectionHostedService").ToList())
            builder.Services.Remove(early);
    }

    /// <summary>For a form that is read by hand: refused without the token of the page it stands on.</summary>
    public static RouteHandlerBuilder WithFormToken(this RouteHandlerBuilder endpoint) =>
        endpoint.AddEndpointFilter(
            async (call, next) =>
                await call.HttpContext.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(call.HttpContext)
                    ? await next(call)
                    : new Stale()
        );

    /// <summary>A browser that sends an old form reads a page; it did nothing.</summary>
    private sealed class Stale : IResult
    {
        public Task ExecuteAsync(HttpContext context) => KeptFormPipeline.Stale(context);
    }

    /// <summary>Only a path of the portal itself: never a way to send somebody elsewhere.</summary>
    public static string LocalOrHome(string? returnUrl)
    {
        if (
            returnUrl is not { Length: < 2000 }
            || !IsLocal(returnUrl)
            || !Uri.TryCreate("http://portal" + returnUrl, UriKind.Absolute, out var there)
            || there.Authority != "portal"
        )
            return "/";
        // Escaped, since a header takes nothing but plain letters; and looked at once more, since "/.//there" is "//there" by now.
        var way = there.GetComponents(UriComponents.PathAndQuery | UriComponents.Fragment, UriFormat.UriEscaped);
        return IsLocal(way) ? way : "/";
    }

    // Two slashes begin the name of another host.
    private static bool IsLocal(string path) => path is ['/'] or ['/', not ('/' or '\\'), ..];
}

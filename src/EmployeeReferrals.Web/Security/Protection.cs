using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using EmployeeReferrals.Web.Components;
using EmployeeReferrals.Web.Configuration;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Security;

/// <summary>What every answer carries, whom we believe about where a request came from, and how many tries one gets.</summary>
internal static class Protection
{
    public static void AddProtection(this WebApplicationBuilder builder)
    {
        builder.Services.AddHsts(hsts => (hsts.MaxAge, hsts.IncludeSubDomains) = (TimeSpan.FromDays(365), false));
        builder
            .Services.AddOptions<ForwardedHeadersOptions>()
            .Configure<IOptions<ProxyOptions>>(
                (forwarded, proxy) =>
                {
                    forwarded.ForwardedHeaders =
                        ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost;
                    forwarded.KnownProxies.Clear();
                    forwarded.KnownIPNetworks.Clear();
                    foreach (var known in proxy.Value.Known)
                        if (IPAddress.TryParse(known, out var address))
                            forwarded.KnownProxies.Add(address);
                        else
                            forwarded.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(known));
                }
            );
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.OnRejected = async (rejected, cancellation) =>
            {
                var response = rejected.HttpContext.Response;
                response.Headers.RetryAfter = "60";
                await Results
                    .Text("That was a lot at once. Wait a minute, go back and try again; what you typed is still there.", "text/plain")
                    .ExecuteAsync(rejected.HttpContext);
            };
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
        });
    }

    public static void UseProtection(this WebApplication app)
    {
        // From nobody unless the proxies are named: a header is easily made up.
        if (app.Configuration.GetSection("Proxy:Known").GetChildren().Any())
            app.UseForwardedHeaders();
        if (!app.Environment.AllowsDemo())
            app.UseHsts();
        // A proxy that ends TLS may speak plainly to us: what the reader used is what the address says.
        if (app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.IsHttps)
        {
            app.Use(
                (context, next) =>
                {
                    context.Request.Scheme = Uri.UriSchemeHttps;
                    return next(context);
                }
            );
        }
        app.UseOwnHost();
        app.UseOwnOrigin();
        var elsewhere = app.Services.GetRequiredService<FormTargets>();
        app.Use(
            (context, next) =>
            {
                context.Response.OnStarting(() =>
                {
                    var headers = context.Response.Headers;
                    headers.XContentTypeOptions = "nosniff";
                    headers.XFrameOptions = "DENY";
                    headers["Referrer-Policy"] = "no-referrer";
                    headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
                    headers["Cross-Origin-Opener-Policy"] = "same-origin";
                    // What is downloaded holds people and money: no cache on the way keeps it.
                    if (headers.ContentDisposition.Count > 0)
                        headers.CacheControl = "no-store";
                    if (headers.ContentSecurityPolicy.Count == 0)
                        headers.ContentSecurityPolicy = Policy(context, elsewhere);
                    return Task.CompletedTask;
                });
                return next(context);
            }
        );
    }

    /// <summary>Nothing from elsewhere, no eval, no script in the page. MudBlazor and the dashboard of the background server set styles in
    /// elements, which only 'unsafe-inline' allows; pages without them do without it.</summary>
    private static string Policy(HttpContext context, FormTargets elsewhere)
    {
        var styled = RenderModes.IsInteractive(context) || context.Request.Path.StartsWithSegments("/hangfire");
        return $"default-src 'none'; script-src 'self'; style-src 'self'{(styled ? " 'unsafe-inline'" : "")}; img-src 'self' data:; "
            + "font-src 'self'; connect-src 'self'; manifest-src 'self'; "
            + $"form-action 'self'{elsewhere.Sources}; base-uri 'self'; frame-ancestors 'none'";
    }

    private static RateLimitPartition<string> Partition(HttpContext context)
    {
        var limits = context.RequestServices.GetRequiredService<IOptions<LimitOptions>>().Value;
        var path = context.Request.Path;
        var post = HttpMethods.IsPost(context.Request.Method);
        if (
            path.StartsWithSegments("/sign-in") && post
            || path.StartsWithSegments("/signin-oidc")
            || path.StartsWithSegments("/sign-in/start")
        )
            return PerMinute("sign-in", From(context), limits.SignInsPerMinute);
        if (path.StartsWithSegments("/c"))
            return PerMinute("candidate", From(context), limits.FormsPerMinute);
        if (post && path.StartsWithSegments("/refer"))
            return PerMinute("refer", context.User.ToActor().PersonId?.ToString() ?? From(context), limits.FormsPerMinute);
        return RateLimitPartition.GetNoLimiter("");
    }

    private static string From(HttpContext context) => Callers.Network(context.Connection.RemoteIpAddress);

    private static RateLimitPartition<string> PerMinute(string what, string who, int times) =>
        RateLimitPartition.GetSlidingWindowLimiter(
            string.Create(CultureInfo.InvariantCulture, $"{what} {who}"),
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = times,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }
        );
}

/// <summary>Where a form of ours may lead besides here: the sign-in provider, which a sign-out goes on to.</summary>
internal sealed class FormTargets(params string[] origins)
{
    public string Sources { get; } = string.Concat(origins.Select(o => " " + o));
}

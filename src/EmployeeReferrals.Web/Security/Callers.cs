using System.Net;
using System.Net.Sockets;
using EmployeeReferrals.Web.Configuration;
using Microsoft.Extensions.Options;

namespace EmployeeReferrals.Web.Security;

/// <summary>Who may ask, by which name and from which page, before anything else looks at a request.</summary>
internal static class Callers
{
    /// <summary>A HEAD answers like a GET, without its body.</summary>
    public static void UseHead(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (!HttpMethods.IsHead(context.Request.Method))
                {
                    await next(context);
                    return;
                }
                var body = context.Response.Body;
                context.Request.Method = HttpMethods.Get;
                context.Response.Body = Stream.Null;
                try
                {
                    await next(context);
                }
                finally
                {
                    context.Request.Method = HttpMethods.Head;
                    context.Response.Body = body;
                }
            }
        );

    /// <summary>A link in a mail is made of the portal's own address; a request by another name is somebody else's trick, or a name to be
    /// set. The paths of health answer to any: who watches asks by a node's address.</summary>
    public static void UseOwnHost(this WebApplication app)
    {
        if (app.Environment.AllowsDemo())
            return;
        var own = new Uri(app.Services.GetRequiredService<IOptions<PortalOptions>>().Value.Address).IdnHost;
        app.Use(
            async (context, next) =>
            {
                if (
                    context.Request.Path.StartsWithSegments("/health")
                    || string.Equals(context.Request.Host.Host, own, StringComparison.OrdinalIgnoreCase)
                )
                {
                    await next(context);
                    return;
                }
                await Results
                    .Text(
                        "The portal does not answer to this name. Portal:Address says which one is its own.",
                        statusCode: StatusCodes.Status400BadRequest
                    )
                    .ExecuteAsync(context);
            }
        );
    }

    /// <summary>A page elsewhere must not open a circuit with the reader's cookie: browsers name the page, and only ours may.</summary>
    public static void UseOwnOrigin(this WebApplication app) =>
        app.Use(
            async (context, next) =>
            {
                if (
                    context.Request.Path.StartsWithSegments("/_blazor")
                    && context.Request.Headers.Origin is [{ Length: > 0 } origin]
                    && !IsOwn(context.Request, origin)
                )
                {
                    await Results
                        .Text("Only the portal's own pages may do this.", statusCode: StatusCodes.Status403Forbidden)
                        .ExecuteAsync(context);
                    return;
                }
                await next(context);
            }
        );

    private static bool IsOwn(HttpRequest request, string origin) =>
        Uri.TryCreate(origin, UriKind.Absolute, out var page)
        && string.Equals(page.Authority, AuthorityOf(request), StringComparison.OrdinalIgnoreCase);

    private static string AuthorityOf(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host}", UriKind.Absolute, out var asked) ? asked.Authority : "";

    /// <summary>Whose tries are counted together: an address, of IPv6 the network that one customer has.</summary>
    public static string Network(IPAddress? address)
    {
        if (address is null)
            return "unknown";
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4().ToString();
        if (address.AddressFamily != AddressFamily.InterNetworkV6)
            return address.ToString();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, 8, 8);
        return $"{new IPAddress(bytes)}/64";
    }
}

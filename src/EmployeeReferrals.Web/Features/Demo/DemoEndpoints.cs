using System.Net;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Configuration;
using EmployeeReferrals.Web.Security;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace EmployeeReferrals.Web.Features.Demo;

internal static class DemoEndpoints
{
    private sealed record Days(int? days);

    public static void MapDemo(this WebApplication app)
    {
        if (!app.Environment.AllowsDemo())
            return;

        app.MapPost("/demo/clock", async (HttpContext context, AdvanceDemoClock advance, CancellationToken cancellation) =>
            {
                if (context.Connection.RemoteIpAddress is { } from && !IPAddress.IsLoopback(from))
                    return Results.NotFound();
                if (!context.Request.HasJsonContentType())
                    return Results.Problem("Send {\"days\": 30}, as application/json.", statusCode: 415);
                Days? body;
                try
                {
                    body = await context.Request.ReadFromJsonAsync<Days>(cancellation);
                }
                catch (System.Text.Json.JsonException)
                {
                    return Results.Problem("Send {\"days\": 30}.", statusCode: 400);
                }
                var result = await advance.Execute(Actor.Nobody, new(body?.days ?? 1), cancellation);
                return result.IsOk
                    ? Results.Json(new { date = result.Value.Date, done = result.Value.Done })
                    : Results.Problem(result.Sentence, statusCode: result.Outcome == Outcome.NotFound ? 404 : 400);
            })
            .AllowAnonymous()
            .DisableAntiforgery();

        app.MapPost("/demo/advance", async (HttpContext context, AdvanceDemoClock advance, CancellationToken cancellation) =>
            {
                var form = await context.Request.ReadFormAsync(cancellation);
                int? days =
                    form["days"] == "next" ? null
                    : int.TryParse(form["days"], out var typed) ? typed
                    : 1;
                await advance.Execute(context.User.ToActor(), new(days), cancellation);
                return Results.LocalRedirect(SecurityRegistration.LocalOrHome(form["returnUrl"]));
            })
            .WithFormToken();
    }

    /// <summary>The page is found with all others; where no demonstration may be, its address leads nowhere.</summary>
    public static void LeaveOutDemo(this RazorComponentsEndpointConventionBuilder pages, IHostEnvironment environment)
    {
        if (environment.AllowsDemo())
            return;
        pages.Add(page =>
        {
            if (page.Metadata.OfType<ComponentTypeMetadata>().Any(m => m.Type == typeof(DemoPage)))
                page.Metadata.Add(new SuppressMatchingMetadata());
        });
    }
}

using EmployeeReferrals.Web.Data;

namespace EmployeeReferrals.Web.Telemetry;

internal static class Trouble
{
    public const string Sentence = "The portal cannot reach or write its database just now. Nothing was saved. What you typed is still in your browser: go back and try again in a minute.";

    /// <summary>Without a database, or without room on its disk, a page says so; the portal goes on by itself when it is back.</summary>
    public static void UseTroublePage(this WebApplication app) => app.Use(async (context, next) =>
    {
        try
        {
            await next(context);
        }
        catch (Exception failed) when (DatabaseErrors.IsAway(failed) && !context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            context.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger("Trouble").LogError("A page could not be served: {Kind}", failed.GetBaseException().GetType().Name);
            context.Response.Clear();
            context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "60";
            context.Response.ContentType = "text/html; charset=utf-8";
            await context.Response.WriteAsync("<!doctype html><html lang=\"en\"><meta name=\"viewport\" content=\"width=device-width\"><title>Not just now</title>"
                + $"<main style=\"font:16px/24px system-ui;max-width:44ch;margin:20vh auto;padding:0 16px\"><h1>Not just now</h1><p>{Sentence}</p></main></html>");
        }
    });
}

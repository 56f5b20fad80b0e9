using System.Net;

namespace EmployeeReferrals.Web.Components;

/// <summary>A page that needs nothing to be shown: no database, no sign-in, no file of ours.</summary>
internal static class PlainPage
{
    /// <param name="sentences">One paragraph, as plain text.</param>
    /// <param name="again">The browser loads it again by itself after so long.</param>
    public static Task Write(HttpContext context, int status, string title, string sentences, TimeSpan? again = null)
    {
        var response = context.Response;
        response.Clear();
        response.StatusCode = status;
        response.ContentType = "text/html; charset=utf-8";
        response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'";
        response.Headers.CacheControl = "no-store";
        if (again is { TotalSeconds: var seconds })
            response.Headers["Refresh"] = FormattableString.Invariant($"{seconds:0}");
        if (status is StatusCodes.Status503ServiceUnavailable or StatusCodes.Status429TooManyRequests)
            response.Headers.RetryAfter = again is null ? "60" : FormattableString.Invariant($"{again.Value.TotalSeconds:0}");
        return response.WriteAsync(
            $"""
            <!doctype html>
            <html lang="en">
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width">
            <meta name="color-scheme" content="light dark">
            <title>{WebUtility.HtmlEncode(title)}</title>
            <main style="font:16px/24px system-ui;max-width:44ch;margin:20vh auto;padding:0 16px">
            <h1>{WebUtility.HtmlEncode(title)}</h1>
            <p>{WebUtility.HtmlEncode(sentences)}</p>
            </main>
            </html>
            """
        );
    }
}

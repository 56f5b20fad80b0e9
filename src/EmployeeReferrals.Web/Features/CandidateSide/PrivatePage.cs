namespace EmployeeReferrals.Web.Features.CandidateSide;

internal static class PrivatePage
{
    /// <summary>The address is the key: nothing may keep it, pass it on or list it.</summary>
    public static void Keep(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers["X-Robots-Tag"] = "noindex, nofollow";
    }
}

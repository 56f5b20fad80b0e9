namespace EmployeeReferrals.Web.Layout;

/// <summary>Written by app.js and read here, so that the first byte already has the right theme and nothing flashes.</summary>
public static class ThemeCookie
{
    public const string Dark = "dark";
    private const string Light = "light";

    /// <summary>The reader's choice, or null to follow the system.</summary>
    public static string? Read(HttpContext? context) =>
        context?.Request.Cookies["theme"] is Dark or Light ? context.Request.Cookies["theme"] : null;
}

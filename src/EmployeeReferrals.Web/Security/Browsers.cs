namespace EmployeeReferrals.Web.Security;

/// <summary>A browser by what its owner calls it. What it says of itself is long, and could be anything.</summary>
internal static class Browsers
{
    public static string Of(HttpContext context) => Of(context.Request.Headers.UserAgent.ToString());

    public static string Of(string says)
    {
        var browser = Named(
            says,
            [
                ("Edg", "Edge"),
                ("OPR/", "Opera"),
                ("Firefox/", "Firefox"),
                ("FxiOS", "Firefox"),
                ("CriOS", "Chrome"),
                ("Chrome/", "Chrome"),
                ("Safari/", "Safari"),
            ]
        );
        var system = Named(
            says,
            [
                ("iPhone", "an iPhone"),
                ("iPad", "an iPad"),
                ("Android", "Android"),
                ("Windows", "Windows"),
                ("CrOS", "a Chromebook"),
                ("Mac OS", "a Mac"),
                ("Linux", "Linux"),
            ]
        );
        return (browser, system) switch
        {
            (null, null) => "A browser",
            (_, null) => browser,
            (null, _) => $"A browser on {system}",
            _ => $"{browser} on {system}",
        };
    }

    private static string? Named(string says, (string Part, string Name)[] known) =>
        known.FirstOrDefault(k => says.Contains(k.Part, StringComparison.Ordinal)).Name;
}

using System.Globalization;

namespace EmployeeReferrals.Web.Components;

/// <summary>Values of the address: parameters are text, because anything can be typed there, and what does not parse counts as not
/// given.</summary>
internal static class InAddress
{
    public static int? Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Guid? Id(string? text) => Guid.TryParse(text, out var id) ? id : null;

    public static bool Yes(string? text) => text == "true";
}

using System.Security.Claims;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components.Authorization;

namespace EmployeeReferrals.Web.Components;

/// <summary>The time zone that the reader's browser names; times of day are told in it. Days stay days of the company (docs/rules.md
/// §6).</summary>
/// <param name="Zone">Null: the browser has not said yet, and the company's stands.</param>
public sealed partial record ReaderZone(TimeZoneInfo? Zone)
{
    /// <summary>Both the cookie that the browser is given and the claim by which a page that stays open knows it.</summary>
    public const string Name = "zone";

    /// <summary>What a cookie holds, where it is the name of a zone.</summary>
    public static TimeZoneInfo? Named(string? name) =>
        name is { Length: > 0 and <= 64 } && Names().IsMatch(name) && TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : null;

    public static ReaderZone Of(ClaimsPrincipal user) => new(Named(user.FindFirstValue(Name)));

    /// <summary>Known at once: the framework has the reader before it draws anything.</summary>
    public static ReaderZone Of(AuthenticationStateProvider provider) =>
        provider.GetAuthenticationStateAsync() is { IsCompletedSuccessfully: true } known
            ? Of(known.GetAwaiter().GetResult().User)
            : new(Zone: null);

    /// <summary>"3 Jan 2027, 14:05", with the place where the company's clock shows another time: "3 Jan 2027, 08:05 (New York)".</summary>
    public string Moment(DateTimeOffset at, TimeZoneInfo company)
    {
        var zone = Zone ?? company;
        var text = Format.Moment(at, zone);
        return zone.GetUtcOffset(at) == company.GetUtcOffset(at) ? text : $"{text} ({Place(zone)})";
    }

    /// <summary>The last part of a name such as "America/New_York", in words.</summary>
    private static string Place(TimeZoneInfo zone) => zone.Id[(zone.Id.LastIndexOf('/') + 1)..].Replace('_', ' ');

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_+-]*(/[A-Za-z0-9_+-]+){0,2}$")]
    private static partial Regex Names();
}

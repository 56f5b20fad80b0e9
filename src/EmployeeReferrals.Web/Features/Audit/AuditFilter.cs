using System.Globalization;
using EmployeeReferrals.Domain;
using EmployeeReferrals.Web.Components;
using Microsoft.AspNetCore.WebUtilities;

namespace EmployeeReferrals.Web.Features.Audit;

/// <summary>Which entries are looked at, as it stands in the address.</summary>
/// <param name="Kind">An event by its kept name, or an area.</param>
/// <param name="Who">Part of a name: of whoever did it, whom it is about, or whose money it was.</param>
/// <param name="About">A person, referral, opening, plan or anything else an entry is about.</param>
/// <param name="From">In days of the company.</param>
public sealed record AuditFilter(string? Kind = null, string? Who = null, Guid? About = null, DateOnly? From = null, DateOnly? Until = null)
{
    public bool IsEmpty => this == new AuditFilter();

    /// <summary>What does not parse counts as not given.</summary>
    public static AuditFilter Of(string? kind, string? who, string? about, string? from, string? until) =>
        new(AuditEvents.Named(kind).Count > 0 ? kind : null, Text.Clean(who), InAddress.Id(about), Day(from), Day(until));

    public string Href(string path = "/audit", int page = 1) =>
        QueryHelpers.AddQueryString(
            path,
            new Dictionary<string, string?>
            {
                ["event"] = Kind,
                ["who"] = Who,
                ["about"] = About?.ToString(),
                ["from"] = Written(From),
                ["until"] = Written(Until),
                ["page"] = page > 1 ? page.ToString(CultureInfo.InvariantCulture) : null,
            }.Where(given => !string.IsNullOrEmpty(given.Value))
        );

    public static string? Written(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
        && day.Year is > 1900 and < 9000
            ? day
            : null;
}

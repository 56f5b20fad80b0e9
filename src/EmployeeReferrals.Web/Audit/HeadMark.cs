using System.Globalization;

namespace EmployeeReferrals.Web.Audit;

/// <summary>How far the audit is signed, short enough to be kept elsewhere: in a mail, a log or a file.</summary>
public sealed record HeadMark(long ChainNumber, string Hash)
{
    public override string ToString() => FormattableString.Invariant($"{ChainNumber}:{Hash}");

    public static HeadMark? Parse(string text) =>
        text.Trim().Split(':') is [var number, { Length: 64 } hash]
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var place)
        && hash.All(char.IsAsciiHexDigit)
            ? new(place, hash.ToLowerInvariant())
            : null;
}

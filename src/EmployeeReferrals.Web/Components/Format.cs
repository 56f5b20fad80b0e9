using System.Globalization;
using System.Text;
using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Components;

/// <summary>Amounts, dates and names as the product writes them. Numbers follow the reader's culture; words and months are English,
/// taken from the invariant culture because the English ones disagree about "Sep".</summary>
public static class Format
{
    private static readonly CultureInfo English = CultureInfo.InvariantCulture;

    /// <summary>"1,500 EUR"; the minor unit only where the amount has one.</summary>
    public static string Money(decimal amount, string currency, CultureInfo culture) =>
        $"{Amount(amount, currency, culture)}\u00a0{currency}";

    /// <summary>The figure of <see cref="Money"/> alone, for a column that names its currency.</summary>
    public static string Amount(decimal amount, string currency, CultureInfo culture)
    {
        var digits = Currency.Digits(currency);
        var rounded = decimal.Round(amount, digits, MidpointRounding.AwayFromZero);
        return rounded.ToString("N" + (decimal.IsInteger(rounded) ? 0 : digits).ToString(English), culture);
    }

    /// <summary>"3,500 EUR and 1,200 GBP": currencies are listed, never added.</summary>
    public static string Sums(IEnumerable<(decimal Amount, string Currency)> parts, CultureInfo culture) =>
        And(
            parts
                .GroupBy(part => part.Currency)
                .OrderBy(group => group.Key, StringComparer.Ordinal)
                .Select(group => Money(group.Sum(part => part.Amount), group.Key, culture))
        );

    public static string Number(long value, CultureInfo culture) => value.ToString("N0", culture);

    /// <summary>"31.0%, 83 of 268"; without a whole there is no percentage to give.</summary>
    public static string Share(long part, long whole, CultureInfo culture) =>
        whole == 0 ? "none yet" : $"{Percent(part, whole, culture)}, {Number(part, culture)} of {Number(whole, culture)}";

    public static string Percent(long part, long whole, CultureInfo culture) =>
        whole == 0 ? "–" : (100m * part / whole).ToString("N1", culture) + "%";

    /// <summary>"1 referral", "3 referrals".</summary>
    public static string Count(long count, string one, CultureInfo culture, string? many = null) =>
        $"{Number(count, culture)} {(count == 1 ? one : many ?? one + "s")}";

    /// <summary>"3 Jan 2027".</summary>
    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", English);

    /// <summary>"3 Jan", with the year where it is not this one.</summary>
    public static string ShortDay(DateOnly day, DateOnly today) => day.Year == today.Year ? day.ToString("d MMM", English) : Day(day);

    /// <summary>"Tuesday 24 November 2026".</summary>
    public static string LongDay(DateOnly day) => day.ToString("dddd d MMMM yyyy", English);

    /// <summary>"Nov 2026".</summary>
    public static string Month(DateOnly day) => day.ToString("MMM yyyy", English);

    /// <summary>"24 Nov 2025 to 23 Nov 2026".</summary>
    public static string Span(DateOnly from, DateOnly to) => from == to ? Day(from) : $"{Day(from)} to {Day(to)}";

    /// <summary>"3 Jan 2027, 14:05" in the given zone.</summary>
    public static string Moment(DateTimeOffset at, TimeZoneInfo zone) =>
        TimeZoneInfo.ConvertTime(at, zone).ToString("d MMM yyyy, HH:mm", English);

    /// <summary>"today", "tomorrow", "in 40 days", "3 days ago".</summary>
    public static string RelativeDay(DateOnly day, DateOnly today) =>
        (day.DayNumber - today.DayNumber) switch
        {
            0 => "today",
            1 => "tomorrow",
            -1 => "yesterday",
            > 0 and var days => $"in {Number(days, English)} days",
            var days => $"{Number(-days, English)} days ago",
        };

    /// <summary>"in 2 hours", "5 minutes ago"; days from 48 hours on.</summary>
    public static string Relative(DateTimeOffset at, DateTimeOffset now)
    {
        var distance = at - now;
        return distance.Duration() < TimeSpan.FromMinutes(1) ? "just now"
            : distance > TimeSpan.Zero ? $"in {Length(distance)}"
            : $"{Length(distance.Duration())} ago";
    }

    /// <summary>"5 minutes", "26 hours", "3 days": the largest unit that says enough.</summary>
    public static string Length(TimeSpan length) =>
        length switch
        {
            { TotalHours: < 1 } => Count(Math.Max(1, (long)length.TotalMinutes), "minute", English),
            { TotalHours: < 48 } => Count((long)length.TotalHours, "hour", English),
            _ => Count((long)length.TotalDays, "day", English),
        };

    /// <summary>"2 working days", or "36 hours on working days" where the days are not whole.</summary>
    public static string WorkingTime(int hours) =>
        hours % 24 == 0 ? Count(hours / 24, "working day", English) : $"{Count(hours, "hour", English)} on working days";

    /// <summary>"A", "A and B", "A, B and C".</summary>
    public static string And(IEnumerable<string> parts) => Joined(parts, "and");

    public static string Or(IEnumerable<string> parts) => Joined(parts, "or");

    private static string Joined(IEnumerable<string> parts, string word)
    {
        var all = parts.ToList();
        return all.Count < 2 ? string.Concat(all) : $"{string.Join(", ", all.SkipLast(1))} {word} {all[^1]}";
    }

    /// <summary>The first letters of the first and the last word, in any script.</summary>
    public static string Initials(string? name)
    {
        var letters = (name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(FirstLetter).OfType<Rune>().ToList();
        return letters.Count switch
        {
            0 => "?",
            1 => Rune.ToUpperInvariant(letters[0]).ToString(),
            _ => Rune.ToUpperInvariant(letters[0]).ToString() + Rune.ToUpperInvariant(letters[^1]).ToString(),
        };
    }

    private static Rune? FirstLetter(string word)
    {
        foreach (var rune in word.EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune))
            {
                return rune;
            }
        }
        return null;
    }
}

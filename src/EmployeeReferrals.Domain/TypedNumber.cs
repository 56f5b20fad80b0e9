using System.Globalization;
using System.Text;

namespace EmployeeReferrals.Domain;

/// <summary>A number as somebody typed it (docs/rules.md §6): taken where it is well formed in their culture, asked where it is well formed
/// only the other way round, refused where neither. The culture is an argument, never the thread's.</summary>
public abstract record TypedNumber
{
    private const int Longest = 40;

    // One sign for every way to write a space or an apostrophe between groups.
    private const char Space = ' ';
    private const char Apostrophe = '\'';

    private TypedNumber() { }

    public sealed record Taken(decimal Value) : TypedNumber;

    /// <param name="Value">The only way in which it could be read.</param>
    public sealed record Asked(decimal Value) : TypedNumber;

    /// <param name="TooExact">It is a number, with more decimals than can be paid or counted.</param>
    /// <param name="Sentence">How it was read.</param>
    public sealed record Refused(bool TooExact, string Sentence) : TypedNumber;

    /// <summary>Null: it cannot be read. What has to be asked about is read too.</summary>
    public decimal? Reading => (this as Taken)?.Value ?? (this as Asked)?.Value;

    /// <summary>An amount: as exact as its currency, which may stand before or after it.</summary>
    public static TypedNumber Amount(string? typed, string? currency, CultureInfo culture) =>
        Read(WithoutCurrency(Plain(typed), currency), typed, culture, Currency.Digits(currency), $"an amount in {currency}");

    /// <summary>A whole number, such as days or hires.</summary>
    public static TypedNumber Count(string? typed, CultureInfo culture) => Read(Plain(typed), typed, culture, 0, "a whole number");

    /// <summary>A factor or a share.</summary>
    /// <param name="digits">After the decimal sign, at most.</param>
    public static TypedNumber Number(string? typed, CultureInfo culture, int digits) =>
        Read(Plain(typed), typed, culture, digits, "a number");

    /// <summary>As a form shows it, so that what is shown is what is taken back.</summary>
    public static string Shown(decimal value, CultureInfo culture) => value.ToString("#,0.####", culture);

    private static TypedNumber Read(string plain, string? typed, CultureInfo culture, int digits, string what)
    {
        var own = Signs.Of(culture);
        if (plain.Length is 0 or > Longest)
            return Neither(typed, own, culture, digits, what);
        if (own.Read(plain) is { } mine && mine.Decimals <= digits)
            return new Taken(mine.Value);
        var others = own.Others()
            .Select(signs => signs.Read(plain))
            .OfType<Parsed>()
            .Where(p => p.Decimals <= digits)
            .Select(p => p.Value)
            .Distinct()
            .ToList();
        if (others.Count == 1)
            return new Asked(others[0]);
        return own.Read(plain) is { } exact ? Exact(typed, exact.Decimals, digits, what) : Neither(typed, own, culture, digits, what);
    }

    private static Refused Exact(string? typed, int decimals, int digits, string what) =>
        new(
            true,
            digits == 0
                ? $"“{Told(typed)}” was read with {Decimals(decimals)}, and {what} has none."
                : $"“{Told(typed)}” was read with {Decimals(decimals)}, and {what} has at most {digits}."
        );

    private static string Decimals(int count) => count == 1 ? "1 decimal" : $"{count} decimals";

    private static Refused Neither(string? typed, Signs own, CultureInfo culture, int digits, string what)
    {
        var example =
            digits == 0
                ? 1500m.ToString("N0", culture)
                : 1500.5m.ToString("N" + Math.Min(digits, 2).ToString(CultureInfo.InvariantCulture), culture);
        var read = $"{Name(own.Group)} between thousands{(digits == 0 ? "" : $" and {Name(own.Decimal)} before decimals")}";
        return new Refused(false, $"“{Told(typed)}” cannot be read as {what}, with {read}. Write it like {example}.");
    }

    private static string Told(string? typed) =>
        Text.Clean(typed) is { } clean
            ? clean.Length <= Longest
                ? clean
                : clean[..Longest] + "…"
            : "";

    private static string Name(char sign) =>
        sign switch
        {
            '.' => "a point",
            ',' => "a comma",
            Space => "a space",
            Apostrophe => "an apostrophe",
            _ => $"“{sign}”",
        };

    // Digits of any script, and one sign for each kind of space and apostrophe.
    private static string Plain(string? typed)
    {
        if (Text.Clean(typed) is not { } clean)
            return "";
        var plain = new StringBuilder(clean.Length);
        foreach (var rune in clean.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) == UnicodeCategory.DecimalDigitNumber)
                plain.Append((char)('0' + (int)Rune.GetNumericValue(rune)));
            else
                plain.Append(rune.ToString() is { Length: 1 } one ? Sign(one[0]).ToString() : rune.ToString());
        }
        return plain.ToString().Trim();
    }

    private static char Sign(char c) =>
        c switch
        {
            '\u2019' or '\u2018' or '\u02BC' or '`' or '\u00B4' => Apostrophe,
            '\u066B' => '.',
            '\u066C' => ',',
            '\uFF0E' => '.',
            '\uFF0C' => ',',
            _ => char.IsWhiteSpace(c) ? Space : c,
        };

    private static string WithoutCurrency(string plain, string? currency)
    {
        if (currency is null)
            return plain;
        foreach (
            var name in currency switch
            {
                "EUR" => [currency, "€"],
                "GBP" => [currency, "£"],
                "USD" => [currency, "$"],
                _ => new[] { currency },
            }
        )
        {
            if (plain.StartsWith(name, StringComparison.OrdinalIgnoreCase))
                return plain[name.Length..].Trim();
            if (plain.EndsWith(name, StringComparison.OrdinalIgnoreCase))
                return plain[..^name.Length].Trim();
        }
        return plain;
    }

    private sealed record Parsed(decimal Value, int Decimals);

    /// <summary>Which sign stands between groups and which before decimals.</summary>
    /// <param name="Sizes">Of the groups, from the right; the last one goes on.</param>
    private sealed record Signs(char Group, char Decimal, IReadOnlyList<int> Sizes)
    {
        private static readonly int[] Thousands = [3];

        public static Signs Of(CultureInfo culture)
        {
            var format = culture.NumberFormat;
            var sizes = format.NumberGroupSizes.Where(s => s > 0).ToArray();
            return new Signs(
                Sign(format.NumberGroupSeparator[0]),
                Sign(format.NumberDecimalSeparator[0]),
                sizes.Length == 0 ? Thousands : sizes
            );
        }

        /// <summary>How people elsewhere write it.</summary>
        public IEnumerable<Signs> Others() =>
            new Signs[]
            {
                new('.', ',', Thousands),
                new(',', '.', Thousands),
                new(Space, ',', Thousands),
                new(Space, '.', Thousands),
                new(Apostrophe, '.', Thousands),
            }.Where(s => s != this);

        public Parsed? Read(string plain)
        {
            var at = plain.LastIndexOf(Decimal);
            var (whole, decimals) = at < 0 ? (plain, "") : (plain[..at], plain[(at + 1)..]);
            if ((at >= 0 && decimals.Length == 0) || !decimals.All(char.IsAsciiDigit))
                return null;
            if (whole.Length > 0 ? !Grouped(whole) : decimals.Length == 0)
                return null;
            var digits = string.Concat(whole.Where(char.IsAsciiDigit));
            return decimal.TryParse($"{digits}.{decimals}", NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                ? new Parsed(value, decimals.Length)
                : null;
        }

        private bool Grouped(string whole)
        {
            var groups = whole.Split(Group);
            if (groups.Any(g => g.Length == 0 || !g.All(char.IsAsciiDigit)))
                return false;
            if (groups.Length == 1)
                return true;
            for (var i = 1; i < groups.Length; i++)
            {
                if (groups[^i].Length != Sizes[Math.Min(i - 1, Sizes.Count - 1)])
                    return false;
            }
            return groups[0].Length <= Sizes[Math.Min(groups.Length - 1, Sizes.Count - 1)] && groups[0] != "0";
        }
    }
}

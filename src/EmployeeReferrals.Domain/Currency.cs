namespace EmployeeReferrals.Domain;

/// <summary>ISO 4217 currencies the portal pays in, with the digits of their minor unit.</summary>
public static class Currency
{
    private static readonly Dictionary<string, int> Known = new(StringComparer.Ordinal)
    {
        ["AED"] = 2,
        ["AUD"] = 2,
        ["BGN"] = 2,
        ["BHD"] = 3,
        ["BRL"] = 2,
        ["CAD"] = 2,
        ["CHF"] = 2,
        ["CLP"] = 0,
        ["CNY"] = 2,
        ["CZK"] = 2,
        ["DKK"] = 2,
        ["EUR"] = 2,
        ["GBP"] = 2,
        ["HKD"] = 2,
        ["HUF"] = 2,
        ["ILS"] = 2,
        ["INR"] = 2,
        ["ISK"] = 0,
        ["JOD"] = 3,
        ["JPY"] = 0,
        ["KRW"] = 0,
        ["KWD"] = 3,
        ["MXN"] = 2,
        ["NOK"] = 2,
        ["NZD"] = 2,
        ["OMR"] = 3,
        ["PLN"] = 2,
        ["RON"] = 2,
        ["SAR"] = 2,
        ["SEK"] = 2,
        ["SGD"] = 2,
        ["TND"] = 3,
        ["TRY"] = 2,
        ["UAH"] = 2,
        ["USD"] = 2,
        ["VND"] = 0,
        ["ZAR"] = 2,
    };

    public static IReadOnlyCollection<string> All => Known.Keys;

    public static bool IsKnown(string? code) => code is not null && Known.ContainsKey(code);

    /// <summary>Digits after the decimal point; two for a code that is not in the list.</summary>
    public static int Digits(string? code) => code is not null && Known.TryGetValue(code, out var digits) ? digits : 2;

    public static decimal Round(decimal amount, string? code) => Math.Round(amount, Digits(code), MidpointRounding.AwayFromZero);

    public static bool HasRightDigits(decimal amount, string? code) => Round(amount, code) == amount;
}

using System.Globalization;
using Microsoft.AspNetCore.Localization;

namespace EmployeeReferrals.Web.Components;

/// <summary>Whose signs numbers are written and read with: the browser's first language that is known here. The words stay
/// English.</summary>
public static class ReaderCulture
{
    /// <summary>Where nothing is said: a point before decimals, a comma between thousands.</summary>
    public const string Usual = "en-GB";

    private static readonly string[] Known =
    [
        Usual,
        "en",
        "en-US",
        "en-AU",
        "en-CA",
        "en-IE",
        "en-IN",
        "en-NZ",
        "en-SG",
        "en-ZA",
        "bg",
        "cs",
        "da",
        "de",
        "de-AT",
        "de-CH",
        "el",
        "es",
        "es-MX",
        "et",
        "fi",
        "fr",
        "fr-BE",
        "fr-CA",
        "fr-CH",
        "he",
        "hi",
        "hr",
        "hu",
        "id",
        "is",
        "it",
        "it-CH",
        "ja",
        "ko",
        "lt",
        "lv",
        "nb",
        "nl",
        "nl-BE",
        "nn",
        "no",
        "pl",
        "pt",
        "pt-BR",
        "ro",
        "sk",
        "sl",
        "sr",
        "sv",
        "tr",
        "uk",
        "vi",
        "zh",
        "zh-CN",
        "zh-TW",
    ];

    /// <summary>All of them, the usual one first.</summary>
    public static IReadOnlyList<CultureInfo> All { get; } = [.. Known.Select(CultureInfo.GetCultureInfo)];

    /// <summary>By the name that travels with a command; what is not known here is the usual one.</summary>
    public static CultureInfo Named(string? name) =>
        All.FirstOrDefault(c => string.Equals(c.Name, name, StringComparison.OrdinalIgnoreCase)) ?? All[0];

    /// <summary>Pages and circuits run in the culture that the browser asks for.</summary>
    public static IApplicationBuilder UseReaderCulture(this IApplicationBuilder app) =>
        app.UseRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(All[0], All[0]);
            (options.SupportedCultures, options.SupportedUICultures) = ([.. All], [All[0]]);
            options.RequestCultureProviders = [new AcceptLanguageHeaderRequestCultureProvider { Options = options }];
        });
}

using System.Globalization;
using EmployeeReferrals.Domain;

namespace EmployeeReferrals.Web.Components;

/// <summary>The numbers of one form as its reader types them. What looks wrong is asked once; the same text sent again is the
/// answer.</summary>
/// <param name="culture">Of the reader.</param>
public sealed class TypedNumbers(CultureInfo culture)
{
    /// <summary>What is this many times the largest amount so far, or more, is asked (docs/rules.md §6).</summary>
    public const int FarAbove = 10;

    private readonly HashSet<string> asked = new(StringComparer.Ordinal);

    public CultureInfo Culture => culture;

    public string Shown(decimal value) => TypedNumber.Shown(value, culture);

    public decimal? Amount(string? text, string? currency) => TypedNumber.Amount(text, currency, culture).Reading;

    public decimal? Number(string? text, int digits) => TypedNumber.Number(text, culture, digits).Reading;

    public int? Count(string? text) => TypedNumber.Count(text, culture).Reading is { } value and <= int.MaxValue ? (int)value : null;

    /// <param name="code">Of what is wrong: it ends in _number, _digits or _asked.</param>
    /// <param name="largest">The largest amount so far in this currency; 0 where nothing is compared, null where there are amounts in other
    /// currencies alone.</param>
    public Problem? AmountProblem(string code, string? text, string? currency, string field, decimal? largest = 0) =>
        Problem(TypedNumber.Amount(text, currency, culture), code, text, field, currency, largest);

    public Problem? NumberProblem(string code, string? text, int digits, string field) =>
        Problem(TypedNumber.Number(text, culture, digits), code, text, field, null, 0);

    public Problem? CountProblem(string code, string? text, string field) =>
        Problem(TypedNumber.Count(text, culture), code, text, field, null, 0);

    private Problem? Problem(TypedNumber typed, string code, string? text, string field, string? currency, decimal? largest) =>
        !string.IsNullOrWhiteSpace(text)
        && Question(typed, code, field, currency, culture, largest) is { } problem
        && (!IsQuestion(problem) || asked.Add($"{code} {Key(text, currency)}"))
            ? problem
            : null;

    /// <summary>What was asked about: as typed, in its currency. A command that carries it again confirms it.</summary>
    public static string Key(string? text, string? currency) => $"{Text.Clean(text)} {currency}";

    public static bool IsQuestion(Problem problem) => problem.Code.EndsWith("_asked", StringComparison.Ordinal);

    /// <summary>Null: it can be taken as it is.</summary>
    public static Problem? Question(
        TypedNumber typed,
        string code,
        string field,
        string? currency,
        CultureInfo culture,
        decimal? largest
    ) =>
        typed switch
        {
            TypedNumber.Refused refused => new($"{code}_{(refused.TooExact ? "digits" : "number")}", refused.Sentence, field),
            TypedNumber.Asked other => new(
                $"{code}_asked",
                $"Did you mean {Said(other.Value, currency, culture)}? Send it once more to say yes, or write it anew.",
                field
            ),
            TypedNumber.Taken { Value: > 0 } taken when largest is null => new(
                $"{code}_asked",
                $"{Said(taken.Value, currency, culture)}? No plan pays in {currency} yet. Send it once more to say yes, or write it anew.",
                field
            ),
            TypedNumber.Taken taken when largest > 0 && taken.Value >= largest * FarAbove => new(
                $"{code}_asked",
                $"{Said(taken.Value, currency, culture)}? That is {FarAbove} times {Said(largest.Value, currency, culture)} or "
                    + "more. Send it once more to say yes, or write it anew.",
                field
            ),
            _ => null,
        };

    private static string Said(decimal value, string? currency, CultureInfo culture) =>
        currency is null ? TypedNumber.Shown(value, culture) : Format.Money(value, currency, culture);
}

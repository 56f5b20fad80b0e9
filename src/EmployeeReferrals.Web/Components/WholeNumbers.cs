using System.Globalization;

namespace EmployeeReferrals.Web.Components;

/// <summary>The whole numbers of one form, as its reader types them. What cannot be taken is said beside its field, and nothing is
/// sent.</summary>
/// <param name="culture">Of the reader.</param>
public sealed class WholeNumbers(CultureInfo culture)
{
    private readonly TypedNumbers numbers = new(culture);
    private readonly Dictionary<string, string?> typed = [];

    /// <summary>What stands in a field.</summary>
    public string? this[string field]
    {
        get => typed.GetValueOrDefault(field);
        set => typed[field] = value;
    }

    public void Show(string field, int value) => typed[field] = numbers.Shown(value);

    /// <summary>0 for what <see cref="Errors"/> names.</summary>
    public int Of(string field) => numbers.Count(this[field]) ?? 0;

    /// <param name="label">Of a field.</param>
    public IReadOnlyList<FieldError> Errors(Func<string, string> label) =>
        [
            .. typed
                .Keys.Select(field => (Field: field, Sentence: Problem(field)))
                .Where(f => f.Sentence is not null)
                .Select(f => new FieldError(f.Field, label(f.Field), f.Sentence!)),
        ];

    private string? Problem(string field) =>
        string.IsNullOrWhiteSpace(this[field]) ? "Enter a whole number."
        : numbers.CountProblem(field, this[field], field) is { } problem ? problem.Sentence
        : numbers.Count(this[field]) is null ? "This number is too large."
        : null;
}

namespace EmployeeReferrals.Domain;

/// <summary>How an operation or a change of an aggregate ended.</summary>
public enum Outcome
{
    Ok,
    NotFound,
    Forbidden,
    Conflict,
    Rejected,
}

/// <summary>Why something did not happen: a stable code, the sentence its reader sees, and the form field it belongs to.</summary>
public sealed record Problem(string Code, string Sentence, string? Field = null);

/// <summary>The answer of every operation and of every change of an aggregate. A change happens or says why not.</summary>
public class Result
{
    protected Result(Outcome outcome, IReadOnlyList<Problem> problems)
    {
        Outcome = outcome;
        Problems = problems;
    }

    public Outcome Outcome { get; }
    public IReadOnlyList<Problem> Problems { get; }
    public bool IsOk => Outcome == Outcome.Ok;

    /// <summary>The first problem, for a reader who sees one line.</summary>
    public Problem? Problem => Problems.Count > 0 ? Problems[0] : null;

    /// <summary>What to show when the outcome is not Ok.</summary>
    public string Sentence =>
        Problem?.Sentence
        ?? Outcome switch
        {
            Outcome.NotFound => "This is not here, or you cannot see it.",
            Outcome.Forbidden => "Your role does not allow this.",
            Outcome.Conflict => "Somebody else changed this in the meantime. Reload and try again.",
            Outcome.Ok or Outcome.Rejected => "",
        };

    public static Result Ok { get; } = new(Outcome.Ok, []);
    public static Result NotFound { get; } = new(Outcome.NotFound, []);
    public static Result Forbidden { get; } = new(Outcome.Forbidden, []);

    public static Result Conflict(string code, string sentence) => new(Outcome.Conflict, [new Problem(code, sentence)]);

    public static Result Rejected(string code, string sentence, string? field = null) =>
        new(Outcome.Rejected, [new Problem(code, sentence, field)]);

    public static Result Rejected(IReadOnlyList<Problem> problems) => new(Outcome.Rejected, problems);
}

/// <inheritdoc cref="Result"/>
public sealed class Result<T> : Result
{
    private readonly T? _value;

    private Result(T value)
        : base(Outcome.Ok, []) => _value = value;

    private Result(Result other)
        : base(other.Outcome, other.Problems) { }

    /// <exception cref="InvalidOperationException">The outcome is not Ok.</exception>
    public T Value => IsOk ? _value! : throw new InvalidOperationException($"No value: {Outcome} {Problem?.Code}");

    public static implicit operator Result<T>(T value) => new(value);

    /// <summary>Carries a failure over; an Ok without a value is a programming error.</summary>
    public static Result<T> From(Result failure) =>
        failure.IsOk ? throw new ArgumentException("An Ok needs its value", nameof(failure)) : new(failure);
}

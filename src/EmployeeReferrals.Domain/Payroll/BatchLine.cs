using System.Security.Cryptography;
using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Plans;

namespace EmployeeReferrals.Domain.Payroll;

/// <summary>Where a line stands. Rejected and voided lines free their payout for a later batch; a paid one never does.</summary>
public enum LineState
{
    Open,
    Paid,
    Rejected,
    Voided,
}

/// <summary>Why payroll did not pay a line.</summary>
/// <param name="Code">Payroll's own code, such as E17.</param>
/// <param name="Words">Payroll's own words, cleaned.</param>
public sealed record Rejection(string? Code, string? Words)
{
    public const int LongestCode = 20;

    /// <summary>From what was typed or uploaded; null when it says nothing. Words that are too long are cut.</summary>
    public static Rejection? Of(string? code, string? words)
    {
        var (cleanCode, cleanWords) = (Text.Clean(code), Text.Clean(words));
        // What is no code is words.
        if (
            cleanCode is not null
            && (cleanCode.Length > LongestCode || !cleanCode.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.'))
        )
            (cleanCode, cleanWords) = (null, cleanWords is null ? cleanCode : $"{cleanCode}: {cleanWords}");
        if (cleanWords?.Length > Text.Line)
            cleanWords = cleanWords[..(char.IsHighSurrogate(cleanWords[Text.Line - 2]) ? Text.Line - 2 : Text.Line - 1)] + "…";
        return cleanCode is null && cleanWords is null ? null : new Rejection(cleanCode, cleanWords);
    }
}

/// <summary>One payout as it was handed to payroll: what the file says stays as it was, whatever becomes of the payout.</summary>
public sealed class BatchLine
{
    private BatchLine() { }

    internal BatchLine(Guid batchId, int number, Payout payout, DateOnly releasedOn)
    {
        (Id, BatchId, Number, PayoutId, RecipientId) = (Guid.CreateVersion7(), batchId, number, payout.Id, payout.RecipientId);
        (Amount, Currency, Kind, RewardName, RewardDays) = (
            payout.Amount,
            payout.Currency,
            payout.Kind,
            payout.RewardName,
            payout.RewardDays
        );
        (EmployeeNumber, LegalEntity, Part, Parts, DueOn, ReleasedOn) = (
            payout.EmployeeNumber,
            payout.LegalEntity ?? "",
            payout.Number,
            payout.Parts,
            payout.DueOn,
            releasedOn
        );
    }

    /// <summary>A line that never was, to show what a file would look like.</summary>
    internal static BatchLine MadeUp(int number, string employeeNumber, string legalEntity, decimal amount, Reward reward, DateOnly day) =>
        new()
        {
            Number = number,
            EmployeeNumber = employeeNumber,
            LegalEntity = legalEntity,
            Amount = amount,
            Currency = "EUR",
            Kind = reward.Kind,
            RewardName = reward.Name,
            RewardDays = reward.Days,
            Part = number,
            Parts = 2,
            DueOn = day,
            ReleasedOn = day,
        };

    public Guid Id { get; private init; }
    public Guid BatchId { get; private init; }

    /// <summary>From 1, in the order of the file.</summary>
    public int Number { get; private init; }
    public Guid PayoutId { get; private init; }
    public Guid RecipientId { get; private init; }

    /// <summary>What the payout is worth.</summary>
    public decimal Amount { get; private init; }
    public string Currency { get; private init; } = "";
    public RewardKind Kind { get; private init; }
    public string? RewardName { get; private init; }
    public decimal? RewardDays { get; private init; }
    public string? EmployeeNumber { get; private init; }
    public string LegalEntity { get; private init; } = "";
    public int Part { get; private init; }
    public int Parts { get; private init; }
    public DateOnly? DueOn { get; private init; }

    /// <summary>The company's day.</summary>
    public DateOnly ReleasedOn { get; private init; }
    public LineState State { get; private set; }
    public string? RejectCode { get; private set; }

    /// <summary>Payroll's words; what they hold is not ours to know.</summary>
    [PersonalData]
    public string? RejectReason { get; private set; }
    public DateTimeOffset? AnsweredAt { get; private set; }
    public Guid? AnsweredBy { get; private set; }

    /// <summary>What the file asks payroll to pay: nothing where days off are taken instead.</summary>
    public decimal Money => Kind == RewardKind.DaysOff ? 0m : Amount;

    internal void Turn(LineState to, Rejection? why, Act act) =>
        (State, RejectCode, RejectReason, AnsweredAt, AnsweredBy) = (to, why?.Code, why?.Words, act.At, act.By.PersonId);
}

/// <summary>What payroll says of one line.</summary>
/// <param name="Why">Null: paid.</param>
public sealed record LineAnswer(BatchLine Line, Payout Payout, Rejection? Why, Judgement? With = null);

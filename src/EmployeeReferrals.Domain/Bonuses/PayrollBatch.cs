using System.Security.Cryptography;

namespace EmployeeReferrals.Domain.Bonuses;

/// <summary>Where a batch stands. Collecting: it is still being put together and has no file yet. Confirmed: payroll has answered, and no
/// line is open any more.</summary>
public enum BatchState
{
    Collecting,
    Exported,
    Confirmed,
    Voided,
}

/// <summary>Where a line stands. Rejected and voided lines free their payout for a later batch; a paid one never does.</summary>
public enum LineState
{
    Open,
    Paid,
    Rejected,
    Voided,
}

/// <summary>What a batch takes: released payouts of one currency, of one legal entity or of all, released up to a day.</summary>
public sealed record BatchScope(string Currency, string? LegalEntity, DateOnly CutOff);

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
    internal static BatchLine MadeUp(
        int number,
        string employeeNumber,
        string legalEntity,
        decimal amount,
        RewardKind kind,
        string? reward,
        decimal? days,
        DateOnly day
    ) =>
        new()
        {
            Number = number,
            EmployeeNumber = employeeNumber,
            LegalEntity = legalEntity,
            Amount = amount,
            Currency = "EUR",
            Kind = kind,
            RewardName = reward,
            RewardDays = days,
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

    internal void Turn(LineState to, Rejection? why, Actor actor, DateTimeOffset now) =>
        (State, RejectCode, RejectReason, AnsweredAt, AnsweredBy) = (to, why?.Code, why?.Words, now, actor.PersonId);
}

/// <summary>The bytes that are downloaded, each time the same.</summary>
public sealed class BatchFile
{
    public Guid BatchId { get; init; }

    /// <summary>May hold employees' names, where the layout has them.</summary>
    [PersonalData]
    public byte[] Content { get; init; } = [];
}

/// <summary>What payroll says of one line.</summary>
/// <param name="Why">Null: paid.</param>
public sealed record LineAnswer(BatchLine Line, Payout Payout, Rejection? Why, Judgement? With = null);

/// <summary>A list of payouts handed to payroll, and the answer that came back. Its file and lines never change once it is closed; a payout
/// is claimed by one batch at a time (docs/rules.md §6).</summary>
public sealed class PayrollBatch : Aggregate
{
    private PayrollBatch() { }

    public PayrollBatch(Guid id, int number, BatchScope scope, PayrollLayout layout, Actor actor, DateTimeOffset now)
    {
        (Id, Number, Currency, LegalEntity, CutOff) = (id, number, scope.Currency, scope.LegalEntity, scope.CutOff);
        (Layout, CreatedAt, CreatedBy) = (layout, now, actor.PersonId);
    }

    /// <summary>From 1, for people to speak of.</summary>
    public int Number { get; private init; }
    public string Currency { get; private init; } = "";

    /// <summary>Null: all.</summary>
    public string? LegalEntity { get; private init; }

    /// <summary>The last day of release that it takes.</summary>
    public DateOnly CutOff { get; private init; }
    public PayrollLayout Layout { get; private init; } = PayrollLayout.Standard;
    public BatchState State { get; private set; }
    public DateTimeOffset CreatedAt { get; private init; }
    public Guid? CreatedBy { get; private init; }

    /// <summary>When the file was written; from then on it is immutable.</summary>
    public DateTimeOffset? ExportedAt { get; private set; }

    /// <summary>When the last open line was answered or voided.</summary>
    public DateTimeOffset? ClosedAt { get; private set; }
    public int LineCount { get; private set; }
    public int OpenCount { get; private set; }
    public int PaidCount { get; private set; }
    public int RejectedCount { get; private set; }
    public int VoidedCount { get; private set; }

    /// <summary>What the file asks payroll to pay, in <see cref="Currency"/>.</summary>
    public decimal Amount { get; private set; }
    public decimal PaidAmount { get; private set; }

    /// <summary>Released payouts that were looked at again and had to wait.</summary>
    public int DeferredCount { get; private set; }

    /// <summary>Released payouts that were looked at again and are not paid.</summary>
    public int ForfeitedCount { get; private set; }

    /// <summary>Lower-case hexadecimal, of the file.</summary>
    public string? Sha256 { get; private set; }
    public int ByteCount { get; private set; }
    public DateTimeOffset? VoidedAt { get; private set; }
    public Guid? VoidedBy { get; private set; }

    /// <summary>Typed by payroll.</summary>
    [PersonalData]
    public string? VoidReason { get; private set; }

    /// <summary>Takes a released payout into the batch: from now on no other batch can.</summary>
    /// <param name="releasedOn">The company's day of its release.</param>
    public Result<BatchLine> Claim(Payout payout, DateOnly releasedOn, Actor actor, DateTimeOffset now)
    {
        if (State != BatchState.Collecting)
            return Refuse("batch_closed", "This batch is closed; nothing can be added to it.");
        if (payout.State != PayoutState.Released)
            return Refuse("not_released", "Only a released payout can go into a batch.");
        if (payout.Currency != Currency || (LegalEntity is not null && payout.LegalEntity != LegalEntity) || releasedOn > CutOff)
            return Refuse("not_in_scope", "This payout has another currency, legal entity or date.");
        // The rule binds whoever began the batch, also when a background job finishes it.
        if (payout.RecipientId == CreatedBy || actor.IsPerson(payout.RecipientId))
            return Refuse("own_payout", "Nobody puts their own payout into a batch; a colleague does.");
        var line = new BatchLine(Id, ++LineCount, payout, releasedOn);
        OpenCount++;
        Amount += line.Money;
        payout.Export(actor, now);
        return line;

        static Result<BatchLine> Refuse(string code, string sentence) => Result<BatchLine>.From(Result.Rejected(code, sentence));
    }

    /// <summary>Counts what was looked at again at the export and did not go in.</summary>
    public void LeaveOut(int deferred, int forfeited) =>
        (DeferredCount, ForfeitedCount) = (DeferredCount + deferred, ForfeitedCount + forfeited);

    /// <summary>Closes the batch with its file. From now on neither changes.</summary>
    /// <exception cref="InvalidOperationException">It is closed already, or empty.</exception>
    public BatchFile Close(byte[] content, DateTimeOffset now)
    {
        if (State != BatchState.Collecting || LineCount == 0)
            throw new InvalidOperationException("Only a batch that is being collected, and has lines, can be closed");
        (State, ExportedAt, Sha256, ByteCount) = (
            BatchState.Exported,
            now,
            Convert.ToHexStringLower(SHA256.HashData(content)),
            content.Length
        );
        Raise(new BatchExported(Id, Number, LineCount, Amount, Currency, CutOff, Sha256, LegalEntity, DeferredCount, ForfeitedCount));
        return new BatchFile { BatchId = Id, Content = content };
    }

    /// <summary>May this be said of this line? Changes nothing.</summary>
    /// <param name="paid">Otherwise rejected.</param>
    /// <returns>Rejected with "same_already" when it was said before.</returns>
    public Result MayAnswer(BatchLine line, bool paid, Actor actor)
    {
        if (line.BatchId != Id)
            return Result.Rejected("other_batch", "This line belongs to another batch.");
        if (State == BatchState.Collecting)
            return Result.Conflict("collecting", "This batch is still being put together. Try again in a moment.");
        if (actor.IsPerson(line.RecipientId))
            return Result.Rejected("own_payout", "This is your own payout; a colleague answers it.");
        return line.State switch
        {
            LineState.Paid when paid => Result.Rejected("same_already", "This line is confirmed as paid already."),
            LineState.Paid => Result.Rejected(
                "paid_already",
                "This line is confirmed as paid, and a confirmed line stays so. What was paid wrongly is recovered by HR."
            ),
            LineState.Rejected when !paid => Result.Rejected("same_already", "This line is rejected already."),
            LineState.Rejected => Result.Rejected(
                "rejected_already",
                "This line was rejected, and its payout waits for a later batch, or is in one."
            ),
            LineState.Voided => Result.Rejected(
                "voided_already",
                "This line was voided, and its payout waits for a later batch, or is in one."
            ),
            LineState.Open when VoidedAt is not null => Result.Conflict("voiding", "This batch is being voided."),
            LineState.Open => Result.Ok,
        };
    }

    /// <summary>Takes payroll's answer to some of the lines: each paid payout is paid for good, each rejected one is judged
    /// again.</summary>
    /// <returns>The first refusal; then nothing has changed.</returns>
    public Result Answer(IReadOnlyCollection<LineAnswer> answers, Actor actor, DateTimeOffset now, DateOnly today)
    {
        foreach (var answer in answers)
            if (MayAnswer(answer.Line, answer.Why is null, actor) is { IsOk: false } refused)
                return refused;
        // Line and payout were read at two moments, and somebody answered between them.
        if (answers.Any(a => a.Payout.State != PayoutState.Exported))
            return Result.Conflict("changed_meanwhile", "Somebody else answered for this batch in the meantime. Reload and try again.");
        if (answers.Select(a => a.Line.Id).Distinct().Count() != answers.Count)
            return Result.Rejected("line_twice", "A line is answered twice.");
        foreach (var (line, payout, why, with) in answers)
        {
            line.Turn(why is null ? LineState.Paid : LineState.Rejected, why, actor, now);
            OpenCount--;
            if (why is null)
            {
                payout.Pay(actor, now);
                PaidCount++;
                PaidAmount += line.Money;
            }
            else
            {
                PayoutBook.Return(payout, PayoutReason.RejectedByPayroll, with!, actor, now, today);
                RejectedCount++;
            }
        }
        if (answers.Count > 0)
            Raise(new BatchAnswered(Id, Number, answers.Count(a => a.Why is null), answers.Count(a => a.Why is not null)));
        CloseWhenAnswered(now);
        return Result.Ok;
    }

    /// <summary>Says that what is open is not to be paid from this file. Lines that are paid stay paid.</summary>
    public Result BeginVoid(string? reason, Actor actor, DateTimeOffset now)
    {
        if (State == BatchState.Collecting)
            return Result.Conflict("collecting", "This batch is still being put together. Try again in a moment.");
        if (VoidedAt is not null)
            return Result.Rejected("voided_already", "This batch is voided already.");
        if (OpenCount == 0)
            return Result.Rejected("nothing_open", "Payroll has answered every line; there is nothing to void.");
        if (Text.Clean(reason) is not { } why)
            return Result.Rejected("void_reason", "Say why. Whoever looks at this batch later reads it.", "Reason");
        if (why.Length > Text.Line)
            return Result.Rejected("void_reason_long", $"At most {Text.Line} characters.", "Reason");
        (VoidedAt, VoidedBy, VoidReason) = (now, actor.PersonId, why);
        Raise(new BatchVoided(Id, Number, OpenCount, PaidCount));
        return Result.Ok;
    }

    /// <summary>Frees open lines of a batch that is being voided; called until none is left.</summary>
    /// <exception cref="InvalidOperationException">It is not being voided.</exception>
    public void Free(
        IReadOnlyCollection<(BatchLine Line, Payout Payout, Judgement With)> open,
        Actor actor,
        DateTimeOffset now,
        DateOnly today
    )
    {
        if (VoidedAt is null)
            throw new InvalidOperationException("Only the lines of a batch that is being voided are freed");
        foreach (
            var (line, payout, with) in open.Where(o =>
                o.Line.BatchId == Id && o.Line.State == LineState.Open && o.Payout.State == PayoutState.Exported
            )
        )
        {
            line.Turn(LineState.Voided, null, actor, now);
            PayoutBook.Return(payout, PayoutReason.BatchVoided, with, actor, now, today);
            OpenCount--;
            VoidedCount++;
        }
        CloseWhenAnswered(now);
    }

    private void CloseWhenAnswered(DateTimeOffset now)
    {
        if (OpenCount > 0 || ClosedAt is not null)
            return;
        // Where something was paid, the batch is a payment that happened; only one of which nothing was paid is void.
        State = VoidedCount > 0 && PaidCount == 0 ? BatchState.Voided : BatchState.Confirmed;
        ClosedAt = now;
    }
}

/// <param name="Deferred">As the batch counts them; null from earlier versions, which kept no legal entity either.</param>
public sealed record BatchExported(
    Guid BatchId,
    int Number,
    int Lines,
    decimal Amount,
    string Currency,
    DateOnly CutOff,
    string Sha256,
    string? LegalEntity = null,
    int? Deferred = null,
    int? Forfeited = null
) : DomainEvent(BatchId);

public sealed record BatchAnswered(Guid BatchId, int Number, int Paid, int Rejected) : DomainEvent(BatchId);

public sealed record BatchVoided(Guid BatchId, int Number, int Voided, int StayPaid) : DomainEvent(BatchId);

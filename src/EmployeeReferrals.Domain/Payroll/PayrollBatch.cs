using System.Security.Cryptography;
using EmployeeReferrals.Domain.Bonuses;

namespace EmployeeReferrals.Domain.Payroll;

/// <summary>Where a batch stands. Collecting: it is still being put together and has no file yet. Confirmed: payroll has answered, and no
/// line is open any more.</summary>
public enum BatchState
{
    Collecting,
    Exported,
    Confirmed,
    Voided,
}

/// <summary>What a batch takes: released payouts of one currency, of one legal entity or of all, released up to a day.</summary>
public sealed record BatchScope(string Currency, string? LegalEntity, DateOnly CutOff);

/// <summary>A list of payouts handed to payroll, and the answer that came back. Its file and lines never change once it is closed; a payout
/// is claimed by one batch at a time (docs/rules.md §6).</summary>
public sealed class PayrollBatch : Aggregate
{
    private PayrollBatch() { }

    public PayrollBatch(Guid id, int number, BatchScope scope, PayrollLayout layout, Act act)
    {
        (Id, Number, Currency, LegalEntity, CutOff) = (id, number, scope.Currency, scope.LegalEntity, scope.CutOff);
        (Layout, CreatedAt, CreatedBy) = (layout, act.At, act.By.PersonId);
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
    public Result<BatchLine> Claim(Payout payout, DateOnly releasedOn, Act act)
    {
        if (State != BatchState.Collecting)
            return Refuse("batch_closed", "This batch is closed; nothing can be added to it.");
        if (payout.State != PayoutState.Released)
            return Refuse("not_released", "Only a released payout can go into a batch.");
        if (payout.Currency != Currency || (LegalEntity is not null && payout.LegalEntity != LegalEntity) || releasedOn > CutOff)
            return Refuse("not_in_scope", "This payout has another currency, legal entity or date.");
        // The rule binds whoever began the batch, also when a background job finishes it.
        if (payout.RecipientId == CreatedBy || act.By.IsPerson(payout.RecipientId))
            return Refuse("own_payout", "Nobody puts their own payout into a batch; a colleague does.");
        var line = new BatchLine(Id, ++LineCount, payout, releasedOn);
        OpenCount++;
        Amount += line.Money;
        payout.Export(act);
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
    public Result Answer(IReadOnlyCollection<LineAnswer> answers, Act act)
    {
        foreach (var answer in answers)
            if (MayAnswer(answer.Line, answer.Why is null, act.By) is { IsOk: false } refused)
                return refused;
        // Line and payout were read at two moments, and somebody answered between them.
        if (answers.Any(a => a.Payout.State != PayoutState.Exported))
            return Result.Conflict("changed_meanwhile", "Somebody else answered for this batch in the meantime. Reload and try again.");
        if (answers.Select(a => a.Line.Id).Distinct().Count() != answers.Count)
            return Result.Rejected("line_twice", "A line is answered twice.");
        foreach (var (line, payout, why, with) in answers)
        {
            line.Turn(why is null ? LineState.Paid : LineState.Rejected, why, act);
            OpenCount--;
            if (why is null)
            {
                payout.Pay(act);
                PaidCount++;
                PaidAmount += line.Money;
            }
            else
            {
                payout.Return(PayoutReason.RejectedByPayroll, with!, act);
                RejectedCount++;
            }
        }
        if (answers.Count > 0)
            Raise(new BatchAnswered(Id, Number, answers.Count(a => a.Why is null), answers.Count(a => a.Why is not null)));
        CloseWhenAnswered(act.At);
        return Result.Ok;
    }

    /// <summary>Says that what is open is not to be paid from this file. Lines that are paid stay paid.</summary>
    public Result BeginVoid(string? reason, Act act)
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
        (VoidedAt, VoidedBy, VoidReason) = (act.At, act.By.PersonId, why);
        Raise(new BatchVoided(Id, Number, OpenCount, PaidCount));
        return Result.Ok;
    }

    /// <summary>Frees open lines of a batch that is being voided; called until none is left.</summary>
    /// <exception cref="InvalidOperationException">It is not being voided.</exception>
    public void Free(IReadOnlyCollection<(BatchLine Line, Payout Payout, Judgement With)> open, Act act)
    {
        if (VoidedAt is null)
            throw new InvalidOperationException("Only the lines of a batch that is being voided are freed");
        foreach (
            var (line, payout, with) in open.Where(o =>
                o.Line.BatchId == Id && o.Line.State == LineState.Open && o.Payout.State == PayoutState.Exported
            )
        )
        {
            line.Turn(LineState.Voided, null, act);
            payout.Return(PayoutReason.BatchVoided, with, act);
            OpenCount--;
            VoidedCount++;
        }
        CloseWhenAnswered(act.At);
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

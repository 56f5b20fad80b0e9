using EmployeeReferrals.Domain.Bonuses;
using EmployeeReferrals.Domain.Payroll;

namespace EmployeeReferrals.Domain.Ledger;

/// <summary>What is kept of a batch besides itself and its lines.</summary>
/// <param name="Sha256">Of the file as it lies there; null: there is none.</param>
/// <param name="Exported">As the audit kept it; null: not closed yet.</param>
/// <param name="Voided">When, and by whom, as the audit kept it.</param>
/// <param name="FirstClaims">When, and by whom, the ledger says that payouts of the first line were exported.</param>
public sealed record BatchGround(
    string? Sha256,
    int ByteCount,
    (DateTimeOffset At, BatchExported Event)? Exported,
    (DateTimeOffset At, Guid? By)? Voided,
    IReadOnlyCollection<(DateTimeOffset At, Guid? By)> FirstClaims
);

/// <summary>A batch against its lines, its file and the audit. Lines are taken one by one, so that a large batch needs no more memory than
/// a small one.</summary>
public sealed class BatchCheck(PayrollBatch batch)
{
    private readonly List<LedgerFinding> _found = [];
    private readonly Dictionary<LineState, int> _counts = Enum.GetValues<LineState>().ToDictionary(s => s, _ => 0);
    private int _lines;
    private decimal _amount,
        _paid;
    private DateTimeOffset? _answered;

    public void Take(BatchLine line)
    {
        if (line.Number != ++_lines)
            _found.Add(new(LedgerFault.Missing, "BatchLines.Number"));
        if (line.Currency != batch.Currency)
            _found.Add(new(LedgerFault.Differs, "BatchLines.Currency"));
        if (batch.LegalEntity is not null && line.LegalEntity != batch.LegalEntity)
            _found.Add(new(LedgerFault.Differs, "BatchLines.LegalEntity"));
        if (line.ReleasedOn > batch.CutOff)
            _found.Add(new(LedgerFault.Differs, "BatchLines.ReleasedOn"));
        if (line.RecipientId == batch.CreatedBy)
            _found.Add(new(LedgerFault.NotAllowed, "BatchLines.RecipientId"));
        if (line.State == LineState.Voided && batch.VoidedAt is null)
            _found.Add(new(LedgerFault.NotAllowed, "BatchLines.State"));
        _counts[line.State]++;
        _amount += line.Money;
        if (line.State == LineState.Paid)
            _paid += line.Money;
        if (_answered is null || line.AnsweredAt > _answered)
            _answered = line.AnsweredAt ?? _answered;
    }

    /// <param name="number">The one that follows the batch before.</param>
    public IReadOnlyList<LedgerFinding> Finish(int number, BatchGround ground)
    {
        Same(number, batch.Number, nameof(PayrollBatch.Number));
        Same(_lines, batch.LineCount, nameof(PayrollBatch.LineCount));
        Same(_counts[LineState.Open], batch.OpenCount, nameof(PayrollBatch.OpenCount));
        Same(_counts[LineState.Paid], batch.PaidCount, nameof(PayrollBatch.PaidCount));
        Same(_counts[LineState.Rejected], batch.RejectedCount, nameof(PayrollBatch.RejectedCount));
        Same(_counts[LineState.Voided], batch.VoidedCount, nameof(PayrollBatch.VoidedCount));
        Same(_amount, batch.Amount, nameof(PayrollBatch.Amount));
        Same(_paid, batch.PaidAmount, nameof(PayrollBatch.PaidAmount));
        var isClosed = ground.Exported is not null;
        var isAnswered = isClosed && _counts[LineState.Open] == 0;
        Same(StateOf(isClosed, isAnswered), batch.State, nameof(PayrollBatch.State));
        Same(isAnswered ? _answered : null, batch.ClosedAt, nameof(PayrollBatch.ClosedAt));
        Same(ground.Voided?.At, batch.VoidedAt, nameof(PayrollBatch.VoidedAt));
        Same(ground.Voided?.By, batch.VoidedBy, nameof(PayrollBatch.VoidedBy));
        Same(ground.Exported?.At, batch.ExportedAt, nameof(PayrollBatch.ExportedAt));
        // Its first line was taken in the commit that made it.
        if (_lines > 0 && ground.FirstClaims.All(c => c.At != batch.CreatedAt))
            Fault(nameof(PayrollBatch.CreatedAt));
        else if (_lines > 0 && !ground.FirstClaims.Contains((batch.CreatedAt, batch.CreatedBy)))
            Fault(nameof(PayrollBatch.CreatedBy));
        File(ground);
        if (ground.Exported is { } exported)
            Told(exported.Event);
        return _found;
    }

    private BatchState StateOf(bool isClosed, bool isAnswered) =>
        (isClosed, isAnswered) switch
        {
            (false, _) => BatchState.Collecting,
            (true, false) => BatchState.Exported,
            (true, true) => _counts[LineState.Voided] > 0 && _counts[LineState.Paid] == 0 ? BatchState.Voided : BatchState.Confirmed,
        };

    private void File(BatchGround ground)
    {
        if ((ground.Sha256 is null) != (ground.Exported is null))
            _found.Add(new(LedgerFault.Missing, "BatchFiles.Content"));
        Same(ground.Sha256, batch.Sha256, nameof(PayrollBatch.Sha256));
        Same(ground.ByteCount, batch.ByteCount, nameof(PayrollBatch.ByteCount));
        if (ground.Exported is { } exported && ground.Sha256 is not null && exported.Event.Sha256 != ground.Sha256)
            _found.Add(new(LedgerFault.Differs, "BatchFiles.Content"));
    }

    private void Told(BatchExported told)
    {
        Same(told.Number, batch.Number, nameof(PayrollBatch.Number));
        Same(told.Lines, batch.LineCount, nameof(PayrollBatch.LineCount));
        Same(told.Amount, batch.Amount, nameof(PayrollBatch.Amount));
        Same(told.Currency, batch.Currency, nameof(PayrollBatch.Currency));
        Same(told.CutOff, batch.CutOff, nameof(PayrollBatch.CutOff));
        if (told.Deferred is not { } deferred)
            return;
        Same(told.LegalEntity, batch.LegalEntity, nameof(PayrollBatch.LegalEntity));
        Same(deferred, batch.DeferredCount, nameof(PayrollBatch.DeferredCount));
        Same(told.Forfeited, batch.ForfeitedCount, nameof(PayrollBatch.ForfeitedCount));
    }

    private void Same<T>(T rebuilt, T kept, string column)
    {
        if (!EqualityComparer<T>.Default.Equals(rebuilt, kept))
            Fault(column);
    }

    private void Fault(string column) => _found.Add(new(LedgerFault.Differs, $"PayrollBatches.{column}"));
}
